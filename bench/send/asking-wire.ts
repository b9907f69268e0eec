/** A connection on which requests are asked and answered, in order (T2); whatever else comes goes to a listener. */
import { openWire } from '../common/wire.ts';
import { relayDialect, startsWith } from '../fanout/dialect.ts';
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

/** Connects somebody. */
export const openAskingWire = async (
  port: number,
  account: SenderAccount,
  onPayload: (payload: Buffer) => void = () => undefined,
): Promise<AskingWire> => {
  const { hello, isWelcome, framing } = relayDialect([]);
  const pending: Pending[] = [];
  const { promise: welcomed, resolve: letIn } = Promise.withResolvers<undefined>();
  const take = (payload: Buffer): void => {
    if (startsWith(payload, OK)) pending.shift()?.resolve();
    else if (startsWith(payload, ERROR)) pending.shift()?.reject(new Error(payload.toString()));
    else if (isWelcome(payload)) letIn(undefined);
    else onPayload(payload);
  };
  const wire = await openWire({ port }, framing, { onPayload: take });
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
