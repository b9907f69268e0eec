/** From an event of a calendar to when it takes place within a window. */
import type { CalendarEvent } from '../domain/calendar.ts';
import type { EventSource, PlacedTime } from './event-source.ts';
import { ruleWalls } from './rule.ts';

const DAY_MS = 24 * 3600 * 1000;
/** No zone is further from another. */
const ZONES_MS = 27 * 3600 * 1000;
const SPARE_MS = 2 * 3600 * 1000;
/** Occurrences of one event that are looked at: the first 500, of which the very first may come twice. */
const MAX_OCCURRENCES = 501;

/** What is looked at, epoch ms. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

const epochOf = ({ zone, wall }: PlacedTime): number => zone.toEpoch(wall);

const dayOf = (wall: number): number => Math.floor(wall / DAY_MS);

/** The occurrence of `source` that begins at `wall`; null outside the window. */
const occurrenceAt = (source: EventSource, wall: number, window: Window): CalendarEvent | null => {
  const { start, endZone, wallMs, exactMs, title, isBusy } = source;
  const from = start.zone.toEpoch(wall);
  const startThere = endZone === start.zone ? wall : endZone.toWall(from);
  const until = endZone.toEpoch(startThere + wallMs) + exactMs;
  if (!Number.isFinite(from) || !Number.isFinite(until) || until < from) return null;
  if (from >= window.until || Math.max(until, from + 1) <= window.from) return null;
  const stands = source.stands === null ? from : epochOf(source.stands);
  return { key: `${source.uid}@${stands}`, from, until, title, isBusy: isBusy && from < until };
};

/** Whether an event without repetition is so far off that its zone makes no difference. */
export const isFarOff = (source: EventSource, window: Window): boolean => {
  if (source.rules.length > 0 || source.extra.length > 0) return false;
  const { wall } = source.start;
  const lengthMs = source.wallMs + source.exactMs;
  return wall - ZONES_MS > window.until || wall + lengthMs + ZONES_MS < window.from;
};

/** Whether a time of whatever zone may be in the window. */
const isNear = ({ wall }: PlacedTime, near: Window): boolean =>
  wall >= near.from - ZONES_MS && wall <= near.until + ZONES_MS;

/** Whether the occurrence at a wall is called off. Times of the event's own zone need no reckoning. */
const isExcepted = (source: EventSource, near: Window): ((wall: number) => boolean) => {
  const { zone } = source.start;
  const walls = new Set<number>();
  const days = new Set<number>();
  for (const time of source.except) {
    if (!isNear(time, near)) continue;
    // Many write only the day of what does not take place.
    if (time.isDate) days.add(dayOf(time.wall));
    else walls.add(time.zone === zone ? time.wall : zone.toWall(epochOf(time)));
  }
  return (wall) => walls.has(wall) || days.has(dayOf(wall));
};

/** The window in walls of the event's zone, with what begins before it, and some to spare for a change of clocks. */
const nearOf = (source: EventSource, window: Window): Window => {
  const { zone } = source.start;
  const lengthMs = source.wallMs + source.exactMs;
  return {
    from: zone.toWall(window.from) - lengthMs - SPARE_MS,
    until: zone.toWall(window.until) + SPARE_MS,
  };
};

/** Walls at which a source takes place, near the window; null is a step that led nowhere. */
function* wallsOf(source: EventSource, near: Window): Generator<number | null> {
  const { zone, wall } = source.start;
  const toWall = (epoch: number): number => zone.toWall(epoch);
  yield wall;
  for (const time of source.extra) {
    if (!isNear(time, near)) yield null;
    else yield time.zone === zone || time.isDate ? time.wall : zone.toWall(epochOf(time));
  }
  for (const rule of source.rules.slice(0, 4)) yield* ruleWalls(rule, wall, { ...near, toWall });
}

/** When a source takes place within the window; null is a step that led nowhere, but cost something. */
export function* occurrences(source: EventSource, window: Window): Generator<CalendarEvent | null> {
  const near = nearOf(source, window);
  const excepted = isExcepted(source, near);
  let found = 0;
  for (const wall of wallsOf(source, near)) {
    const isOut = wall === null || excepted(wall);
    const event = isOut ? null : occurrenceAt(source, wall, window);
    yield event;
    if (event !== null && (found += 1) >= MAX_OCCURRENCES) return;
  }
}
