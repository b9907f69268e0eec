/** Another team meanwhile: one of two goes and comes, and how long it is until the other is told. */
import { setTimeout as pause } from 'node:timers/promises';
import { startsWith } from '../fanout/dialect.ts';
import { openAskingWire, openAskingWires } from '../send/asking-wire.ts';
import type { SenderAccount } from '../send/target.ts';

const PRESENCE = Buffer.from('{"type":"presence"');
/** Each connection may ask only so often (T6). */
const WIRES = 20;
const EVERY_MS = 2;

/** Changes that follow each other. */
export interface Pulse {
  /** What each took since this was asked last, ms. */
  taken(): readonly number[];
  stop(): Promise<void>;
}

/** Begins. */
export const startPulse = async (
  port: number,
  [one, other]: readonly [SenderAccount, SenderAccount],
): Promise<Pulse> => {
  let onTold = (): void => undefined;
  await openAskingWire(port, other, (payload) => {
    if (startsWith(payload, PRESENCE)) onTold();
  });
  const wires = await openAskingWires(
    port,
    Array.from({ length: WIRES }, () => one),
  );
  let tookMs: number[] = [];
  const stopped = new AbortController();
  const change = async (nth: number): Promise<void> => {
    const { promise: told, resolve } = Promise.withResolvers<undefined>();
    onTold = () => resolve(undefined);
    const from = performance.now();
    // Who was let in is at their device, so that the first change is to go.
    const activity = nth % 2 === 0 ? 'idle' : 'active';
    const wire = wires[nth % WIRES];
    void wire?.ask({ type: 'activity', id: 'a', activity, at: Date.now() });
    await told;
    tookMs.push(performance.now() - from);
  };
  const running = (async () => {
    for (let nth = 0; !stopped.signal.aborted; nth += 1) {
      await change(nth);
      await pause(EVERY_MS);
    }
  })();
  return {
    taken: () => {
      const taken = tookMs;
      tookMs = [];
      return taken;
    },
    stop: () => {
      stopped.abort();
      return running;
    },
  };
};
