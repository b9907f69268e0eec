/** How far a zone's clocks are from UTC, as spans between its changes: local times then are plain sums. */
import { Temporal } from 'temporal-polyfill';

/** From `from` until `until` (epoch ms) the zone's clocks are `offsetMs` ahead of UTC. */
export interface OffsetSpan {
  readonly from: number;
  readonly until: number;
  readonly offsetMs: number;
}

const DAY_MS = 86_400_000;
/** More than was asked for is looked up, since the next question is mostly about a little later. */
const BEFORE_MS = 7 * DAY_MS;
const AFTER_MS = 60 * DAY_MS;

const lookUp = (timeZone: string, from: number, until: number): readonly OffsetSpan[] => {
  const spans: OffsetSpan[] = [];
  let start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  while (start.epochMilliseconds < until) {
    const change = start.getTimeZoneTransition('next');
    const end = Math.min(change?.epochMilliseconds ?? until, until);
    const offsetMs = Math.round(start.offsetNanoseconds / 1e6);
    spans.push({ from: start.epochMilliseconds, until: end, offsetMs });
    if (change === null) break;
    start = change;
  }
  return spans;
};

/** Asking the zone data costs a thousand times more than adding, and a team of thousands has a few dozen zones. */
const known = new Map<string, readonly OffsetSpan[] | null>();
const MAX_KNOWN = 1000;

const covers = (spans: readonly OffsetSpan[], from: number, until: number): boolean =>
  (spans[0]?.from ?? Infinity) <= from && (spans.at(-1)?.until ?? -Infinity) >= until;

/** The spans that cover `from` to `until` and more, in order; null for a zone that this runtime does not know. */
export const offsetSpans = (
  timeZone: string,
  from: number,
  until: number,
): readonly OffsetSpan[] | null => {
  const found = known.get(timeZone);
  if (found === null || (found !== undefined && covers(found, from, until))) return found;
  if (known.size >= MAX_KNOWN) known.clear();
  let spans: readonly OffsetSpan[] | null;
  try {
    spans = lookUp(timeZone, from - BEFORE_MS, until + AFTER_MS);
  } catch {
    spans = null; // A zone of a newer or an older machine: there is no other way to ask whether it is known.
  }
  known.set(timeZone, spans);
  return spans;
};

/** How far the clocks are ahead of UTC at a moment, ms; null for a zone that is not known. */
export const offsetAt = (timeZone: string, at: number): number | null =>
  offsetSpans(timeZone, at, at + 1)?.find((span) => at >= span.from && at < span.until)?.offsetMs ??
  null;

/** A zone as people say it: "Lisbon" for Europe/Lisbon. */
export const zoneName = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
