/** Reads the chosen calendar each 10 min, and at once when the machine wakes (K1). */
import type { CalendarPort, CalendarReading, CalendarSetting, Clock } from '../../engine/ports.ts';
import { DAY_MS } from '../../protocol/limits.ts';
import type { CalendarSource, SourceFault, SourceText } from './source.ts';

const EVERY_MS = 10 * 60_000;
const SLOWEST_MS = 60 * 60_000;
const AHEAD_MS = 30 * DAY_MS;
/** A text that stays the same is read anew after so long: the window has moved on. */
const STALE_MS = 6 * 3_600_000;

const wordsOf = (fault: SourceFault): string => {
  switch (fault.kind) {
    case 'unreachable':
      return 'Your calendar can’t be reached at the moment.';
    case 'private':
      return 'This calendar is at a private address, in your own network. Allow that below if it is meant.';
    case 'too_large':
      return 'Your calendar has over 5 MB, which is more than Fermata reads.';
    case 'too_slow':
      return 'Your calendar took too long to answer.';
    case 'lost':
      return 'Your calendar’s address leads from one to the next without an end.';
    case 'unencrypted':
      return 'Your calendar’s address leads on to one that is not encrypted, so Fermata did not follow it.';
    case 'bad_address':
      return 'This is no address of a calendar: it should begin with https://, http:// or webcal://.';
    case 'no_file':
      return 'The calendar file can’t be read: it may have been moved. Choose it again.';
    case 'refused':
      return fault.status === 401 || fault.status === 403
        ? `Your calendar’s address asks for a password now (${fault.status}). Look for its secret address in iCal format, and put that in.`
        : `Your calendar’s address answers with an error (${fault.status}).`;
  }
};
const NO_CALENDAR = 'What is there is no calendar: perhaps a page to sign in.';
const CUT_OFF = 'Your calendar was cut off in the middle.';
const WENT_WRONG = 'Your calendar could not be read.';

/** What a reader stands on. */
export interface ReaderPorts {
  readonly clock: Clock;
  readonly source: CalendarSource;
  /** The member's zone, for times that have none. */
  readonly timeZone: string;
}

const addressesIn = (setting: CalendarSetting): readonly string[] => {
  if (setting.kind !== 'url') return [];
  const text = setting.url.replaceAll(/%40/gi, '@').toLowerCase();
  return text.match(/[^\s/:?&=]+@[^\s/:?&=]+\.[^\s/:?&=]+/g) ?? [];
};

/** Makes a reader. */
export const createCalendarReader = ({ clock, source, timeZone }: ReaderPorts): CalendarPort => {
  const listeners = new Set<(reading: CalendarReading) => void>();
  let setting: CalendarSetting | null = null;
  let turn = 0;
  let cancel = (): void => undefined;
  let failures = 0;
  let known: { mark: string; readAt: number; hasEvents: boolean } | null = null;

  const breathe = (): Promise<void> => new Promise((resolve) => clock.setTimer(0, resolve));

  const understand = async (of: CalendarSetting, text: string): Promise<CalendarReading> => {
    const { parseCalendar } = await import('../parse.ts');
    const from = clock.now() - DAY_MS;
    const options = { from, until: from + AHEAD_MS + DAY_MS, timeZone, breathe };
    const parsed = await parseCalendar(text, { ...options, ownAddresses: addressesIn(of) });
    if (!parsed.ok) return { events: null, problem: NO_CALENDAR };
    const { events, isWhole, remark } = parsed.value;
    if (isWhole) return { events, ...(remark === undefined ? {} : { problem: remark }) };
    // Half a calendar is better than none, but not than the last whole one.
    return known?.hasEvents === true
      ? { events: null, problem: CUT_OFF }
      : { events, problem: `${CUT_OFF} What came of it is used.` };
  };

  const take = async (of: CalendarSetting, text: SourceText): Promise<CalendarReading> => {
    if (text.kind === 'same') return { events: null };
    const reading = await understand(of, text.text);
    if (reading.events !== null)
      known = { mark: text.mark, readAt: clock.monotonic(), hasEvents: true };
    return reading;
  };

  const readOnce = async (of: CalendarSetting): Promise<CalendarReading> => {
    const isFresh = known !== null && clock.monotonic() - known.readAt < STALE_MS;
    const loaded = await source.load(of, isFresh && known !== null ? known.mark : null);
    return loaded.ok ? take(of, loaded.value) : { events: null, problem: wordsOf(loaded.error) };
  };

  const read = async (): Promise<void> => {
    cancel();
    const mine = (turn += 1);
    if (setting === null) return;
    const of = setting;
    const reading = await readOnce(of).catch((): CalendarReading => ({
      events: null,
      problem: WENT_WRONG,
    }));
    if (mine !== turn) return;
    failures = reading.events === null && reading.problem !== undefined ? failures + 1 : 0;
    for (const listener of listeners) listener(reading);
    const after = Math.min(SLOWEST_MS, EVERY_MS * 2 ** Math.max(0, failures - 1));
    cancel = clock.setTimer(after, () => void read());
  };

  return {
    use: (next) => {
      setting = next;
      known = null;
      failures = 0;
      void read();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake: () => void read(),
  };
};
