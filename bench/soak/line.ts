/** A client for load: says what it must, and reads of what comes only what it needs. */
import { WebSocket } from 'ws';
import { SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';

/** What a line tells as it happens. */
export interface LineEvents {
  /** A request was answered: `ok`, or the code of the error. */
  onReply(re: string, outcome: string): void;
  /** Messages came, in one entry of the log. */
  onMessages(messageIds: readonly string[]): void;
}

/** A connection of one member. */
export interface Line {
  readonly memberId: string;
  send(id: string, type: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Resolves when it was let in and has its whole snapshot. */
  readonly welcomed: Promise<{ readonly roster: number }>;
  isOpen(): boolean;
  close(): void;
}

/** Frames that are read whole; of a snapshot or a presence only the beginning. */
const WELCOME = Buffer.from('{"type":"welcome"');
const PRESENCE = Buffer.from('{"type":"presence"');
const startsWith = (data: Buffer, start: Buffer): boolean =>
  data.subarray(0, start.length).equals(start);

interface Frame {
  readonly type: string;
  readonly re?: string;
  readonly code?: string;
  readonly seq?: number;
  readonly entry?: { readonly type: string; readonly messages?: readonly { messageId: string }[] };
}

/** Of a welcome the part numbers and the roster are enough: the list of members follows them. */
const readWelcome = (data: Buffer): { roster: number; isLast: boolean } => {
  const head = data.subarray(0, 4096).toString('latin1');
  const number = (field: string): number =>
    Number(new RegExp(`"${field}":(\\d+)`).exec(head)?.[1] ?? 0);
  return { roster: number('roster'), isLast: number('part') === number('parts') };
};

/** Opens a connection, says hello with the roster that is given, and pings as clients do (T4). */
export const openLine = (
  url: string,
  account: { readonly token: string; readonly memberId: string },
  roster: number | null,
  events: LineEvents,
): Line => {
  const socket = new WebSocket(url.replace(/^http/, 'ws') + SOCKET_PATH, SUBPROTOCOL, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  let nextId = 0;
  const say = (id: string, type: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ type, id, ...fields }));
  };
  const take = (frame: Frame): void => {
    if (frame.type === 'ok' || frame.type === 'error')
      events.onReply(frame.re ?? '', frame.type === 'ok' ? 'ok' : (frame.code ?? ''));
    if (frame.type !== 'entry') return;
    say(`s${nextId++}`, 'stored', { seq: frame.seq });
    if (frame.entry?.type === 'batch')
      events.onMessages((frame.entry.messages ?? []).map((it) => it.messageId));
  };
  const welcomed = new Promise<{ roster: number }>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (startsWith(data, PRESENCE)) return;
      if (!startsWith(data, WELCOME)) take(JSON.parse(data.toString('utf8')) as Frame);
      else {
        const { isLast, roster: current } = readWelcome(data);
        if (isLast) resolve({ roster: current });
      }
    });
    socket.on('open', () => {
      const device = { kind: 'cli', name: 'load' };
      const known = roster === null ? {} : { roster };
      say('hello', 'hello', { token: account.token, protocol: 1, device, cursor: 0, ...known });
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed ${code}`)));
  });
  const heart = setInterval(() => say(`p${nextId++}`, 'ping'), 20_000);
  socket.on('close', () => clearInterval(heart));
  return {
    memberId: account.memberId,
    send: say,
    welcomed,
    isOpen: () => socket.readyState === socket.OPEN,
    close: () => {
      socket.close(1000);
    },
  };
};
