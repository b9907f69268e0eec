/** The catalogue in English: every text, by area. */
import { atStart } from './at-start.ts';
import { settings } from './settings.ts';

export const en = { ...atStart, settings } as const;
