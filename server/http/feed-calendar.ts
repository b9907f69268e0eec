/** Focus sessions as iCalendar (RFC 5545), for calendars that subscribe to them (K2). */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { FeedSession } from '../core/store.ts';
import type { HttpAnswer } from './answer.ts';

/** How often a calendar is asked to look again: it cannot be told. */
const REFRESH = 'PT15M';

const timeOf = (at: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

const eventOf = ({ focusId, from, until, label }: FeedSession): ICAL.Component => {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${focusId}@focus.fermata.app`);
  // When this was last true: the same session is the same text, so that a calendar finds nothing new in it.
  event.addPropertyWithValue('dtstamp', timeOf(from));
  event.addPropertyWithValue('dtstart', timeOf(from));
  event.addPropertyWithValue('dtend', timeOf(until));
  event.addPropertyWithValue('summary', label === undefined ? 'Focus' : `Focus: ${label}`);
  event.addPropertyWithValue('transp', 'OPAQUE');
  event.addPropertyWithValue('class', 'PRIVATE');
  return event;
};

const feedCalendar = (sessions: readonly FeedSession[]): string => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Fermata//Focus sessions//EN');
  calendar.addPropertyWithValue('x-wr-calname', 'Focus');
  calendar.addPropertyWithValue('x-published-ttl', REFRESH);
  for (const session of sessions) calendar.addSubcomponent(eventOf(session));
  return `${calendar.toString()}\r\n`;
};

/** A feed as an answer; 304 for a calendar that has it already. */
export const feedAnswer = (
  sessions: readonly FeedSession[],
  knownTag: string | undefined,
): HttpAnswer => {
  const text = feedCalendar(sessions);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' };
  if (knownTag === tag) return { status: 304, headers };
  return {
    status: 200,
    text,
    headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' },
  };
};
