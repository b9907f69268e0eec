/** What people say most of how they are, with how long it is usually so. */
import type { EndChoice } from '../../../shared/domain/ends.ts';
import { t } from '../../../shared/language/words.ts';
import './texts.ts';

/** A status that is set with one click. */
export interface StatusPreset {
  readonly emoji: string;
  readonly text: string;
  readonly lasts: EndChoice | 'date';
}

/** The presets, in the language that is spoken. */
export const statusPresets = (): readonly StatusPreset[] => [
  { emoji: '📅', text: t('team.inMeeting'), lasts: '1h' },
  { emoji: '🍴', text: t('team.lunch'), lasts: '1h' },
  { emoji: '🚆', text: t('team.commuting'), lasts: '30m' },
  { emoji: '🤒', text: t('team.outSick'), lasts: 'today' },
  { emoji: '🌴', text: t('team.onHoliday'), lasts: 'date' },
];
