/** A connection that sends frames of any kind and keeps what is answered, in order. */
import { WebSocket } from 'ws';
import { SOCKET_PATH, SUBPROTOCOL } from '../../../shared/protocol/limits.ts';
import { parseReply } from '../../../shared/protocol/parse.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { FuzzFrame } from './frames.ts';

/** How long answers may take before they count as missing. */
const PATIENCE_MS = 30_000;

/** One connection. */
export interface FuzzConnection {
  send(frame: FuzzFrame): void;
  /** The answers to requests, in the order in which they came. A `welcome` counts when it is whole. */
  readonly answers: readonly Reply[];
  /** What came that no schema knows, or that broke the order of the log. */
  readonly faults: readonly string[];
  /** Waits until there are so many answers or it is closed. Says whether one of these happened in time. */
  settled(count: number): Promise<boolean>;
  /** The close code, or null if it does not close in time. */
  closed(): Promise<number | null>;
  closeCode(): number | null;
  end(): void;
}

const isAnswer = (reply: Reply): boolean =>
  reply.type === 'ok' ||
  reply.type === 'error' ||
  reply.type === 'pong' ||
  (reply.type === 'welcome' && reply.part === reply.parts);

/** Connects; null where the relay does not take the socket. `localAddress` is who it comes from. */
export const openFuzzConnection = async (
  url: string,
  localAddress: string,
): Promise<FuzzConnection> => {
  const target = url.replace(/^http/, 'ws') + SOCKET_PATH;
  const socket = new WebSocket(target, [SUBPROTOCOL], { localAddress });
  const answers: Reply[] = [];
  const faults: string[] = [];
  let code: number | null = null;
  let seq: number | null = null;
  let wake: () => void = () => undefined;

  const noteEntry = (next: number): void => {
    if (seq !== null && next !== seq + 1) faults.push(`entry ${next} after entry ${seq}`);
    seq = next;
  };
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    const reply = parseReply(text);
    if (!reply.ok) faults.push(`no schema knows ${text.slice(0, 300)}`);
    else if (reply.value.type === 'entry') noteEntry(reply.value.seq);
    else if (isAnswer(reply.value)) answers.push(reply.value);
    wake();
  });
  socket.on('close', (ended) => {
    code = ended;
    wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined); // The close code tells.

  const until = (isDone: () => boolean): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (inTime: boolean): void => {
        clearTimeout(timer);
        wake = () => undefined;
        resolve(inTime);
      };
      const timer = setTimeout(() => finish(false), PATIENCE_MS);
      wake = () => {
        if (isDone()) finish(true);
      };
      wake();
    });

  return {
    answers,
    faults,
    send: (frame) => {
      if (frame.kind === 'text') socket.send(frame.text);
      else socket.send(frame.bytes, { binary: frame.kind === 'binary' });
    },
    settled: (count) => until(() => code !== null || answers.length >= count),
    closed: async () => {
      await until(() => code !== null);
      return code;
    },
    closeCode: () => code,
    end: () => socket.terminate(),
  };
};
