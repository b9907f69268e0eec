/** Figures that both ends keep to. Sources: docs/SPEC.md, by rule. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A day of 24 hours. */
export const DAY_MS = 24 * HOUR;

/** The protocol version of `hello`. */
export const PROTOCOL_VERSION = 1;
/** Path of the relay's WebSocket (T1). */
export const SOCKET_PATH = '/v1/socket';
/** WebSocket subprotocol (T1). */
export const SUBPROTOCOL = 'fermata.v1';

/** Largest frame from a client, bytes (T1). */
export const MAX_CLIENT_FRAME_BYTES = 64 * 1024;
/** Largest frame from the relay, bytes (T1). */
export const MAX_RELAY_FRAME_BYTES = 256 * 1024;
/** A connection without `hello` for so long is closed 4001 (T3). */
export const HELLO_TIMEOUT_MS = 5 * SECOND;
/** The client pings when it has sent nothing for so long (T4). */
export const PING_AFTER_MS = 20 * SECOND;
/** Either side ends a connection on which it has heard nothing for so long (T4). */
export const SILENCE_TIMEOUT_MS = 45 * SECOND;
/** Reconnect back-off (T5). */
export const RECONNECT = { firstMs: SECOND, maxMs: 60 * SECOND } as const;
/** Requests on one connection (T6). */
export const REQUEST_RATE = { perSecond: 30, burst: 120, closeAfterMs: 10 * SECOND } as const;
/** Unsent bytes after which a socket is closed 4009 (T6). */
export const SLOW_CONSUMER_BYTES = 1024 * 1024;

/** Connections of one member at most; a further one ends the oldest (T6). */
export const MEMBER_CONNECTIONS = 20;
/** Connections of one relay at most, unless it is told otherwise (T6). */
export const DEFAULT_MAX_CONNECTIONS = 10_000;
/** Wrong tokens, and wrong invites, that are answered as such for one address in a minute (T3). */
export const WRONG_SECRETS_PER_MINUTE = 20;

/** A device that vanished keeps its member's presence for so long (P5). */
export const GRACE_MS = 10 * SECOND;
/** How long a request counts as a sign of life for an `unknown` device, and against `schedule` (P2, P3). */
export const RECENT_ACTIVITY_MS = 10 * MINUTE;
/** Idle after so long without input (P4). */
export const DEFAULT_IDLE_AFTER_MS = 5 * MINUTE;

/** What a device may be set to instead of that (P4). */
export const IDLE_AFTER = { minMs: MINUTE, maxMs: HOUR } as const;

/** Shortest and longest focus session (spec §2, `focus.start`). */
export const FOCUS_LENGTH = { minMs: MINUTE, maxMs: 12 * HOUR } as const;
/** A pause ends the session after so long (spec §2, `focus.pause`). */
export const PAUSE_MAX_MS = 10 * MINUTE;
/** Rounds of focus: how many at most, and how long a break may be (F5). */
export const ROUNDS = { most: 24, breakMinMs: MINUTE, breakMaxMs: 2 * HOUR } as const;
/** What is told of focus later than this is not taken any more (F6). */
export const FOCUS_TOLD_WITHIN_MS = 30 * DAY_MS;
/** Nothing is held longer than this (H7). */
export const DEFAULT_HOLD_CEILING_MS = 4 * HOUR;
/** What a member may choose as their own ceiling (H7). */
export const HOLD_CEILING = { minMs: 30 * MINUTE, maxMs: 12 * HOUR } as const;
/** Choices of one's own about focus: how many lengths, extensions and stretches of the weekly plan (F5, F8). */
export const OWN_FOCUS = { presets: 8, extensions: 4, planned: 28 } as const;
/** Messages of one's own that one request may ask for, and that the relay names of those that wait (H14). */
export const SENT = { perRequest: 20, named: 500 } as const;
/** Senders that `held` names; of more it tells how many (T1: a frame has a largest size). */
export const HELD_SENDERS_NAMED = 200;
/** Urgent messages a day for each pair of sender and receiver (H10). */
export const URGENT_PER_DAY = 3;
/** How long "this could have waited" counts, and how long after a message it may be said (H10). */
export const COULD_WAIT_MS = 7 * DAY_MS;

/** How many people a member may wait for at a time, and for how long (S1). */
export const SURFACE = { maxAsks: 50, lifeMs: DAY_MS, newsMs: 60 * 60_000 } as const;

/** Longest texts, in characters (UTF-16 code units, as `String.length` counts). */
export const TEXT = {
  id: 64,
  name: 60,
  teamName: 60,
  deviceName: 60,
  status: 100,
  emoji: 16,
  focusLabel: 80,
  body: 8000,
  urgentReason: 140,
} as const;

/** Invites (spec §2, HTTP). */
export const INVITE = {
  defaultUses: 25,
  maxUses: 1000,
  defaultLifeMs: 7 * DAY_MS,
  maxLifeMs: 90 * DAY_MS,
} as const;
/** What a calendar feed keeps of sessions that are over (K2). */
export const FEED = { sessions: 100, keepMs: 30 * DAY_MS, aheadDays: 14 } as const;
/** What the ids of a feed's events end with: by it our own calendars are not read back in (K1). */
export const FEED_UID_END = '@focus.fermata.app';
/** What a device tells of its member's calendar (K1): so many stretches, and so far ahead. */
export const CALENDAR = { stretches: 32, aheadMs: DAY_MS } as const;
/** Device codes (spec §2, HTTP). */
export const DEVICE_CODE = { length: 8, lifeMs: 10 * MINUTE, wrongTriesPerMinute: 5 } as const;
/** Largest HTTP body that the relay reads, bytes. */
export const MAX_HTTP_BODY_BYTES = 16 * 1024;
