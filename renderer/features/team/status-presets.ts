/** What people say most of how they are, with how long it is usually so. */
import type { EndChoice } from '../../../shared/domain/ends.ts';

/** A status that is set with one click. */
export interface StatusPreset {
  readonly emoji: string;
  readonly text: string;
  readonly lasts: EndChoice | 'date';
}

export const STATUS_PRESETS: readonly StatusPreset[] = [
  { emoji: '📅', text: 'In a meeting', lasts: '1h' },
  { emoji: '🍴', text: 'Lunch', lasts: '1h' },
  { emoji: '🚆', text: 'Commuting', lasts: '30m' },
  { emoji: '🤒', text: 'Out sick', lasts: 'today' },
  { emoji: '🌴', text: 'On holiday', lasts: 'date' },
];
