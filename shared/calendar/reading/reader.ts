/** Reads the chosen calendar each 10 min, and at once when the machine wakes (K1). */
import type { CalendarPort, CalendarReading, CalendarSetting, Clock } from '../../engine/ports.ts';
import { t } from '../../language/engine/words.ts';
import { onSpoken } from '../../language/words.ts';
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
      return t('calendar.unreachable');
    case 'private':
      return t('calendar.private');
    case 'too_large':
      return t('calendar.tooLarge');
    case 'too_slow':
      return t('calendar.tooSlow');
    case 'lost':
      return t('calendar.lost');
    case 'unencrypted':
      return t('calendar.unencrypted');
    case 'bad_address':
      return t('calendar.badAddress');
    case 'no_file':
      return t('calendar.noFile');
    case 'refused':
      return fault.status === 401 || fault.status === 403
        ? t('calendar.asksPassword', { status: fault.status })
        : t('calendar.answersError', { status: fault.status });
  }
};

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
    if (!parsed.ok) return { events: null, problem: t('calendar.noCalendar') };
    const { events, isWhole, remark } = parsed.value;
    if (isWhole) return { events, ...(remark === undefined ? {} : { problem: remark }) };
    // Half a calendar is better than none, but not than the last whole one.
    return known?.hasEvents === true
      ? { events: null, problem: t('calendar.cutOff') }
      : { events, problem: `${t('calendar.cutOff')} ${t('calendar.usedAnyway')}` };
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
      problem: t('calendar.wentWrong'),
    }));
    if (mine !== turn) return;
    failures = reading.events === null && reading.problem !== undefined ? failures + 1 : 0;
    for (const listener of listeners) listener(reading);
    const after = Math.min(SLOWEST_MS, EVERY_MS * 2 ** Math.max(0, failures - 1));
    cancel = clock.setTimer(after, () => void read());
  };

  // What is wrong with it is said anew in another language (W2).
  onSpoken(() => {
    known = null;
    void read();
  });
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
