/** Histories made by hand: what clients of a right relay, or of a wrong one, would have seen. */
import type { Entry, Reply } from '../../shared/protocol/replies.ts';
import type { Ask } from './client.ts';
import { type History, markOf, type Seen } from './history.ts';

/** When a story begins, epoch ms. */
export const BEGIN = Date.UTC(2026, 5, 10, 12);

/** A story in the making; each call adds what is seen next. */
export interface Story {
  readonly history: History;
  /** A device connects with a cursor; answers the number of the connection. */
  connects(device: string, memberId: string, cursor?: number, head?: number): number;
  /** A request goes out; answers its id. */
  asks(conn: number, ask: Ask): string;
  /** A frame comes. */
  comes(conn: number, frame: Reply): void;
  ok(conn: number, re: string, more?: object): void;
  refused(conn: number, re: string, code: 'conflict' | 'too_late' | 'not_found' | 'internal'): void;
  entry(conn: number, seq: number, entry: Entry, at?: number): void;
  sees(seen: Seen): void;
  /** The end; heads of logs by member. */
  ends(heads: Readonly<Record<string, number>>): History;
}

/** An id for message number `index`. */
export const idOf = (index: number): string =>
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** A message as it is sent. */
export const sendOf = (index: number, to: string) =>
  ({
    type: 'message.send',
    messageId: idOf(index),
    to,
    body: markOf(idOf(index), 'body'),
    urgency: 'normal',
  }) as const;

/** A batch of messages as it is released, in the order of their numbers' list. */
export const batchOf = (
  from: string,
  to: string,
  indexes: readonly number[],
  more: Partial<Extract<Entry, { type: 'batch' }>> = {},
  body = (index: number): string => markOf(idOf(index), 'body'),
): Entry => ({
  type: 'batch',
  batchId: `batch ${indexes.join(' ')}`,
  reason: 'live',
  part: 1,
  parts: 1,
  messages: indexes.map((index) => ({
    messageId: idOf(index),
    from,
    to,
    body: body(index),
    urgency: 'normal',
    sentAt: BEGIN,
    acceptedAt: BEGIN,
    heldMs: 0,
  })),
  ...more,
});

/** A receipt. */
export const receiptOf = (
  index: number,
  state: 'held' | 'delivered' | 'withdrawn',
  expectedAt?: number,
): Entry => ({
  type: 'receipt',
  messageId: idOf(index),
  state,
  at: BEGIN,
  ...(expectedAt === undefined ? {} : { expectedAt }),
});

/** A focus session's entry. */
export const focusOf = (state: 'running' | 'ended'): Entry => ({
  type: 'focus',
  focusId: idOf(900),
  state,
  startedAt: BEGIN,
  endsAt: BEGIN + 60_000,
  shareLabel: false,
  urgent: 'refuse',
  ...(state === 'ended' ? { outcome: 'completed' } : {}),
});

/** An empty story. */
export const newStory = (): Story => {
  const history: Seen[] = [];
  let conns = 0;
  let ids = 0;
  const comes = (conn: number, frame: Reply): void => {
    history.push({ type: 'came', conn, frame, text: JSON.stringify(frame) });
  };
  const welcome = (conn: number, re: string, memberId: string, head: number): void => {
    const me = { memberId, deviceId: 'd', focus: null, manual: null, status: null };
    const team = { teamId: 't', name: 'Crew' };
    const held = { count: 0, urgent: 0, from: [] };
    const limits = { holdCeilingMs: 1, urgentPerDay: 3 };
    const rest = { members: [], roster: 1, part: 1, parts: 1, now: BEGIN };
    comes(conn, { type: 'welcome', re, me, team, head, held, limits, ...rest });
  };
  const asks = (conn: number, ask: Ask): string => {
    const id = `r${++ids}`;
    history.push({ type: 'asked', conn, request: { ...ask, id } });
    return id;
  };
  return {
    history,
    comes,
    asks,
    connects: (device, memberId, cursor = 0, head = cursor) => {
      const conn = ++conns;
      history.push({ type: 'opened', conn, device, memberId });
      const id = `r${++ids}`;
      const about = { kind: 'cli', name: device } as const;
      const hello = { type: 'hello', id, token: 't', protocol: 1, device: about, cursor } as const;
      history.push({ type: 'asked', conn, request: hello });
      welcome(conn, id, memberId, head);
      return conn;
    },
    ok: (conn, re, more = {}) => {
      comes(conn, { type: 'ok', re, ...more });
    },
    refused: (conn, re, code) => {
      comes(conn, { type: 'error', re, code, message: 'no' });
    },
    entry: (conn, seq, entry, at = BEGIN) => {
      comes(conn, { type: 'entry', seq, at, entry });
    },
    sees: (seen) => {
      history.push(seen);
    },
    ends: (heads) => {
      const now = BEGIN + 24 * 60 * 60_000;
      history.push({ type: 'settled', now, heads: new Map(Object.entries(heads)) });
      return history;
    },
  };
};
