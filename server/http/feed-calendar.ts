/** Focus sessions as iCalendar (RFC 5545), for calendars that subscribe to them (K2). */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { derivedUuid } from '../../shared/domain/derived-id.ts';
import { FEED_UID_END } from '../../shared/protocol/limits.ts';
import type { FeedContent, PlannedSession } from '../core/accounts/feeds.ts';
import type { FeedSession } from '../core/stored.ts';
import type { HttpAnswer } from './answer.ts';

/** How often a calendar is asked to look again: it cannot be told. */
const REFRESH = 'PT15M';

const timeOf = (at: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

interface Event {
  readonly uid: string;
  readonly from: number;
  readonly until: number;
  readonly title: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE';
}

const componentOf = ({ uid, from, until, title, status }: Event): ICAL.Component => {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid + FEED_UID_END);
  // When this was last true: the same session is the same text, so that a calendar finds nothing new in it.
  event.addPropertyWithValue('dtstamp', timeOf(from));
  event.addPropertyWithValue('dtstart', timeOf(from));
  event.addPropertyWithValue('dtend', timeOf(until));
  event.addPropertyWithValue('summary', title);
  event.addPropertyWithValue('status', status);
  event.addPropertyWithValue('transp', 'OPAQUE');
  event.addPropertyWithValue('class', 'PRIVATE');
  return event;
};

const heldEvent = ({ focusId, from, until, label }: FeedSession): Event => ({
  uid: focusId,
  from,
  until,
  title: label === undefined ? 'Focus' : `Focus: ${label}`,
  status: 'CONFIRMED',
});

const plannedEvent = ({ key, from, until, isCertain }: PlannedSession): Event => ({
  uid: derivedUuid(key),
  from,
  until,
  title: 'Planned focus',
  status: isCertain ? 'CONFIRMED' : 'TENTATIVE',
});

const feedCalendar = ({ sessions, planned }: FeedContent): string => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Fermata//Focus sessions//EN');
  calendar.addPropertyWithValue('x-wr-calname', 'Focus');
  calendar.addPropertyWithValue('x-published-ttl', REFRESH);
  for (const event of [...sessions.map(heldEvent), ...planned.map(plannedEvent)])
    calendar.addSubcomponent(componentOf(event));
  return `${calendar.toString()}\r\n`;
};

/** A feed as an answer; 304 for a calendar that has it already. */
export const feedAnswer = (content: FeedContent, knownTag: string | undefined): HttpAnswer => {
  const text = feedCalendar(content);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' };
  if (knownTag === tag) return { status: 304, headers };
  return {
    status: 200,
    text,
    headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' },
  };
};
