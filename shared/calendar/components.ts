/** From lines to the events and zones of a calendar: only what is used of them, and what a broken file still has. */
import { type ContentLine, logicalLines, readLine } from './lines.ts';
import type { Pace } from './pace.ts';

/** What of an event is looked at. */
const OF_EVENT: ReadonlySet<string> = new Set([
  'UID',
  'SEQUENCE',
  'SUMMARY',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'STATUS',
  'TRANSP',
  'ATTENDEE',
  'X-MICROSOFT-CDO-BUSYSTATUS',
  'X-MICROSOFT-CDO-ALLDAYEVENT',
]);
const OF_ZONE_PART: ReadonlySet<string> = new Set([
  'DTSTART',
  'TZOFFSETFROM',
  'TZOFFSETTO',
  'RRULE',
  'RDATE',
]);
/** Characters that are kept of one component: thousands of exceptions. */
const MAX_KEPT = 64 * 1024;
/** Zones, and parts of one, that are looked at. */
const MAX_ZONES = 50;

/** An event, or a part of a zone, by its lines. */
export type Lines = readonly ContentLine[];

/** The parts of a calendar. */
export interface CalendarParts {
  readonly events: readonly Lines[];
  /** By TZID: standard and daylight time. */
  readonly zones: ReadonlyMap<string, readonly Lines[]>;
  /** Whose calendar it says it is, in lower case. */
  readonly owners: readonly string[];
  readonly isCalendar: boolean;
  /** Whether it has an end: a file that was cut off has none. */
  readonly isWhole: boolean;
}

const ADDRESS = /[^\s"<>:;,/]+@[^\s"<>:;,/]+/;

/** The address in a text, in lower case; null where there is none. */
const addressIn = (text: string): string | null => ADDRESS.exec(text)?.[0].toLowerCase() ?? null;

class Collector {
  readonly events: Lines[] = [];
  readonly zones = new Map<string, readonly Lines[]>();
  readonly owners: string[] = [];
  isCalendar = false;
  isWhole = false;
  #path: string[] = [];
  #kept = 0;
  #event: ContentLine[] | null = null;
  #zoneId: string | null = null;
  #zoneParts: Lines[] = [];
  #zonePart: ContentLine[] = [];

  take(line: string): void {
    if (/^BEGIN:/i.test(line)) this.#begin(line.slice(6).trim().toUpperCase());
    else if (/^END:/i.test(line)) this.#end(line.slice(4).trim().toUpperCase());
    else this.#content(line);
  }

  #content(line: string): void {
    const at = this.#path.at(-1);
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase() ?? '';
    if (at === 'VEVENT') this.#keep(this.#event, OF_EVENT, name, line);
    else if (at === 'STANDARD' || at === 'DAYLIGHT')
      this.#keep(this.#zonePart, OF_ZONE_PART, name, line);
    else if (at === 'VTIMEZONE' && name === 'TZID') this.#zoneId = readLine(line)?.value ?? null;
    else if (at === 'VCALENDAR' && (name === 'X-WR-CALNAME' || name === 'X-OWNER'))
      this.#owned(line);
  }

  #owned(line: string): void {
    const address = addressIn(line);
    if (address !== null) this.owners.push(address);
  }

  #keep(
    lines: ContentLine[] | null,
    wanted: ReadonlySet<string>,
    name: string,
    line: string,
  ): void {
    if (lines === null || !wanted.has(name) || this.#kept > MAX_KEPT) return;
    this.#kept += line.length;
    const read = readLine(line);
    if (read !== null) lines.push(read);
  }

  #begin(name: string): void {
    if (name === 'VCALENDAR' || name === 'VEVENT' || name === 'VTIMEZONE')
      // One that was never ended is given up, so that it does not swallow what follows.
      this.#path = name === 'VCALENDAR' ? [] : ['VCALENDAR'];
    if (name !== 'VALARM') this.#kept = 0;
    if (name === 'VCALENDAR') this.isCalendar = true;
    if (name === 'VEVENT') this.#event = [];
    if (name === 'VTIMEZONE') [this.#zoneId, this.#zoneParts] = [null, []];
    if (name === 'STANDARD' || name === 'DAYLIGHT') this.#zonePart = [];
    if (this.#path.length < 8) this.#path.push(name);
  }

  #end(name: string): void {
    if (this.#path.at(-1) !== name) return;
    this.#path.pop();
    if (name === 'VCALENDAR') this.isWhole = true;
    if (name === 'VEVENT' && this.#event !== null) {
      this.events.push(this.#event);
      this.#event = null;
    }
    if ((name === 'STANDARD' || name === 'DAYLIGHT') && this.#zoneParts.length < MAX_ZONES)
      this.#zoneParts.push(this.#zonePart);
    if (name === 'VTIMEZONE' && this.#zoneId !== null && this.zones.size < MAX_ZONES)
      this.zones.set(this.#zoneId, this.#zoneParts);
  }
}

/** Takes a text apart, in slices. */
export const collectParts = async (text: string, pace: Pace): Promise<CalendarParts> => {
  const collector = new Collector();
  for (const line of logicalLines(text)) {
    collector.take(line);
    if (pace.spend(0.3)) await pace.breathe();
  }
  return collector;
};
