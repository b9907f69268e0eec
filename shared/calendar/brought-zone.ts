/** A zone as a calendar brings it along: by the rules of its standard and daylight time (VTIMEZONE). */
import type { Lines } from './components.ts';
import { ruleWalls } from './rule.ts';
import { readWallTime, type Zone } from './wall-time.ts';

/** A change of the clocks: at `wall`, as they showed before it. Offsets in ms, east of UTC. */
interface Change {
  readonly wall: number;
  readonly before: number;
  readonly after: number;
}

const YEAR_MS = 366 * 24 * 3600 * 1000;
/** Changes that are looked at of one part: two a year and some to spare. */
const MAX_CHANGES = 40;

const OFFSET = /^([+-])(\d\d)(\d\d)(\d\d)?$/;
const offsetOf = (text: string | undefined): number | null => {
  const match = OFFSET.exec(text?.trim() ?? '');
  if (match === null) return null;
  const [hours, minutes, seconds] = [match[2], match[3], match[4] ?? '0'].map(Number);
  const sum = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
  return match[1] === '-' ? -sum : sum;
};

const changesOf = (part: Lines, from: number, until: number): Change[] => {
  const valueOf = (name: string): string | undefined => part.find((l) => l.name === name)?.value;
  const start = readWallTime(valueOf('DTSTART') ?? '');
  const [before, after] = [offsetOf(valueOf('TZOFFSETFROM')), offsetOf(valueOf('TZOFFSETTO'))];
  if (start === null || before === null || after === null) return [];
  const dates = part
    .filter((line) => line.name === 'RDATE')
    .flatMap((line) => line.value.split(','))
    .flatMap((text) => readWallTime(text)?.wall ?? []);
  const rule = valueOf('RRULE');
  const ruled: number[] = [];
  // Clocks change twice a year; a rule for every second is no zone, and would never end.
  if (rule !== undefined && /FREQ=YEARLY/i.test(rule)) {
    const walls = ruleWalls(rule, start.wall, {
      from: from - 2 * YEAR_MS,
      until: until + YEAR_MS,
      toWall: (epoch) => epoch + before,
    });
    for (const wall of walls) {
      if (wall === null) continue;
      ruled.push(wall);
      if (ruled.length >= MAX_CHANGES) break;
    }
  }
  return [start.wall, ...dates, ...ruled].map((wall) => ({ wall, before, after }));
};

const zoneOf = (changes: readonly Change[]): Zone => {
  const initial = changes[0]?.before ?? 0;
  const offsetBy = (value: number, change: (change: Change) => number): number =>
    changes.findLast((c) => change(c) <= value)?.after ?? initial;
  return {
    // Clocks that were set forward show nothing in between: until then the offset of before holds.
    toEpoch: (wall) => wall - offsetBy(wall, (c) => c.wall + Math.max(0, c.after - c.before)),
    toWall: (epoch) => epoch + offsetBy(epoch, (c) => c.wall - c.before),
  };
};

/** The zone of its parts, right between `from` and `until` (epoch ms); null when it says nothing. */
export const broughtZone = (parts: readonly Lines[], from: number, until: number): Zone | null => {
  const changes = parts.flatMap((part) => changesOf(part, from, until));
  return changes.length === 0 ? null : zoneOf(changes.sort((a, b) => a.wall - b.wall));
};
