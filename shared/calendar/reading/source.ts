/** Where the text of a calendar comes from. */
import type { CalendarSetting } from '../../engine/ports.ts';
import type { Result } from '../../result.ts';

/** The most that is read of a calendar, bytes, however it was packed. */
export const MAX_CALENDAR_BYTES = 5 * 1024 * 1024;

/** Why a text could not be had. */
export type SourceFault =
  | {
      readonly kind:
        | 'unreachable'
        | 'unencrypted'
        | 'private'
        | 'too_large'
        | 'too_slow'
        | 'lost'
        | 'bad_address'
        | 'no_file';
    }
  | { readonly kind: 'refused'; readonly status: number };

/** A text, or that it is the same as before. `mark` is given back the next time, to find that out. */
export type SourceText =
  | { readonly kind: 'same' }
  | { readonly kind: 'text'; readonly text: string; readonly mark: string };

/** Fetches the text of a calendar. */
export interface CalendarSource {
  /** Never rejects. */
  load(setting: CalendarSetting, mark: string | null): Promise<Result<SourceText, SourceFault>>;
}
