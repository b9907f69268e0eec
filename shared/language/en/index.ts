/** The catalogue in English: every text, by area. */
import { atStart } from './at-start.ts';
import { compose } from './compose.ts';
import { settings } from './settings.ts';

export const en = { ...atStart, compose, settings } as const;
