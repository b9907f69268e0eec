/** Sends to the relay, and to whatever else answers each of its requests with `ok`, in order (T2). */
import { createIds } from '../../main/os/adapters/ids.ts';
import { openAskingWire, openAskingWires } from './asking-wire.ts';
import type { OpenTarget } from './target.ts';

const ids = createIds();
const FOCUS_MS = 3_600_000;
/** A connection may ask 120 times at once, then 30 times a second (T6): it is used so often, and rests while others are. */
const SENDS_IN_A_ROW = 100;

/** Takes one after the other, each so many times. */
const inTurn = <T>(items: readonly T[], times = 1): (() => T) => {
  let next = 0;
  return () => {
    const item = items[Math.floor(next / times) % items.length];
    next += 1;
    if (item === undefined) throw new Error('There is nothing to take in turn.');
    return item;
  };
};

/** A session that holds what comes, as a request. */
export const startFocus = (focusId: string): object => ({
  type: 'focus.start',
  id: 'f',
  focusId,
  endsAt: Date.now() + FOCUS_MS,
  shareLabel: false,
  urgent: 'refuse',
});

/** The receivers focus, so that all is held; each sender has some connections, since each may ask only so often. */
export const openRelayTarget: OpenTarget = async ({ port, senders, receivers, wires }) => {
  for (const receiver of receivers) {
    const wire = await openAskingWire(port, receiver);
    await wire.ask(startFocus(ids.uuid()));
  }
  const opened = await openAskingWires(
    port,
    senders.flatMap((sender) => Array.from({ length: wires }, () => sender)),
  );
  const wireOf = senders.map((_, n) =>
    inTurn(opened.slice(n * wires, (n + 1) * wires), SENDS_IN_A_ROW),
  );
  const nextReceiver = inTurn(receivers);
  return {
    send: (sender, body) => {
      const wire = wireOf[sender]?.();
      if (wire === undefined) throw new Error('There is no such sender.');
      const to = nextReceiver().memberId;
      const message = { messageId: ids.uuid(), to, body, urgency: 'normal' };
      return wire.ask({ type: 'message.send', id: 's', ...message });
    },
  };
};
