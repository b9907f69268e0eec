/** What is held for a moment, beside an engine that takes every frame by itself. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Effect, EngineEvent } from '../../../shared/engine/events.ts';
import { isPresence, PresenceGate } from '../../../shared/engine/presence-gate.ts';
import { reduce } from '../../../shared/engine/reduce.ts';
import { type EngineState, initialState } from '../../../shared/engine/state.ts';
import type { Presence } from '../../../shared/protocol/fields.ts';
import { createRig } from '../../support/engine-rig.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const presence: fc.Arbitrary<Presence> = fc.record({
  memberId: fc.constantFrom('ana', 'ben', 'cleo', '__proto__', ''),
  show: fc.constantFrom('open' as const, 'busy' as const, 'away' as const),
  source: fc.constant('manual' as const),
  since: fc.nat(9),
});
const told = fc
  .array(presence, { maxLength: 3 })
  .map((members): EngineEvent => ({ type: 'frameReceived', frame: { type: 'presence', members } }));
const held = fc.nat(3).map((count): EngineEvent => ({
  type: 'frameReceived',
  frame: { type: 'held', count, urgent: 0, from: [] },
}));
const other = fc.constantFrom<EngineEvent>(
  { type: 'ticked' },
  { type: 'socketClosed', code: 1006 },
  { type: 'woke' },
  { type: 'activityChanged', reading: { activity: 'idle' } },
  { type: 'command', command: { type: 'setManual', show: 'busy' }, uuid: 'u' },
  {
    type: 'frameReceived',
    frame: {
      type: 'profiles',
      roster: 2,
      profiles: [{ memberId: 'cleo', name: 'C', timeZone: 'UTC' }],
    },
  },
);
const event = fc.oneof({ weight: 6, arbitrary: told }, held, other);
/** Also the wall clock is set now and then (F2). */
const setBy = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  fc.constantFrom(-3_600_000, 3_600_000),
);
const events = fc.array(fc.tuple(fc.nat(120), setBy, event), { maxLength: 40 });

/** An engine in short: its state, and what it asked for. */
const start = (clock: ManualClock) => {
  const reading = () => ({ wall: clock.now(), monotonic: clock.monotonic() });
  let state: EngineState = {
    ...initialState({ kind: 'web', name: 'Tab', timeZone: 'UTC' }, reading()),
    identity: { relayUrl: 'https://relay.example', memberId: 'ana', teamId: 't' },
    connection: {
      state: 'online',
      attempt: 0,
      sinceMono: 0,
      sentMono: 0,
      heardMono: 0,
      heardAt: 0,
      head: 0,
      inLog: false,
    },
  };
  const effects: Effect[] = [];
  return {
    effects,
    state: () => state,
    take(happened: EngineEvent): void {
      const lent = { reading: reading(), countsSleep: true, random: 0.5 };
      const next = reduce(state, happened, lent);
      state = next.state;
      effects.push(...next.effects);
    },
  };
};

it('[W20] leads to the very state and effects of every frame taken by itself, whatever comes between', () => {
  fc.assert(
    fc.property(events, (all) => {
      const clock = createManualClock();
      const [each, gated] = [start(clock), start(clock)];
      const gate = new PresenceGate(clock, (one) => gated.take(one));
      for (const [afterMs, setByMs, one] of all) {
        clock.advance(afterMs);
        clock.setWall(clock.now() + setByMs);
        // A connection that has ended brings no more frames.
        if (one.type === 'frameReceived' && each.state().connection.state !== 'online') continue;
        each.take(one);
        if (isPresence(one)) {
          gate.hear(one.frame, gated.state());
          continue;
        }
        gate.release();
        gated.take(one);
      }
      gate.release();
      for (const engine of [each, gated]) engine.take({ type: 'ticked' });
      expect(gated.state()).toStrictEqual(each.state());
      expect(gated.effects).toStrictEqual(each.effects);
    }),
  );
});

it('[T4] ends a connection by when the relay was last heard, not by when that was let in', async () => {
  const rig = await createRig();
  await rig.welcome();
  const say = (): void => rig.socket.last().say({ type: 'presence', members: [] });
  rig.clock.advance(1);
  say();
  rig.clock.sleep(44_999);
  rig.engine.view();
  rig.clock.advance(0);
  await rig.settle();
  expect(rig.socket.connections).toHaveLength(1);
  rig.clock.advance(1);
  await rig.settle();
  expect(rig.socket.connections.length).toBeGreaterThan(1);
});

it('[W20] lets nothing in any more once the engine has stopped', async () => {
  const rig = await createRig();
  await rig.welcome();
  rig.socket.last().say({ type: 'presence', members: [] });
  await rig.engine.stop();
  expect(rig.clock.timers()).toBe(0);
});
