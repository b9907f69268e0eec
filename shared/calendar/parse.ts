/** Reads an iCalendar text (RFC 5545) into the events of a window (K1). Large: load it only where it is used. */
import type { CalendarEvent } from '../domain/calendar.ts';
import { t } from '../language/engine/words.ts';
import { fail, ok, type Result } from '../result.ts';
import { collectParts, type CalendarParts, type Lines } from './components.ts';
import { type EventSource, readEvent } from './event-source.ts';
import { isFarOff, occurrences, type Window } from './occurrences.ts';
import { createPace, type Pace } from './pace.ts';
import { createZones, type Zones } from './zones.ts';

/** More events than so many are nobody's next weeks: the first ones count. */
const MAX_EVENTS = 500;
/** When so many have been found they are put in order and the last ones dropped. */
const COMPACT_AT = 10 * MAX_EVENTS;
/** Repetitions that are looked at in one calendar: some seconds of work, in slices. */
const MAX_WORK = 400_000;

/** What is asked of a calendar. */
export interface ParseOptions extends Window {
  /** The member's zone: for times without one. */
  readonly timeZone: string;
  /** Addresses that are the member's own, in lower case: what they declined does not make them busy. */
  readonly ownAddresses?: readonly string[];
  /** Lets others have their turn; called every few milliseconds. */
  breathe(): Promise<void>;
}

/** What a calendar says. */
export interface ParsedCalendar {
  /** In order of time, at most `MAX_EVENTS`. */
  readonly events: readonly CalendarEvent[];
  /** False: it was cut off somewhere. */
  readonly isWhole: boolean;
  /** What could not be read as it was meant, in words for people. */
  readonly remark?: string;
}

/** Why a text is of no use: it is no calendar. */
export type ParseFault = 'not_a_calendar';

const byTime = (a: CalendarEvent, b: CalendarEvent): number =>
  a.from - b.from || a.until - b.until || (a.key < b.key ? -1 : 1);

/** Events by what they stand for; of two that stand for the same the later revision counts. */
const keyOf = ({ uid, stands }: EventSource): string =>
  stands === null ? uid : `${uid}@${stands.zone.toEpoch(stands.wall)}`;

/** What finding out about a zone costs, in units of work. */
const COST_OF_ZONE = 200;
/** What reading an event costs: a list of exceptions may be long. */
const costOf = (lines: Lines): number =>
  lines.reduce((sum, line) => sum + 0.3 + line.value.length / 200, 1);

const readEvents = async (
  parts: CalendarParts,
  zones: Zones,
  options: ParseOptions,
  pace: Pace,
): Promise<ReadonlyMap<string, EventSource>> => {
  const owners = [...parts.owners, ...(options.ownAddresses ?? [])];
  const sources = new Map<string, EventSource>();
  for (const lines of parts.events) {
    const before = zones.count();
    const source = readEvent(lines, zones, owners);
    if (pace.spend(costOf(lines) + (zones.count() - before) * COST_OF_ZONE)) await pace.breathe();
    // A far-off one that stands for an occurrence still says where that is not.
    if (source === null || (source.stands === null && isFarOff(source, options))) continue;
    const key = keyOf(source);
    const known = sources.get(key);
    if (known === undefined || known.sequence <= source.sequence) sources.set(key, source);
  }
  return sources;
};

class Findings {
  events: CalendarEvent[] = [];
  readonly #keys = new Set<string>();

  add(event: CalendarEvent): void {
    if (this.#keys.has(event.key)) return;
    this.#keys.add(event.key);
    this.events.push(event);
    if (this.events.length >= COMPACT_AT) this.compact();
  }

  compact(): void {
    this.events = this.events.sort(byTime).slice(0, MAX_EVENTS);
  }
}

const findAll = async (
  sources: ReadonlyMap<string, EventSource>,
  window: Window,
  pace: Pace,
): Promise<{ events: readonly CalendarEvent[]; isComplete: boolean }> => {
  const findings = new Findings();
  let work = 0;
  for (const source of sources.values()) {
    if (source.isCancelled) continue;
    for (const event of occurrences(source, window)) {
      if (pace.spend(event === null ? 1 : 2)) await pace.breathe();
      if ((work += 1) > MAX_WORK) break;
      // Another version of this occurrence is there, elsewhere in time or called off.
      if (event === null || (source.stands === null && sources.has(event.key))) continue;
      findings.add(event);
    }
  }
  findings.compact();
  return { events: findings.events, isComplete: work <= MAX_WORK };
};

const zoneRemark = (zones: Zones): string | undefined => {
  const [first] = zones.unknown;
  if (first === undefined) return undefined;
  return t('calendar.unknownZone', { zone: first.slice(0, 60) });
};

/** Reads a calendar, in slices. Never rejects. */
export const parseCalendar = async (
  text: string,
  options: ParseOptions,
): Promise<Result<ParsedCalendar, ParseFault>> => {
  const pace = createPace(() => options.breathe());
  const parts = await collectParts(text, pace);
  if (!parts.isCalendar) return fail('not_a_calendar');
  const zones = createZones(parts.zones, options.timeZone, options.from, options.until);
  const sources = await readEvents(parts, zones, options, pace);
  const { events, isComplete } = await findAll(sources, options, pace);
  const remark = isComplete ? zoneRemark(zones) : t('calendar.repeatsMuch');
  const { isWhole } = parts;
  return ok({ events, isWhole, ...(remark === undefined ? {} : { remark }) });
};
