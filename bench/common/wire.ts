/** A connection of as little as can be, whatever is spoken on it, so that the server is what is measured. */
import { connect } from 'node:net';
import { Rest } from './rest.ts';

/** What is said: text, or bytes where the protocol is binary. */
export type Said = string | Buffer;

/** One connection. */
export interface Wire {
  send(said: Said): void;
  close(): void;
}

/** Where a payload lies in the bytes that came; what follows begins at `to`. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

/** How what is said becomes bytes, and bytes become payloads. */
export interface Framing {
  /** The HTTP request by which the server is asked to speak so; null: it does from the start. */
  readonly upgrade: ((port: number) => string) | null;
  readonly frame: (said: Said) => Said;
  /** The payload that begins at `at`; null while it is not whole. */
  readonly find: (data: Buffer, at: number) => Found | null;
}

/** Where to connect to, and from which local address: one alone has ports for some 28,000 connections. */
export interface Target {
  readonly port: number;
  readonly from?: string;
}

/** Who hears what comes. The bytes are theirs only during the call. */
export interface Ears {
  onPayload(payload: Buffer): void;
  /** Asked before bytes that begin with a payload are read: true when they are known, and need not be. */
  isKnown?(chunk: Buffer): boolean;
  /** Bytes that were read; `isWhole` when they were some payloads and no part of another. */
  onRead?(chunk: Buffer, isWhole: boolean): void;
  onClose?(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);
/** What is read at once is taken before the next is read: one buffer does for all connections. */
const BUFFER = Buffer.alloc(1024 * 1024);

/** Calls `onPayload` for each whole payload; answers where what is left over begins. */
const takeAll = ({ find }: Framing, data: Buffer, ears: Ears): number => {
  let at = 0;
  while (at < data.length) {
    const found = find(data, at);
    if (found === null) return at;
    ears.onPayload(data.subarray(found.from, found.to));
    at = found.to;
  }
  return at;
};

/** Reads what comes after the greeting. */
const reader = (framing: Framing, ears: Ears): ((chunk: Buffer) => void) => {
  const rest = new Rest();
  return (chunk) => {
    const isFresh = rest.isEmpty;
    if (isFresh && ears.isKnown?.(chunk) === true) return;
    const data = rest.before(chunk);
    rest.keep(data, takeAll(framing, data, ears));
    ears.onRead?.(chunk, isFresh && rest.isEmpty);
  };
};

/** Reads the head of the answer to an upgrade, then gives on what follows. */
const upgraded = (
  read: (chunk: Buffer) => void,
  { onOpen, onRefused }: { onOpen: () => void; onRefused: (answer: string) => void },
): ((chunk: Buffer) => void) => {
  let head: Buffer | null = NOTHING;
  return (chunk) => {
    if (head === null) {
      read(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf(HEAD_END);
    if (end === -1) return;
    if (!head.toString('latin1').startsWith('HTTP/1.1 101')) onRefused(String(head));
    const rest = head.subarray(end + HEAD_END.length);
    head = null;
    onOpen();
    if (rest.length > 0) read(rest);
  };
};

/** Opens one. Rejects when the server does not take it. */
export const openWire = ({ port, from }: Target, framing: Framing, ears: Ears): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const { upgrade } = framing;
    const read = reader(framing, ears);
    const onOpen = (): void => resolve(wire);
    const onRefused = (answer: string): void => reject(new Error(answer));
    const take = upgrade === null ? read : upgraded(read, { onOpen, onRefused });
    const callback = (size: number): boolean => {
      take(BUFFER.subarray(0, size));
      return true;
    };
    const socket = connect({
      port,
      host: '127.0.0.1',
      onread: { buffer: BUFFER, callback },
      ...(from === undefined ? {} : { localAddress: from }),
    });
    const wire: Wire = {
      send: (said) => void socket.write(framing.frame(said)),
      close: () => void socket.destroy(),
    };
    socket.setNoDelay(true).on('error', reject);
    socket.on('close', () => ears.onClose?.());
    socket.on('connect', () => {
      if (upgrade === null) onOpen();
      else socket.write(upgrade(port));
    });
  });
