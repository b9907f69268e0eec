/** The catalogue in English: every text, by area. */
import { connection, consequence, counts, groups, shows, times } from './wording.ts';

export const en = { connection, consequence, counts, groups, shows, times } as const;
