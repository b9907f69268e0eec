/**
 * Times as they stand in a calendar. `wall` is what a clock on a wall shows, as the epoch ms that it would be in
 * UTC: it can be reckoned with as a number, and has nothing to do with a moment before a zone is applied.
 */
import { Temporal } from 'temporal-polyfill';

/** Where a wall time belongs. */
export interface Zone {
  /** The moment, epoch ms, at which clocks there show `wall`. In a gap the clock is taken as not yet set. */
  toEpoch(wall: number): number;
  /** What clocks there show at a moment. */
  toWall(epoch: number): number;
}

/** A time that was read. `isUtc`: it says of itself that it is in UTC. */
export interface WallTime {
  readonly wall: number;
  readonly isDate: boolean;
  readonly isUtc: boolean;
}

/** UTC. */
export const UTC_ZONE: Zone = { toEpoch: (wall) => wall, toWall: (epoch) => epoch };

const TIME = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z)?)?$/i;

/** Reads a DATE or a DATE-TIME; null for what is none. */
export const readWallTime = (text: string): WallTime | null => {
  const match = TIME.exec(text.trim());
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part: string | undefined) => (part === undefined ? 0 : Number(part)));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 24 || minute > 59 || second > 60) return null;
  // Date.UTC takes years below 100 for others; no calendar is so old.
  const wall = Date.UTC(Math.max(year, 100), month - 1, day, hour, minute, second);
  return { wall, isDate: match[4] === undefined, isUtc: match[7] !== undefined };
};

/** Clocks are set on a quarter of an hour: within one, the offset is the same. */
const QUARTER_MS = 15 * 60 * 1000;
const MAX_KNOWN = 20_000;

/** A function of the time that is reckoned once for each quarter of an hour. */
const byQuarter = (offsetAt: (time: number) => number): ((time: number) => number) => {
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / QUARTER_MS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= MAX_KNOWN) known.clear();
    const offset = offsetAt(quarter * QUARTER_MS);
    known.set(quarter, offset);
    return offset;
  };
};

const makeIanaZone = (name: string): Zone => {
  const ofWall = byQuarter((wall) => {
    const shown = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC');
    return wall - shown.toPlainDateTime().toZonedDateTime(name).epochMilliseconds;
  });
  const ofEpoch = byQuarter((epoch) => {
    const there = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(name);
    return there.offsetNanoseconds / 1e6;
  });
  return {
    toEpoch: (wall) => wall - ofWall(wall),
    toWall: (epoch) => epoch + ofEpoch(epoch),
  };
};

/** A zone by its IANA name; null when there is none of that name. */
export const ianaZone = (name: string): Zone | null => {
  if (!/^[A-Za-z][A-Za-z0-9+_/-]{1,60}$/.test(name)) return null;
  try {
    const zone = makeIanaZone(name);
    zone.toWall(0);
    return zone;
  } catch {
    return null; // Temporal throws on a name that it does not know.
  }
};
