/**
 * What Fermata makes of a calendar (K1). Times are epoch ms of the world's clock, for which the relay's is
 * taken: no device's own clock comes into them.
 */
import type { BusyStretch } from '../protocol/fields.ts';
import { CALENDAR } from '../protocol/limits.ts';

/** One occurrence of an event in a calendar. Its title never leaves the device. */
export interface CalendarEvent {
  /** The same for the same occurrence in every reading: the event's uid and when it was planned to begin. */
  readonly key: string;
  readonly from: number;
  readonly until: number;
  readonly title: string;
  readonly isBusy: boolean;
}

/** Stretches in order, where those that touch or overlap are one. */
export const mergeStretches = (stretches: readonly BusyStretch[]): readonly BusyStretch[] => {
  const merged: BusyStretch[] = [];
  const inOrder = stretches
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.from - b.from);
  for (const { from, until } of inOrder) {
    const last = merged.at(-1);
    if (last === undefined || last.until < from) merged.push({ from, until });
    else merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, until) };
  }
  return merged;
};

/** When busy events take place between `from` and `until`: back-to-back ones are one stretch. */
export const busyStretches = (
  events: readonly CalendarEvent[],
  from: number,
  until: number,
): readonly BusyStretch[] => {
  const within = events.flatMap((event) =>
    event.isBusy ? [{ from: Math.max(from, event.from), until: Math.min(until, event.until) }] : [],
  );
  return mergeStretches(within).slice(0, CALENDAR.stretches);
};

/** The stretch that lasts at `now`; null when there is none. */
export const stretchNow = (stretches: readonly BusyStretch[], now: number): BusyStretch | null =>
  stretches.find(({ from, until }) => from <= now && now < until) ?? null;

/** The busy event that lasts at `now`; of several the one that ends last. */
export const eventNow = (events: readonly CalendarEvent[], now: number): CalendarEvent | null => {
  const running = events.filter((event) => event.isBusy && event.from <= now && now < event.until);
  return running.sort((a, b) => b.until - a.until)[0] ?? null;
};

/** A stretch of focus that an event asks for. */
export interface FocusEvent {
  readonly key: string;
  readonly from: number;
  readonly until: number;
  readonly label: string;
}

const normal = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
const LETTER = /[\p{L}\p{N}]/u;

/** Whether a word or phrase stands in a text by itself: "focus" is in "Focus: plan", not in "Refocus". */
const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + word.length)];
    if (!LETTER.test(before) && !LETTER.test(after)) return true;
  }
  return false;
};

/** The events whose title has the chosen word, whatever its case; none for an empty word. */
export const focusEvents = (
  events: readonly CalendarEvent[],
  word: string,
): readonly FocusEvent[] => {
  const wanted = normal(word);
  if (wanted === '') return [];
  return events
    .filter((event) => event.from < event.until && hasWord(normal(event.title), wanted))
    .map(({ key, from, until, title }) => ({ key, from, until, label: title }));
};
