/** Connections on which much is asked at once, and each answer is told apart. */
import { type Framing, openWire, type Said, type Wire } from '../../common/wire.ts';

/** One whose answers come in order. */
export interface OrderedWire {
  ask(said: Said): Promise<Buffer>;
}

/** Opens one; every payload is the answer to what was asked first and has none yet. */
export const openOrdered = async (port: number, framing: Framing): Promise<OrderedWire> => {
  const pending: ((payload: Buffer) => void)[] = [];
  const wire: Wire = await openWire({ port }, framing, {
    onPayload: (payload) => pending.shift()?.(Buffer.from(payload)),
  });
  return {
    ask: (said) =>
      new Promise((resolve) => {
        pending.push(resolve);
        wire.send(said);
      }),
  };
};
