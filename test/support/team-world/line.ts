/** A connection in memory between an engine and the relay's own handling of one. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { newWrongTries } from '../../../server/access/wrong-tries.ts';
import { textOf } from '../../../server/core/frames.ts';
import type { RelayCore } from '../../../server/core/relay-core.ts';
import { acceptConnection } from '../../../server/socket/connection.ts';
import { newDeadlines } from '../../../server/socket/deadlines.ts';
import type { Connection, SocketEvents } from '../../../shared/engine/ports.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { Queue, Tally } from './queue.ts';

/** The relay that runs. */
export interface RunningRelay {
  readonly core: RelayCore;
  readonly clock: ManualClock;
  readonly tally: Tally;
  /** Whether it still runs. */
  isAlive(): boolean;
}

/** A connection that a test may cut. */
export interface Line {
  readonly connection: Connection;
  /** Both ends learn that it is gone; a relay that died learns nothing. */
  cut(): void;
}

/** Opens one; what comes to the engine comes by the queue of its machine. */
export const openLine = (relay: RunningRelay, events: SocketEvents, queue: Queue): Line => {
  let isOpen = true;
  const end = (code: number): void => {
    if (!isOpen) return;
    isOpen = false;
    if (relay.isAlive()) toRelay.onClose(code);
    queue.push(() => events.onClose(code));
  };
  const whileOpen = (what: () => void) => (): void => {
    if (isOpen) what();
  };
  const { core, clock, tally } = relay;
  const toRelay = acceptConnection(
    {
      send: (frames, flushed) => {
        for (const text of frames.map(textOf)) queue.push(whileOpen(() => events.onText(text)));
        if (flushed !== undefined) void nextTurn().then(flushed);
        return true;
      },
      unsentBytes: () => 0,
      pause: () => undefined,
      resume: () => undefined,
      close: end,
      cut: () => end(1006),
    },
    '127.0.0.1',
    { core, clock, deadlines: newDeadlines(clock), wrongTokens: newWrongTries(20) },
  );
  queue.push(whileOpen(() => events.onOpen()));
  const send = (text: string): void => {
    tally.count += 1;
    if (isOpen && relay.isAlive()) toRelay.onText(text);
  };
  return { connection: { send, close: end }, cut: () => end(1006) };
};
