/** The catalogue in English: every text, by area. */
import { atStart } from './at-start.ts';
import { compose } from './compose.ts';
import { reviewLate } from './review-late.ts';
import { finder } from './finder.ts';
import { keys } from './keys.ts';
import { palette } from './palette.ts';
import { settings } from './settings.ts';
import { teamLate } from './team-late.ts';

export const en = {
  ...atStart,
  compose,
  finder,
  keys,
  palette,
  settings,
  review: { ...atStart.review, ...reviewLate },
  team: { ...atStart.team, ...teamLate },
} as const;
