/** The wire over one socket of `ws`, and what it tells. One object for each: there may be ten thousand of them. */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { CancelTimer, Clock } from '../../core/ports.ts';
import type { Frame } from '../../core/frames.ts';
import type { CloseBy, Wire, WireEvents } from '../ports.ts';
import type { Pieces } from './framing.ts';

/** The code of a connection that ended without a goodbye (RFC 6455, 7.4.1). */
const CUT_OFF = 1006;
/** How long a far end has to answer a goodbye before it is cut off. */
const GOODBYE_MS = 2000;

/** What all wires of a server share. */
export interface WireShare {
  readonly clock: Clock;
  readonly framed: (frames: readonly Frame[]) => Pieces;
  /** One of them is no more; `code` is what the relay ended it with, where it did. */
  readonly onEnd: (code: number, by: CloseBy) => void;
}

/** A socket that knows its wire, so that its listeners are functions that all sockets share. */
export class RelaySocket extends WebSocket {
  wire: SocketWire | null = null;
}

/** `ws` only reads and says goodbye here: without compression nothing of its own waits to be sent in between. */
export class SocketWire implements Wire {
  /** Who is told what comes; set before anything can. */
  events: WireEvents | null = null;
  readonly #socket: RelaySocket;
  readonly #stream: Duplex;
  readonly #share: WireShare;
  #cancelGoodbye: CancelTimer | null = null;
  /** What the relay ended it with. */
  #own: number | null = null;

  constructor(socket: RelaySocket, stream: Duplex, share: WireShare) {
    this.#socket = socket;
    this.#stream = stream;
    this.#share = share;
  }

  send(frames: readonly Frame[], flushed?: () => void): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return true;
    if (frames.length === 0) {
      flushed?.();
      return true;
    }
    const pieces = this.#share.framed(frames);
    const [first] = pieces;
    // What most sockets get most of the time: the stream asks for a rest far below what makes a slow consumer.
    if (pieces.length === 1 && first !== undefined && flushed === undefined)
      return this.#stream.write(first);
    this.#sendAll(pieces, flushed);
    return false;
  }

  #sendAll(pieces: Pieces, flushed?: () => void): void {
    const stream = this.#stream;
    stream.cork(); // One write to the system for all pieces.
    pieces.forEach((piece, index) => {
      if (flushed === undefined || index < pieces.length - 1) stream.write(piece);
      else
        stream.write(piece, (error) => {
          if (error === null || error === undefined) flushed();
        });
    });
    stream.uncork();
  }

  unsentBytes(): number {
    return this.#socket.bufferedAmount;
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(code: number): void {
    const socket = this.#socket;
    if (socket.readyState !== WebSocket.OPEN) return;
    this.#own ??= code;
    socket.resume(); // Its answer is to be read.
    socket.close(code);
    this.#cancelGoodbye = this.#share.clock.setTimer(GOODBYE_MS, () => socket.terminate());
  }

  cut(): void {
    // One that is ending already does so by the far end's wish, or by `ws` for what came from there: not by ours.
    if (this.#socket.readyState === WebSocket.OPEN) this.#own ??= CUT_OFF;
    this.#socket.terminate();
  }

  /** The socket is closed. */
  ended(code: number): void {
    this.#cancelGoodbye?.();
    this.#share.onEnd(this.#own ?? code, this.#own === null ? 'client' : 'relay');
    this.events?.onClose(code);
  }
}

const eventsOf = (socket: WebSocket): WireEvents | null | undefined =>
  socket instanceof RelaySocket ? socket.wire?.events : null;

function onMessage(this: WebSocket, data: unknown, isBinary: boolean): void {
  if (isBinary) eventsOf(this)?.onBinary();
  else eventsOf(this)?.onText((data as Buffer).toString('utf8'));
}

function onClose(this: WebSocket, code: number): void {
  if (this instanceof RelaySocket) this.wire?.ended(code);
}

// `ws` has closed the connection with the right code by now (1007, 1009); the close event tells the rest.
const ignore = (): void => undefined;

/** Puts a wire over a socket; who it tells is who `accept` answers. */
export const attachWire = (
  socket: RelaySocket,
  stream: Duplex,
  share: WireShare,
  accept: (wire: Wire) => WireEvents,
): void => {
  const wire = new SocketWire(socket, stream, share);
  socket.wire = wire;
  wire.events = accept(wire);
  socket.on('message', onMessage);
  socket.on('error', ignore);
  socket.on('close', onClose);
};
