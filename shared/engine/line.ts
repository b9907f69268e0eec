/** The one connection that an engine has: frames for an earlier one go nowhere, and nothing of it is heard. */
import { CLOSE } from '../protocol/close-codes.ts';
import { PROTOCOL_VERSION, SOCKET_PATH } from '../protocol/limits.ts';
import { parseReply } from '../protocol/parse.ts';
import type { Request } from '../protocol/requests.ts';
import type { Effect, EngineEvent } from './events.ts';
import type { Connection, DeviceFacts, Reporter, SocketPort } from './ports.ts';

const socketUrl = (relayUrl: string): string => `${relayUrl.replace(/^http/, 'ws')}${SOCKET_PATH}`;

export class Line {
  readonly #socket: SocketPort;
  readonly #reporter: Reporter;
  readonly #tell: (event: EngineEvent) => void;
  #current: Connection | null = null;

  constructor(socket: SocketPort, reporter: Reporter, tell: (event: EngineEvent) => void) {
    this.#socket = socket;
    this.#reporter = reporter;
    this.#tell = tell;
  }

  /** The connection in use; null without one. */
  get current(): Connection | null {
    return this.#current;
  }

  /** Opens a connection to a relay in place of any other. */
  open(relayUrl: string): void {
    this.hangUp();
    const mine: { connection: Connection | null } = { connection: null };
    const isCurrent = (): boolean => this.#current === mine.connection;
    const connection = this.#socket.open(socketUrl(relayUrl), {
      onOpen: () => {
        if (isCurrent()) this.#tell({ type: 'socketOpened' });
      },
      onText: (text) => {
        if (isCurrent()) this.#hear(text);
      },
      onClose: (code) => {
        if (!isCurrent()) return;
        this.#current = null;
        this.#tell({ type: 'socketClosed', code });
      },
    });
    mine.connection = connection;
    this.#current = connection;
  }

  /** Ends the connection without a word to the engine, which knows. */
  hangUp(): void {
    const old = this.#current;
    this.#current = null;
    old?.close(CLOSE.normal);
  }

  /** Sends a frame if `target` is still the connection in use. */
  send(target: Connection | null, frame: Request): void {
    if (target !== null && target === this.#current) target.send(JSON.stringify(frame));
  }

  /** Says hello. The token goes from here to the socket and nowhere else (C6). */
  greet(
    target: Connection | null,
    token: string,
    device: DeviceFacts,
    { cursor, activity, roster }: Extract<Effect, { type: 'greet' }>,
  ): void {
    this.send(target, {
      type: 'hello',
      id: 'hello',
      token,
      protocol: PROTOCOL_VERSION,
      device: { kind: device.kind, name: device.name },
      cursor,
      activity,
      ...(roster === undefined ? {} : { roster }),
    });
  }

  #hear(text: string): void {
    const frame = parseReply(text);
    if (frame.ok) this.#tell({ type: 'frameReceived', frame: frame.value });
    else this.#reporter.report(`a frame of the relay was not understood (${frame.error.kind})`);
  }
}
