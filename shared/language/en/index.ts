/** The catalogue in English: every text, by area. */
import { atStart } from './at-start.ts';
import { compose } from './compose.ts';
import { reviewLate } from './review-late.ts';
import { settings } from './settings.ts';
import { teamLate } from './team-late.ts';

export const en = {
  ...atStart,
  compose,
  settings,
  review: { ...atStart.review, ...reviewLate },
  team: { ...atStart.team, ...teamLate },
} as const;
