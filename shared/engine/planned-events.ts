/** Sessions that a calendar plans: its events whose title has the word chosen for focus (F8, K1). */
import { type CalendarEvent, focusEvents } from '../domain/calendar.ts';
import type { Occurrence } from '../domain/plan.ts';
import { FOCUS_LENGTH } from '../protocol/limits.ts';
import type { EngineState } from './state.ts';

const memo = new WeakMap<
  readonly CalendarEvent[],
  { readonly word: string; readonly found: readonly Occurrence[] }
>();

/**
 * Such events in relay time, by their beginning. A whole day or more is no session; a title stays on this device, so
 * that it may be shown here and must not be told as a session's label.
 */
export const eventOccurrences = ({ calendar }: EngineState): readonly Occurrence[] => {
  const { events, focusWord: word, setting } = calendar;
  if (setting === null || word === '') return [];
  const known = memo.get(events);
  if (known?.word === word) return known.found;
  const found = focusEvents(events, word)
    .filter(({ from, until }) => until - from <= FOCUS_LENGTH.maxMs)
    .map((event) => ({ ...event, key: `event/${event.key}` }))
    .sort((a, b) => a.from - b.from);
  memo.set(events, { word, found });
  return found;
};
