/** The catalogue in English, as far as it is there from the start: all but what comes with a part of the window. */
import { focus } from './focus.ts';
import { keys } from './keys-at-start.ts';
import { onboarding } from './onboarding.ts';
import { palette } from './palette-at-start.ts';
import { parts } from './parts.ts';
import { review } from './review.ts';
import { surface } from './surface.ts';
import { team } from './team.ts';
import { web } from './web.ts';
import { window } from './window.ts';
import { connection, consequence, counts, groups, shows, times } from './wording.ts';

export const atStart = {
  connection,
  consequence,
  counts,
  focus,
  groups,
  keys,
  onboarding,
  palette,
  parts,
  review,
  shows,
  surface,
  team,
  times,
  web,
  window,
} as const;
