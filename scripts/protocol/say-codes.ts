/** What the reference says of close codes, error codes and limits. */
import type { CLOSE } from '../../shared/protocol/close-codes.ts';
import type { ErrorCode } from '../../shared/protocol/replies.ts';

/** A code, what it means, and what a client does. */
export interface CodeMeaning {
  readonly says: string;
  readonly client: string;
}

const AGAIN = 'Connect again, with back-off.';

/** Each close code. */
export const SAY_CLOSE: Readonly<Record<keyof typeof CLOSE, CodeMeaning>> = {
  normal: {
    says: 'A normal end. A client that closes with it is gone for its teammates at once; one that vanishes has 10 s to come back before they see it.',
    client: 'Use it when the user quits.',
  },
  notAFrame: {
    says: 'A frame was binary, or text that is no JSON object.',
    client: 'A bug of the client. Connect again with back-off and leave out what caused it.',
  },
  tooBig: {
    says: 'A frame of the client was too large.',
    client: 'The same.',
  },
  internal: {
    says: 'The relay met a fault: what it has on disk is right, what this connection saw of it may not be.',
    client: AGAIN,
  },
  restarting: {
    says: 'The relay stops and will be back. Or the log goes on after a gap, which comes before the first entry of a connection only.',
    client: AGAIN,
  },
  helloTimeout: {
    says: 'No `hello` in time, or another frame before it.',
    client: AGAIN,
  },
  unsupportedProtocol: {
    says: 'The relay does not speak this version of the protocol.',
    client:
      'Tell the user that app and relay are of different ages; try again seldom, with back-off.',
  },
  unauthorized: {
    says: 'The token is not valid, or not any more. Why is never said.',
    client: '**Do not try again.** Ask the user to join again; keep what was not sent.',
  },
  rateLimited: {
    says: 'Too many requests for too long, or a wrong token after too many from the same address.',
    client: AGAIN,
  },
  slowConsumer: {
    says: 'The client did not read what was sent to it. Nothing is lost.',
    client: 'Connect again, with back-off, from the stored cursor.',
  },
  tooManyConnections: {
    says: 'The member has more connections than the relay allows, and this is the oldest. Nothing is lost.',
    client:
      'Tell the user. Begin the back-off with its longest wait, so that two devices never chase each other.',
  },
};

/** Each code of an `error`. `everywhere`: any request may be refused with it. */
export const SAY_ERRORS: Readonly<Record<ErrorCode, CodeMeaning & { readonly everywhere?: true }>> =
  {
    invalid: {
      says: 'A field is missing or not right; `message` names it.',
      client: 'A bug, or an input to be mended. Do not repeat it as it is.',
      everywhere: true,
    },
    unsupported: {
      says: 'The relay does not know this `type` of request, or this version of the protocol.',
      client: 'Do without: the relay may be older than the client.',
    },
    conflict: {
      says: 'It does not go together with what the relay has: another session runs, or this `messageId` was sent with other content or taken back.',
      client: 'Do not repeat it. Take the relay’s state for right.',
    },
    not_found: {
      says: 'There is nothing with this id that the member may know of. Another team’s id is answered in just this way.',
      client: 'Do not repeat it.',
    },
    too_late: {
      says: 'It is with its receiver already, or too old.',
      client: 'Say so. Do not repeat it.',
    },
    rate_limited: {
      says: 'Too many requests in a short time; the request was not looked at.',
      client: 'Wait for `retryAfterMs`, then send it again. Going on regardless closes 4008.',
      everywhere: true,
    },
    urgent_refused: {
      says: 'The receiver takes no urgent messages now. Nothing was sent.',
      client: 'Offer to send it as normal, under a new `messageId`.',
    },
    urgent_spent: {
      says: 'The urgent messages to this receiver are used up for now. Nothing was sent.',
      client: 'Offer to send it as normal, under a new `messageId`.',
    },
    storage_full: {
      says: 'The relay’s disk is full. Nothing was accepted; a close 1011 may follow.',
      client: 'Keep it, and send it again after the reconnect, with back-off.',
      everywhere: true,
    },
    storage_failed: {
      says: 'The relay could not write to its disk. Nothing was accepted; a close 1011 may follow.',
      client: 'Keep it, and send it again after the reconnect, with back-off.',
      everywhere: true,
    },
    internal: {
      says: 'The relay met a fault of its own. Nothing was changed; a close 1011 may follow.',
      client: 'Keep it, and send it again after a while.',
      everywhere: true,
    },
  };

/** Each figure of shared/protocol/limits.ts: what it limits, or null where a client has no use for it. */
export const SAY_LIMITS: Readonly<Record<string, string | null>> = {
  DAY_MS: null,
  PROTOCOL_VERSION: 'The `protocol` of `hello`.',
  SOCKET_PATH: 'The path of the socket.',
  SUBPROTOCOL: 'The WebSocket subprotocol.',
  MAX_CLIENT_FRAME_BYTES: 'The largest frame from a client; a larger one closes 1009.',
  MAX_RELAY_FRAME_BYTES: 'The largest frame from the relay: what a client has to be able to read.',
  HELLO_TIMEOUT_MS: 'Without `hello` for so long: close 4001.',
  PING_AFTER_MS: 'A client that has sent nothing for so long sends `ping`.',
  SILENCE_TIMEOUT_MS: 'Whoever has heard nothing for so long ends the connection.',
  'RECONNECT.firstMs': 'Back-off before a new try: the first wait is up to this …',
  'RECONNECT.maxMs': '… doubling to at most this.',
  'REQUEST_RATE.perSecond': 'Requests a second on one connection.',
  'REQUEST_RATE.burst': 'Requests at once on one connection.',
  'REQUEST_RATE.closeAfterMs': 'A client that goes on for so long while it is refused: close 4008.',
  SLOW_CONSUMER_BYTES: 'More than this unsent to a client: close 4009.',
  MEMBER_CONNECTIONS:
    'Connections of one member; a further one is let in, and the oldest closed 4010.',
  DEFAULT_MAX_CONNECTIONS:
    'Connections of one relay unless it is told otherwise; a further upgrade is answered 503.',
  WRONG_SECRETS_PER_MINUTE:
    'Wrong tokens, and wrong invites, from one address (of IPv6 a /64) in a minute; past it 429, or close 4008. Right ones pass always.',
  GRACE_MS: 'A device that vanished without a close is still there for its teammates for so long.',
  RECENT_ACTIVITY_MS:
    'A device whose activity is `unknown` counts as active for so long after a request that a person caused.',
  DEFAULT_IDLE_AFTER_MS:
    'A device is `idle` after so long without input, unless its user chose otherwise.',
  'IDLE_AFTER.minMs': 'The shortest time that may be chosen for that.',
  'IDLE_AFTER.maxMs': 'The longest time that may be chosen for that.',
  'FOCUS_LENGTH.minMs': 'The shortest focus session.',
  'FOCUS_LENGTH.maxMs': 'The longest focus session.',
  PAUSE_MAX_MS: 'A pause of this length ends the session.',
  'ROUNDS.most': 'The most rounds of one series.',
  'ROUNDS.breakMinMs': 'The shortest break between two rounds.',
  'ROUNDS.breakMaxMs': 'The longest break between two rounds.',
  FOCUS_TOLD_WITHIN_MS: 'A session that began longer ago is not taken any more.',
  DEFAULT_HOLD_CEILING_MS:
    'Nothing is held for longer than this unless the receiver chose otherwise; `welcome.limits.holdCeilingMs` has one’s own figure.',
  'HOLD_CEILING.minMs': 'The shortest ceiling that a member may choose.',
  'HOLD_CEILING.maxMs': 'The longest ceiling that a member may choose.',
  'OWN_FOCUS.presets': 'Lengths of focus to choose from.',
  'OWN_FOCUS.extensions': 'Lengths to extend a focus by.',
  'OWN_FOCUS.planned': 'Stretches of a weekly plan of focus.',
  'SENT.perRequest': 'Messages of one’s own that one `sent` may ask for.',
  'SENT.named': 'Messages of one’s own that `waiting` names at most.',
  HELD_SENDERS_NAMED: 'Senders that `from` of the held counts names.',
  URGENT_PER_DAY:
    'Urgent messages a day to one teammate; `welcome.limits.urgentPerDay` has the relay’s own figure.',
  COULD_WAIT_MS:
    'How long after an urgent message `urgent.feedback` may be sent, and how long it counts.',
  'SURFACE.maxAsks': 'People whom a member may wait for at a time.',
  'SURFACE.lifeMs': 'How long a wait lasts.',
  'SURFACE.newsMs': 'How long a meeting is news: shown at most, and dismissed.',
  'TEXT.id': 'Characters of an id.',
  'TEXT.name': 'Characters of a member’s name.',
  'TEXT.teamName': 'Characters of a team’s name.',
  'TEXT.deviceName': 'Characters of a device’s name.',
  'TEXT.status': 'Characters of a line of status.',
  'TEXT.emoji': 'Characters of its emoji.',
  'TEXT.focusLabel': 'Characters of a focus label.',
  'TEXT.body': 'Characters of a message.',
  'TEXT.urgentReason': 'Characters of an urgent reason.',
  'FEED.sessions': 'Sessions that a calendar feed tells at most.',
  'FEED.aheadDays': 'How far ahead a calendar feed tells of planned sessions, days.',
  FEED_UID_END: 'What the `UID` of every event of a calendar feed ends with.',
  'FEED.keepMs': 'How long a calendar feed tells of a session that is over.',
  'CALENDAR.stretches': 'Stretches that a device tells of a calendar at most.',
  'CALENDAR.aheadMs':
    'How far ahead a device tells of a calendar; the relay cuts off what is later.',
  'INVITE.defaultUses': 'Uses of an invite, unless said otherwise.',
  'INVITE.maxUses': 'Uses of an invite at most.',
  'INVITE.defaultLifeMs': 'Life of an invite, unless said otherwise.',
  'INVITE.maxLifeMs': 'Life of an invite at most.',
  'DEVICE_CODE.length': 'Characters of a device code.',
  'DEVICE_CODE.lifeMs': 'Life of a device code.',
  'DEVICE_CODE.wrongTriesPerMinute': 'Wrong device codes a minute from one address.',
  MAX_HTTP_BODY_BYTES: 'The largest body of an HTTP call.',
};
