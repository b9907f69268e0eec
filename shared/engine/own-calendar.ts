/** One's own calendar on this device (K1): what it said last, when it makes busy, and what the relay is told of it. */
import type { CalendarView } from '../bridge/view.ts';
import { busyStretches, type CalendarEvent, stretchNow } from '../domain/calendar.ts';
import { t } from '../language/engine/words.ts';
import type { BusyStretch } from '../protocol/fields.ts';
import { CALENDAR, DAY_MS } from '../protocol/limits.ts';
import type { ErrorCode } from '../protocol/replies.ts';
import { step, type Step } from './events.ts';
import { NO_CALENDAR } from './calendar-setting.ts';
import type { CalendarReading, CalendarSetting } from './ports.ts';
import { type EngineState, relayNow } from './state.ts';

const HOUR_MS = 3_600_000;

/** Chooses another calendar, or none; what the one before said is forgotten. */
export const chooseCalendar = (
  state: EngineState,
  setting: CalendarSetting | null,
  focusWord: string | undefined,
): Step => {
  const isSame = JSON.stringify(setting) === JSON.stringify(state.calendar.setting);
  const base = isSame ? state.calendar : { ...NO_CALENDAR, setting };
  const calendar = { ...base, focusWord: focusWord ?? state.calendar.focusWord };
  return step({ ...state, calendar }, { type: 'useCalendar', setting });
};

const sameEvents = (a: readonly CalendarEvent[], b: readonly CalendarEvent[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

/** What is wrong, and what counts meanwhile: only what was read once can stay. */
const problemOf = ({ events, problem }: CalendarReading, readAt: number | null): string | null => {
  if (problem === undefined) return null;
  return events === null && readAt !== null ? `${problem} ${t('calendar.kept')}` : problem;
};

/** Takes in what the calendar says. One that could not be read leaves the last good copy. */
export const takeReading = (state: EngineState, reading: CalendarReading): EngineState => {
  const { calendar } = state;
  if (calendar.setting === null) return state;
  const now = relayNow(state);
  const told = (reading.events ?? calendar.events).filter(({ until }) => until > now - DAY_MS);
  const events = sameEvents(told, calendar.events) ? calendar.events : told;
  const problem = problemOf(reading, calendar.readAt);
  const readAt = reading.problem === undefined || reading.events !== null ? now : calendar.readAt;
  const isNews = events !== calendar.events || problem !== calendar.problem;
  // A store need not be written each ten minutes to say that nothing changed.
  const isOld = readAt !== null && readAt - (calendar.readAt ?? 0) >= HOUR_MS;
  if (!isNews && !isOld) return state;
  return { ...state, calendar: { ...calendar, events, problem, readAt } };
};

interface HourOfStretches {
  readonly from: number;
  readonly stretches: readonly BusyStretch[];
}
const memo = new WeakMap<object, HourOfStretches>();

/**
 * When busy stretches begin and end, from the present hour on: what the relay is told changes once an hour at most,
 * and no event of the engine has to sort a calendar.
 */
const stretchesToTell = (state: EngineState): readonly BusyStretch[] => {
  const { events } = state.calendar;
  const from = Math.floor(relayNow(state) / HOUR_MS) * HOUR_MS;
  const known = memo.get(events);
  if (known?.from === from) return known.stretches;
  const stretches = busyStretches(events, from, from + CALENDAR.aheadMs).map((it) => ({
    from: Math.round(it.from),
    until: Math.round(it.until),
  }));
  memo.set(events, { from, stretches });
  return stretches;
};

/** Until when the calendar makes busy now; null when it does not. */
const busyUntil = (state: EngineState): number | null => {
  const now = relayNow(state);
  return stretchNow(stretchesToTell(state), now)?.until ?? null;
};

const tell = (state: EngineState): Step => {
  if (state.connection.state !== 'online') return step(state);
  if (state.reading.monotonic < state.opsRestUntilMono) return step(state);
  const busy = stretchesToTell(state);
  if (busy === state.toldBusy) return step(state);
  // A device without a calendar has nothing to say, unless it has said something.
  if (JSON.stringify(busy) === JSON.stringify(state.toldBusy ?? [])) {
    if (state.toldBusy !== null || state.calendar.setting === null) return step(state);
  }
  const id = `c${Math.round(state.reading.monotonic)}`;
  return step(
    { ...state, toldBusy: busy },
    { type: 'send', request: { type: 'calendar', id, busy: [...busy] } },
  );
};

/** What time makes of the calendar: busy now or not, and what the relay has to know. */
export const tickCalendar = (state: EngineState): Step => {
  const until = state.calendar.events.length === 0 ? null : busyUntil(state);
  return tell(until === state.busyUntil ? state : { ...state, busyUntil: until });
};

/** The relay refused what it was told. What may pass is told again; an older relay knows nothing of calendars. */
export const calendarRefused = (state: EngineState, re: string, code: ErrorCode): EngineState =>
  re.startsWith('c') && (code === 'rate_limited' || code === 'internal')
    ? {
        ...state,
        toldBusy: null,
        opsRestUntilMono: Math.max(state.opsRestUntilMono, state.reading.monotonic + 5000),
      }
    : state;

/** Milliseconds until an event begins or ends; null when there is none. */
export const calendarDueMs = (state: EngineState): number | null => {
  const now = relayNow(state);
  const moments = state.calendar.events.flatMap(({ from, until, isBusy }) =>
    isBusy ? [from, until].filter((moment) => moment > now) : [],
  );
  return moments.length === 0 ? null : Math.min(...moments) - now;
};

/** What the window sees. */
export const calendarView = (state: EngineState): CalendarView => {
  const { setting, focusWord, events, problem, readAt } = state.calendar;
  const now = relayNow(state);
  const soon = events.filter(({ from, until }) => until > now && from < now + 7 * DAY_MS);
  return {
    setting,
    focusWord,
    problem,
    readAt: readAt && readAt - state.skewMs,
    eventsInWeek: soon.length,
    busyInWeek: soon.filter(({ isBusy }) => isBusy).length,
  };
};
