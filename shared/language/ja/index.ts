/** The catalogue in Japanese. */
import type { Catalogue } from '../catalogue.ts';
import { compose } from './compose.ts';
import { finder } from './finder.ts';
import { focus } from './focus.ts';
import { keys } from './keys.ts';
import { onboarding } from './onboarding.ts';
import { palette } from './palette.ts';
import { parts } from './parts.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { surface } from './surface.ts';
import { team } from './team.ts';
import { web } from './web.ts';
import { window } from './window.ts';
import { connection, consequence, counts, groups, shows, times } from './wording.ts';

export const ja: Catalogue = {
  compose,
  connection,
  consequence,
  counts,
  finder,
  focus,
  groups,
  keys,
  onboarding,
  palette,
  parts,
  review,
  settings,
  shows,
  surface,
  team,
  times,
  web,
  window,
};
