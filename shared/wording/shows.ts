/** Presence in words: never a colour alone. */
import type { OwnView } from '../bridge/view.ts';
import { holds } from '../domain/holding.ts';
import type { Presence, Show } from '../protocol/fields.ts';
import { type Locale, moment, steppedDuration } from './times.ts';

/** The word for each show. */
export const showWords: Readonly<Record<Show, string>> = {
  open: 'Open door',
  available: 'Available',
  focusing: 'Focusing',
  busy: 'Busy',
  away: 'Away',
  offline: 'Offline',
};

/** How a teammate stands, in one line: "Focusing until 11:30 · 42 min", "Busy", "Away since 09:10". */
export const presenceLine = (
  presence: Pick<Presence, 'show' | 'until' | 'since'>,
  now: number,
  place: Locale = {},
): string => {
  const word = showWords[presence.show];
  if (presence.until !== undefined && presence.until > now)
    return `${word} until ${moment(presence.until, now, place)}${
      holds(presence.show) ? ` · ${steppedDuration(presence.until - now)}` : ''
    }`;
  const isGone = presence.show === 'away' || presence.show === 'offline';
  return isGone && presence.since > 0 && presence.since <= now
    ? `${word} since ${moment(presence.since, now, place)}`
    : word;
};

const because = (own: Pick<OwnView, 'presence'>): string => {
  switch (own.presence.source) {
    case 'manual':
      return 'chosen by you';
    case 'focus':
      return 'your focus session';
    case 'calendar':
      return 'your calendar';
    case 'schedule':
      return 'outside your working hours';
    case 'lock':
      return 'this screen is locked';
    case 'idle':
      return 'no input for a while';
    case 'connection':
      return own.presence.show === 'offline' ? 'not connected to the team' : 'automatic';
  }
};

/** How oneself stands and why, or that nobody sees it without the relay: "Available · automatic", "Busy until 11:30 · chosen by you". */
export const ownPresenceLine = (
  own: Pick<OwnView, 'presence'>,
  isShared: boolean,
  now: number,
  place: Locale = {},
): string => {
  const { show, until } = own.presence;
  const end = until !== undefined && until > now ? ` until ${moment(until, now, place)}` : '';
  return `${showWords[show]}${end} · ${isShared ? because(own) : 'the team does not see this now'}`;
};
