/**
 * A raw client of a chaos run, one for each device: it keeps a log on a disk of its own, comes back with its cursor,
 * and sends what it wrote until it is answered. All that passes is noted; nothing is judged here.
 */
import { WebSocket } from 'ws';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { Reply, ReplyOf } from '../../shared/protocol/replies.ts';
import type { Request, RequestOf } from '../../shared/protocol/requests.ts';
import type { Random } from './random.ts';
import type { Seen } from './history.ts';
import type { Link } from './link.ts';

type PlainRequest = Exclude<Request, { type: 'hello' }>;
/** Requests as a run writes them, without their ids. */
export type Ask = PlainRequest extends infer R
  ? R extends unknown
    ? Omit<R, 'id'>
    : never
  : never;
type Send = Omit<RequestOf<'message.send'>, 'id'>;

/** Who a client is. */
export interface Identity {
  readonly device: string;
  readonly memberId: string;
  readonly token: string;
}

/** What a client is lent. */
export interface ClientPorts {
  readonly link: Link;
  readonly random: Random;
  readonly note: (seen: Seen) => void;
  /** A number for a new connection. */
  nextConn(): number;
}

/** A client. */
export interface Client extends Identity {
  readonly link: Link;
  /** The first part of the last `welcome`; null before there was one. */
  welcome(): ReplyOf<'welcome'> | null;
  /** The highest `seq` on its disk. */
  cursor(): number;
  isOnline(): boolean;
  /** Whether it was shut out (4003). */
  isOut(): boolean;
  /** Whether all that it keeps sending was answered. */
  isDone(): boolean;
  connect(): void;
  /** Tries once more to get in after it was shut out. Resolves when that has ended, or it is in. */
  knock(): Promise<void>;
  /** Sends a request if it is online; answers its id. */
  ask(ask: Ask): string | null;
  /** Whether a request was answered, may be yet, or never will be as its connection is gone. */
  outcome(id: string): 'answered' | 'pending' | 'lost';
  /** Sends a message now, and on each new connection until it is answered. */
  keepSending(send: Send): void;
  /** Ends the connection, cleanly or from one moment to the next, and comes back after a while; null: never. */
  leave(how: 'goodbye' | 'vanish', backMs: number | null): void;
  /** Its disk loses its last entries. */
  forget(entries: number): void;
}

interface Line {
  readonly conn: number;
  readonly socket: WebSocket;
  isGreeted: boolean;
  readonly pending: Set<string>;
}

const PING_EVERY_MS = 250;
/** Answers after which a message is sent no more. */
const isFinal = (reply: Reply): boolean =>
  reply.type === 'ok' || (reply.type === 'error' && reply.code !== 'rate_limited');

/** A client that is not connected yet. */
export const newClient = (identity: Identity, ports: ClientPorts): Client => {
  const { link, random, note } = ports;
  const outbox = new Map<string, Send>();
  /** Which message a request sent, by the request's id. */
  const sending = new Map<string, string>();
  const answered = new Set<string>();
  let line: Line | null = null;
  let welcome: ReplyOf<'welcome'> | null = null;
  let cursor = 0;
  let isOut = false;
  let nextId = 1;
  let comeBack: NodeJS.Timeout | null = null;

  const post = (to: Line, request: Request): void => {
    to.pending.add(request.id);
    note({ type: 'asked', conn: to.conn, request });
    to.socket.send(JSON.stringify(request));
  };
  const ask = (it: Ask): string | null => {
    if (line?.isGreeted !== true || line.socket.readyState !== WebSocket.OPEN) return null;
    const id = `${identity.device}-${nextId++}`;
    post(line, { ...it, id });
    return id;
  };
  const sendOne = (send: Send): void => {
    const id = ask(send);
    if (id !== null) sending.set(id, send.messageId);
  };
  const onWelcome = (frame: ReplyOf<'welcome'>, to: Line): void => {
    if (frame.part < frame.parts) return;
    welcome = frame;
    to.isGreeted = true;
    ask({ type: 'activity', activity: 'active', at: frame.now });
    for (const send of outbox.values()) sendOne(send);
  };
  const onFrame = (frame: Reply, to: Line): void => {
    if (frame.type === 'welcome') onWelcome(frame, to);
    // What does not follow on what it has is for the model to judge.
    if (frame.type === 'entry' && frame.seq === cursor + 1) cursor = frame.seq;
    if (frame.type !== 'ok' && frame.type !== 'error' && frame.type !== 'pong') return;
    if (frame.re === null) return;
    to.pending.delete(frame.re);
    answered.add(frame.re);
    const messageId = sending.get(frame.re);
    if (messageId !== undefined && isFinal(frame)) outbox.delete(messageId);
  };
  const onText = (text: string, to: Line): void => {
    const parsed = parseReply(text);
    if (!parsed.ok) {
      note({ type: 'garbled', conn: to.conn, text });
      return;
    }
    note({ type: 'came', conn: to.conn, frame: parsed.value, text });
    if (line === to) onFrame(parsed.value, to);
  };

  const connectAfter = (ms: number): void => {
    if (comeBack !== null) clearTimeout(comeBack);
    comeBack = setTimeout(connect, ms);
  };
  function connect(): void {
    if (comeBack !== null) clearTimeout(comeBack);
    comeBack = null;
    if (line === null && !isOut) open();
  }
  function open(): Line {
    const socket = new WebSocket(link.url.replace(/^http/, 'ws') + SOCKET_PATH, [SUBPROTOCOL]);
    const mine: Line = { conn: ports.nextConn(), socket, isGreeted: false, pending: new Set() };
    line = mine;
    const { device, memberId, token } = identity;
    const ping = setInterval(() => {
      if (line === mine) ask({ type: 'ping' });
    }, PING_EVERY_MS);
    socket.on('open', () => {
      note({ type: 'opened', conn: mine.conn, device, memberId });
      const about = { kind: 'cli', name: device } as const;
      const id = `${device}-${nextId++}`;
      post(mine, { type: 'hello', id, token, protocol: 1, device: about, cursor });
    });
    socket.on('message', (data: Buffer) => {
      onText(data.toString('utf8'), mine);
    });
    socket.on('error', () => undefined); // The close event tells.
    socket.on('close', (code) => {
      clearInterval(ping);
      note({ type: 'ended', conn: mine.conn, code });
      if (line !== mine) return;
      line = null;
      if (code === CLOSE.unauthorized) isOut = true;
      else if (!isOut) connectAfter(random.int(1, 25));
    });
    return mine;
  }

  return {
    ...identity,
    link,
    welcome: () => welcome,
    cursor: () => cursor,
    isOnline: () => line?.isGreeted === true && line.socket.readyState === WebSocket.OPEN,
    isOut: () => isOut,
    isDone: () => outbox.size === 0,
    connect,
    knock: () =>
      new Promise((resolve) => {
        const { socket } = open();
        socket.once('message', () => {
          resolve();
        });
        socket.once('close', () => {
          resolve();
        });
      }),
    ask,
    outcome: (id) =>
      answered.has(id) ? 'answered' : line?.pending.has(id) === true ? 'pending' : 'lost',
    keepSending: (send) => {
      outbox.set(send.messageId, send);
      sendOne(send);
    },
    leave: (how, backMs) => {
      const old = line;
      line = null;
      if (how === 'goodbye') old?.socket.close(CLOSE.normal);
      else old?.socket.terminate();
      if (backMs === null) {
        if (comeBack !== null) clearTimeout(comeBack);
        comeBack = null;
      } else connectAfter(backMs);
    },
    forget: (entries) => {
      cursor = Math.max(0, cursor - entries);
    },
  };
};
