/** A raw client of a relay: sends frames and waits for those that come. For tests alone, it hides nothing. */
import { WebSocket } from 'ws';
import { SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { EntryOf, Reply, ReplyOf, ReplyType } from '../../shared/protocol/replies.ts';

type Fields = Readonly<Record<string, unknown>>;
/** How long a frame may take before the test fails: far more than it ever does. */
const PATIENCE_MS = 10_000;

/** A connection of a test. */
export interface RelayClient {
  /** All that came, in order, as text. */
  readonly texts: string[];
  /** All that came, in order, parsed. */
  readonly frames: Reply[];
  /** Sends anything as it is. */
  raw(data: string | Uint8Array): void;
  /** Sends bytes as a text frame, right or not. */
  rawText(bytes: Uint8Array): void;
  /** Sends a request and answers its reply. */
  ask(type: string, fields?: Fields): Promise<ReplyOf<'ok' | 'error' | 'pong'>>;
  /** Says hello and answers the first part of the welcome. */
  hello(token: string, fields?: Fields): Promise<ReplyOf<'welcome'>>;
  /** The first frame that fits, of those that came and will come. */
  until<F extends Reply>(fits: (frame: Reply) => frame is F): Promise<F>;
  until(fits: (frame: Reply) => boolean): Promise<Reply>;
  /** The first entry of a kind that fits. */
  entry<
    T extends
      'batch' | 'receipt' | 'focus' | 'manual' | 'status' | 'settings' | 'triage' | 'surface',
  >(
    type: T,
    fits?: (entry: EntryOf<T>) => boolean,
  ): Promise<EntryOf<T> & { seq: number }>;
  /** All entries that came, by seq. */
  entries(): ReplyOf<'entry'>[];
  /** The close code, once it ended. */
  readonly closed: Promise<number>;
  isOpen(): boolean;
  close(code?: number): void;
  /** Vanishes without a goodbye. */
  vanish(): void;
  /** Stops reading from the network. */
  pause(): void;
  /** Reads on. */
  resume(): void;
}

/** Whether a frame is of a type. */
export const isType =
  <T extends ReplyType>(type: T) =>
  (frame: Reply): frame is ReplyOf<T> & Reply =>
    frame.type === type;

const parsed = (text: string): Reply => {
  const reply = parseReply(text);
  if (!reply.ok) throw new Error(`The relay sent what its schema does not know: ${text}`);
  return reply.value;
};

/** How a client comes to its relay. */
export interface ConnectOptions {
  readonly origin?: string;
  readonly protocols?: string[];
  readonly headers?: Record<string, string>;
  /** The certificate to trust, PEM. */
  readonly ca?: string;
}

/** Connects to a relay at `url` (http). Resolves when the socket is open. */
export const connectClient = async (
  url: string,
  options: ConnectOptions = {},
): Promise<RelayClient> => {
  const { protocols = [SUBPROTOCOL], ...rest } = options;
  const socket = new WebSocket(url.replace(/^http/, 'ws') + SOCKET_PATH, protocols, rest);
  const texts: string[] = [];
  const frames: Reply[] = [];
  const waiting = new Set<(frame: Reply) => void>();
  let nextId = 1;
  let hasEnded = false;
  const ended = new Set<(code: number) => void>();

  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    const frame = parsed(text);
    texts.push(text);
    frames.push(frame);
    for (const take of [...waiting]) take(frame);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      hasEnded = true;
      resolve(code);
      for (const tell of [...ended]) tell(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);

  const until = (fits: (frame: Reply) => boolean): Promise<Reply> => {
    const known = frames.find(fits);
    if (known !== undefined) return Promise.resolve(known);
    if (hasEnded) return Promise.reject(new Error('The connection has ended.'));
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(take);
        ended.delete(fail);
      };
      const take = (frame: Reply): void => {
        if (!fits(frame)) return;
        done();
        resolve(frame);
      };
      const fail = (code: number): void => {
        done();
        reject(new Error(`The connection ended with ${code} before the frame came.`));
      };
      const timer = setTimeout(() => {
        done();
        reject(
          new Error(`No such frame in ${PATIENCE_MS} ms. Last: ${texts.slice(-5).join('\n')}`),
        );
      }, PATIENCE_MS);
      waiting.add(take);
      ended.add(fail);
    });
  };

  const client: RelayClient = {
    texts,
    frames,
    closed,
    raw: (data) => {
      socket.send(data);
    },
    rawText: (bytes) => {
      socket.send(bytes, { binary: false });
    },
    ask: async (type, fields = {}) => {
      const id = `r${nextId++}`;
      socket.send(JSON.stringify({ type, id, ...fields }));
      const isMine = (frame: Reply): boolean =>
        're' in frame && frame.re === id && frame.type !== 'welcome';
      return (await until(isMine)) as ReplyOf<'ok' | 'error' | 'pong'>;
    },
    hello: async (token, fields = {}) => {
      const id = `r${nextId++}`;
      const device = { kind: 'cli', name: 'test' };
      socket.send(JSON.stringify({ type: 'hello', id, token, protocol: 1, device, ...fields }));
      return (await until(
        (frame) => frame.type === 'welcome' && frame.re === id,
      )) as ReplyOf<'welcome'>;
    },
    until: until,
    entry: async (type, fits = () => true) => {
      const frame = await until(
        (it) => it.type === 'entry' && it.entry.type === type && fits(it.entry as never),
      );
      const { seq, entry } = frame as ReplyOf<'entry'>;
      return { ...entry, seq } as never;
    },
    entries: () => frames.filter(isType('entry')),
    isOpen: () => socket.readyState === socket.OPEN,
    close: (code = 1000) => {
      socket.close(code);
    },
    vanish: () => {
      socket.terminate();
    },
    pause: () => {
      socket.pause();
    },
    resume: () => {
      socket.resume();
    },
  };
  return client;
};
