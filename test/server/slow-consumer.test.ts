/** Who does not read is found by what could not leave, and nobody else is (T6). */
import { expect, it } from 'vitest';
import { newWrongTries } from '../../server/access/wrong-tries.ts';
import type { Peer } from '../../server/core/ports.ts';
import { newConn } from '../../server/core/state.ts';
import { acceptConnection } from '../../server/socket/connection.ts';
import { newDeadlines } from '../../server/socket/deadlines.ts';
import type { Wire } from '../../server/socket/ports.ts';
import { SLOW_CONSUMER_BYTES } from '../../shared/protocol/limits.ts';
import { createManualClock } from '../support/manual-clock.ts';

it.each([
  { leavesAtOnce: true, unsent: SLOW_CONSUMER_BYTES + 1, closes: [] },
  { leavesAtOnce: false, unsent: SLOW_CONSUMER_BYTES, closes: [] },
  { leavesAtOnce: false, unsent: SLOW_CONSUMER_BYTES + 1, closes: [4009] },
])(
  '[T6] closes $closes with $unsent bytes unsent, where a write left at once: $leavesAtOnce',
  ({ leavesAtOnce, unsent, closes }) => {
    const clock = createManualClock();
    const closed: number[] = [];
    const wire: Wire = {
      send: () => leavesAtOnce,
      unsentBytes: () => unsent,
      pause: () => undefined,
      resume: () => undefined,
      close: (code) => void closed.push(code),
      cut: () => undefined,
    };
    let told: Peer | null = null;
    const core = {
      connect: (peer: Peer) => newConn((told = peer)),
      submit: () => undefined,
    };
    const options = { clock, deadlines: newDeadlines(clock), wrongTokens: newWrongTries(20) };
    // Of the core a connection needs these two alone before anybody says hello.
    acceptConnection(wire, '127.0.0.1', { ...options, core: core as never });
    (told as Peer | null)?.deliver(['{}']);
    expect(closed).toEqual(closes);
  },
);
