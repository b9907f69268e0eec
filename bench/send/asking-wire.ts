/** A connection on which requests are asked and answered, in order (T2); whatever else comes goes to a listener. */
import { relayDialect } from '../fanout/dialect.ts';
import { openRawWire } from '../fanout/raw-wire.ts';
import type { SenderAccount } from './target.ts';

/** One that was let in. */
export interface AskingWire {
  /** Resolves at `ok`, rejects at `error`. */
  ask(request: object): Promise<void>;
  close(): void;
}

interface Pending {
  readonly resolve: () => void;
  readonly reject: (cause: Error) => void;
}

const OK = Buffer.from('{"type":"ok"');
const ERROR = Buffer.from('{"type":"error"');

/** Whether a payload begins so. */
export const startsWith = (payload: Buffer, start: Buffer): boolean =>
  payload.length >= start.length && payload.compare(start, 0, start.length, 0, start.length) === 0;

/** Connects somebody. */
export const openAskingWire = async (
  port: number,
  account: SenderAccount,
  onPayload: (payload: Buffer) => void = () => undefined,
): Promise<AskingWire> => {
  const { hello, isWelcome, path, protocol } = relayDialect([]);
  const pending: Pending[] = [];
  const { promise: welcomed, resolve: letIn } = Promise.withResolvers<undefined>();
  const wire = await openRawWire({ port, path, protocol }, (payload) => {
    if (startsWith(payload, OK)) pending.shift()?.resolve();
    else if (startsWith(payload, ERROR)) pending.shift()?.reject(new Error(payload.toString()));
    else if (isWelcome(payload)) letIn(undefined);
    else onPayload(payload);
  });
  wire.send(hello(account) ?? '');
  await welcomed;
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        pending.push({ resolve, reject });
        wire.send(JSON.stringify(request));
      }),
    close: () => wire.close(),
  };
};

/** Opens many, some at a time; in the order of the accounts. */
export const openAskingWires = async (
  port: number,
  accounts: readonly SenderAccount[],
  onPayload?: (payload: Buffer) => void,
): Promise<readonly AskingWire[]> => {
  const AT_ONCE = 50;
  const wires: AskingWire[] = [];
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    const some = accounts.slice(from, from + AT_ONCE);
    wires.push(...(await Promise.all(some.map((who) => openAskingWire(port, who, onPayload)))));
  }
  return wires;
};
