/** Calendars as the desktop gets at them: from an address, or from a file that is read again when it changed. */
import { readFile, stat } from 'node:fs/promises';
import {
  type CalendarSource,
  MAX_CALENDAR_BYTES,
  type SourceFault,
  type SourceText,
} from '../../../shared/calendar/reading/source.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { fetchCalendar } from './http-calendar.ts';

const readCalendarFile = async (
  path: string,
  mark: string | null,
): Promise<Result<SourceText, SourceFault>> => {
  try {
    const { size, mtimeMs, isFile } = await stat(path).then((found) => ({
      size: found.size,
      mtimeMs: found.mtimeMs,
      isFile: found.isFile(),
    }));
    if (!isFile) return fail({ kind: 'no_file' }); // A pipe would be read for ever.
    if (size > MAX_CALENDAR_BYTES) return fail({ kind: 'too_large' });
    const now = `${mtimeMs} ${size}`;
    if (now === mark) return ok({ kind: 'same' });
    return ok({ kind: 'text', text: await readFile(path, 'utf8'), mark: now });
  } catch {
    return fail({ kind: 'no_file' }); // Gone, or not ours to read: it is said in one line and tried again.
  }
};

/** Makes the source. */
export const createCalendarSource = (): CalendarSource => ({
  load: (setting, mark) =>
    setting.kind === 'url' ? fetchCalendar(setting, mark) : readCalendarFile(setting.path, mark),
});
