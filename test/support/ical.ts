/** iCalendar texts for tests, and what is read of them. */
import type { CalendarEvent } from '../../shared/domain/calendar.ts';
import {
  type ParsedCalendar,
  type ParseOptions,
  parseCalendar,
} from '../../shared/calendar/parse.ts';

/** An event by its lines. */
export const vevent = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

/** A calendar of components. */
export const vcalendar = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...parts, 'END:VCALENDAR', ''].join(
    '\r\n',
  );

/** A moment, from what ISO 8601 says. */
export const at = (iso: string): number => Date.parse(iso);

/** Reads a calendar for March to May of 2026 in Berlin, unless said otherwise. */
export const readCalendar = async (
  text: string,
  over: Partial<ParseOptions> = {},
): Promise<ParsedCalendar> => {
  const read = await parseCalendar(text, {
    from: at('2026-03-01T00:00:00Z'),
    until: at('2026-05-01T00:00:00Z'),
    timeZone: 'Europe/Berlin',
    breathe: () => Promise.resolve(),
    ...over,
  });
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

/** The events of a calendar, as `readCalendar` reads it. */
export const eventsOf = async (
  text: string,
  over: Partial<ParseOptions> = {},
): Promise<readonly CalendarEvent[]> => (await readCalendar(text, over)).events;

/** When events begin, in UTC to the minute. */
export const starts = (events: readonly CalendarEvent[]): readonly string[] =>
  events.map(({ from }) => new Date(from).toISOString().slice(0, 16));
