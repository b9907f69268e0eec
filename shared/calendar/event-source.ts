/** An event as it stands in a calendar, before it is repeated. */
import ICAL from 'ical.js';
import { FEED_UID_END } from '../protocol/limits.ts';
import type { ContentLine } from './lines.ts';
import { unescapeText } from './lines.ts';
import type { Lines } from './components.ts';
import { readWallTime, UTC_ZONE, type WallTime, type Zone } from './wall-time.ts';
import type { Zones } from './zones.ts';

/** A time with the zone that it was written in. */
export interface PlacedTime extends WallTime {
  readonly zone: Zone;
}

/** An event. Its length is `wallMs` as clocks show it in the zone of its end, and `exactMs` on top of that. */
export interface EventSource {
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly start: PlacedTime;
  readonly endZone: Zone;
  readonly wallMs: number;
  readonly exactMs: number;
  readonly rules: readonly string[];
  readonly extra: readonly PlacedTime[];
  readonly except: readonly PlacedTime[];
  /** Which occurrence of the series it stands for; null for the series itself, or an event on its own. */
  readonly stands: PlacedTime | null;
  readonly isBusy: boolean;
  readonly isCancelled: boolean;
}

const DAY_MS = 24 * 3600 * 1000;
/** A title is a line, not a letter. */
const MAX_TITLE = 200;
const MAX_UID = 200;

const place = (line: ContentLine, text: string, zones: Zones): PlacedTime | null => {
  // A period begins where its first time is.
  const time = readWallTime(text.split('/')[0] ?? '');
  if (time === null) return null;
  const zone = time.isUtc ? UTC_ZONE : time.isDate ? zones.own : zones.of(line.params.get('TZID'));
  return { ...time, zone };
};

const placeAll = (lines: Lines, name: string, zones: Zones): PlacedTime[] =>
  lines
    .filter((line) => line.name === name)
    .flatMap((line) => line.value.split(',').flatMap((text) => place(line, text, zones) ?? []));

const DURATION = /^[+]?P(?:\d+[WDT]?|T\d+)[\dWDTHMS]*$/i;

interface Length {
  readonly endZone: Zone;
  readonly wallMs: number;
  readonly exactMs: number;
}

const durationOf = (text: string, start: PlacedTime): Length => {
  const none = { endZone: start.zone, wallMs: 0, exactMs: 0 };
  if (!DURATION.test(text)) return none;
  const length = ICAL.Duration.fromString(text.toUpperCase());
  // Days are as long as the clocks make them, hours are hours (RFC 5545, 3.3.6).
  const wallMs = (length.weeks * 7 + length.days) * DAY_MS;
  const exactMs = (length.hours * 3600 + length.minutes * 60 + length.seconds) * 1000;
  return Number.isFinite(wallMs + exactMs) ? { ...none, wallMs, exactMs } : none;
};

const lengthOf = (lines: Lines, start: PlacedTime, zones: Zones): Length => {
  const [end] = placeAll(lines, 'DTEND', zones);
  if (end !== undefined) {
    const isSame = end.zone === start.zone;
    const inEndZone = isSame ? start.wall : end.zone.toWall(start.zone.toEpoch(start.wall));
    return { endZone: end.zone, wallMs: Math.max(0, end.wall - inEndZone), exactMs: 0 };
  }
  const duration = lines.find((line) => line.name === 'DURATION');
  if (duration !== undefined) return durationOf(duration.value.trim(), start);
  return { endZone: start.zone, wallMs: start.isDate ? DAY_MS : 0, exactMs: 0 };
};

const isDeclined = (lines: Lines, owners: readonly string[]): boolean =>
  lines.some(
    (line) =>
      line.name === 'ATTENDEE' &&
      line.params.get('PARTSTAT')?.toUpperCase() === 'DECLINED' &&
      owners.includes(
        line.value
          .trim()
          .toLowerCase()
          .replace(/^mailto:/, ''),
      ),
  );

/** K1: what takes time. A whole day only when it says so itself. */
const takesTime = (lines: Lines, isAllDay: boolean): boolean => {
  const valueOf = (name: string): string =>
    lines
      .find((line) => line.name === name)
      ?.value.trim()
      .toUpperCase() ?? '';
  const [transp, shown] = [valueOf('TRANSP'), valueOf('X-MICROSOFT-CDO-BUSYSTATUS')];
  if (transp === 'TRANSPARENT' || shown === 'FREE' || shown === 'WORKINGELSEWHERE') return false;
  return !isAllDay || transp === 'OPAQUE' || shown === 'BUSY' || shown === 'OOF';
};

const hash = (text: string): string => {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return (sum >>> 0).toString(36);
};

/** Reads an event; null for one without a start. `owners`: the addresses of whose calendar it is. */
export const readEvent = (
  lines: Lines,
  zones: Zones,
  owners: readonly string[],
): EventSource | null => {
  const valueOf = (name: string): string | undefined =>
    lines.find((line) => line.name === name)?.value.trim();
  const [start] = placeAll(lines, 'DTSTART', zones);
  // One's own focus, by way of another calendar, is none of its events (K2).
  if (start === undefined || valueOf('UID')?.endsWith(FEED_UID_END)) return null;
  const title = unescapeText(valueOf('SUMMARY') ?? '')
    .trim()
    .slice(0, MAX_TITLE);
  const uid = valueOf('UID') ?? `none-${hash(`${start.wall} ${title}`)}`;
  const isAllDay = start.isDate || valueOf('X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE';
  return {
    uid: uid.length <= MAX_UID ? uid : `${uid.slice(0, MAX_UID)}-${hash(uid)}`,
    sequence: Number(valueOf('SEQUENCE') ?? 0) || 0,
    title,
    start,
    ...lengthOf(lines, start, zones),
    rules: lines.filter((line) => line.name === 'RRULE').map((line) => line.value),
    extra: placeAll(lines, 'RDATE', zones),
    except: placeAll(lines, 'EXDATE', zones),
    stands: placeAll(lines, 'RECURRENCE-ID', zones)[0] ?? null,
    isBusy: takesTime(lines, isAllDay) && !isDeclined(lines, owners),
    isCancelled: valueOf('STATUS')?.toUpperCase() === 'CANCELLED',
  };
};
