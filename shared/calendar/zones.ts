/** From a TZID to a zone: by its name, by what the calendar brings along, else the member's own. */
import { broughtZone } from './brought-zone.ts';
import type { Lines } from './components.ts';
import { ianaZone, UTC_ZONE, type Zone } from './wall-time.ts';
import { ianaOfWindows } from './windows-zones.ts';

/** The zones of one calendar. */
export interface Zones {
  /** The zone of a TZID; of a time without one the member's own. */
  of(tzid: string | undefined): Zone;
  readonly own: Zone;
  /** How many were looked up. */
  count(): number;
  /** TZIDs of which nothing is known; their times were taken as the member's own. */
  readonly unknown: ReadonlySet<string>;
}

/** "Europe/Berlin" is also in "/example.org/20240101/Europe/Berlin". */
const byName = (tzid: string): Zone | null => {
  const whole = ianaZone(tzid);
  if (whole !== null) return whole;
  const parts = tzid.split('/').filter((part) => part !== '');
  for (const size of [3, 2]) {
    const zone = parts.length > size ? ianaZone(parts.slice(-size).join('/')) : null;
    if (zone !== null) return zone;
  }
  return null;
};

const byWindowsName = (tzid: string): Zone | null => {
  const name = ianaOfWindows(tzid);
  return name === null ? null : ianaZone(name);
};

/** The zones that a calendar brings, for times between `from` and `until` (epoch ms). */
export const createZones = (
  brought: ReadonlyMap<string, readonly Lines[]>,
  timeZone: string,
  from: number,
  until: number,
): Zones => {
  const own = ianaZone(timeZone) ?? UTC_ZONE;
  const known = new Map<string, Zone>();
  const unknown = new Set<string>();
  const find = (tzid: string): Zone => {
    const named = byName(tzid);
    if (named !== null) return named;
    const parts = brought.get(tzid);
    const zone = parts === undefined ? null : broughtZone(parts, from, until);
    const found = zone ?? byWindowsName(tzid);
    if (found === null) unknown.add(tzid);
    return found ?? own;
  };
  return {
    own,
    unknown,
    count: () => known.size,
    of: (tzid) => {
      if (tzid === undefined) return own;
      const zone = known.get(tzid) ?? find(tzid);
      known.set(tzid, zone);
      return zone;
    },
  };
};
