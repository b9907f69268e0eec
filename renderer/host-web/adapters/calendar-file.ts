/**
 * The calendar of a browser: a file that its user chose, kept in the page's own database, since a page may not fetch
 * from other addresses. It is read again as days pass, so that what repeats goes on.
 */
import type { CalendarSource } from '../../../shared/calendar/reading/source.ts';
import { MAX_CALENDAR_BYTES } from '../../../shared/calendar/reading/source.ts';
import { fail, ok } from '../../../shared/result.ts';
import { change, readAll } from './database.ts';

const KEY = 'file';

/** A place for the file, and the source that reads it. */
export interface CalendarFile {
  readonly source: CalendarSource;
  /** Keeps a text in place of the one before, or with null nothing of it; on disk when it resolves. */
  readonly keep: (text: string | null) => Promise<void>;
}

/** The file on an open database. */
export const createCalendarFile = (database: IDBDatabase): CalendarFile => ({
  keep: (text) =>
    change(database, 'calendar', (store) => {
      if (text === null) store.clear();
      else store.put(text, KEY);
    }),
  source: {
    load: async (setting, mark) => {
      if (setting.kind === 'url') return fail({ kind: 'bad_address' });
      const text = (await readAll(database, 'calendar')).get(KEY);
      if (typeof text !== 'string') return fail({ kind: 'no_file' });
      if (text.length > MAX_CALENDAR_BYTES) return fail({ kind: 'too_large' });
      const now = `${text.length} ${text.slice(-200)}`;
      return ok(now === mark ? { kind: 'same' } : { kind: 'text', text, mark: now });
    },
  },
});
