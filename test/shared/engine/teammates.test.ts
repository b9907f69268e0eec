/** What a window is shown of a team that changes, by what changed, beside what is made from scratch. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatch, diffView } from '../../../shared/bridge/patch.ts';
import { NO_BUCKETS, withEntries } from '../../../shared/engine/buckets.ts';
import { type EngineState, initialState } from '../../../shared/engine/state.ts';
import { createProjector } from '../../../shared/engine/view.ts';
import type { Presence, Profile } from '../../../shared/protocol/fields.ts';

const ids = ['a', 'b', 'c', 'd', 'me', '__proto__'];
const anyId = fc.constantFrom(...ids);
const CONNECTIONS = {
  online: {
    state: 'online',
    attempt: 0,
    sinceMono: 0,
    sentMono: 0,
    heardMono: 0,
    heardAt: 0,
    head: 0,
    inLog: false,
  },
  waiting: { state: 'waiting', attempt: 1, retryMono: 0 },
} as const;
const profile = fc.record(
  { memberId: anyId, name: fc.constantFrom('Ana', 'Ben'), timeZone: fc.constant('UTC') },
  { requiredKeys: ['memberId', 'name', 'timeZone'] },
);
const presence = fc.record({
  memberId: anyId,
  show: fc.constantFrom('busy', 'away'),
  source: fc.constant('manual'),
  since: fc.nat(9),
});

type Change = (state: EngineState) => EngineState;
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(presence, { maxLength: 3 }).map((members): Change => (state) => ({
      ...state,
      presences: withEntries(
        state.presences,
        members.map((one) => [one.memberId, one as Presence] as const),
      ),
    })),
  },
  fc.tuple(profile, fc.boolean()).map(([one, left]): Change => (state) => ({
    ...state,
    profiles: Object.fromEntries([
      ...Object.entries(state.profiles),
      [one.memberId, (left ? { ...one, left } : one) as Profile],
    ]),
  })),
  fc.constantFrom('online' as const, 'waiting' as const).map((key): Change => (state) => ({
    ...state,
    connection: CONNECTIONS[key],
  })),
  fc.integer({ min: -2, max: 2 }).map((skewMs): Change => (state) => ({ ...state, skewMs })),
  fc.constant<Change>((state) => ({ ...state, presences: NO_BUCKETS })),
);
const start: EngineState = {
  ...initialState({ kind: 'web', name: 'Tab', timeZone: 'Etc/UTC' }, { wall: 0, monotonic: 0 }),
  identity: { relayUrl: 'https://relay.example', memberId: 'me', teamId: 't' },
  connection: CONNECTIONS.online,
};

it('[C4] is the same by what changed as from scratch, whichever views are read meanwhile', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 30 }), (changes) => {
      const project = createProjector();
      let [state, before] = [start, project(start)];
      let shown = { ...before.view };
      for (const [apply, isRead] of changes) {
        state = apply(state);
        const next = project(state);
        const patch = diffView(before.view, next.view, next.teammates.since(before.teammates));
        if (patch !== null) shown = applyPatch(shown, structuredClone(patch));
        if (isRead) expect(before.view.teammates).toEqual(before.teammates.all());
        before = next;
        expect(shown).toEqual({ ...createProjector()(state).view });
      }
    }),
  );
});

it('[P6] has no time for whom nobody has told of, however wrong the clock here is', () => {
  const profiles = { a: { memberId: 'a', name: 'a', timeZone: 'UTC' } };
  for (const skewMs of [-5000, 0, 5000]) {
    const { presence } =
      createProjector()({ ...start, profiles, skewMs }).view.teammates['a'] ?? {};
    expect(presence).toMatchObject({ show: 'offline', since: 0 });
  }
});

it('[W20] puts nobody else together when one of a team changes', () => {
  const project = createProjector();
  const tell: Change = (state) => ({
    ...state,
    presences: withEntries(state.presences, [
      ['a', { memberId: 'a', show: 'busy', source: 'manual', since: 1 }],
    ]),
  });
  const profiles = Object.fromEntries(
    ids.map((memberId) => [memberId, { memberId, name: memberId, timeZone: 'UTC' }]),
  );
  const first = project({ ...start, profiles });
  const all = first.view.teammates;
  const next = project(tell({ ...start, profiles }));
  expect(Object.keys(next.teammates.since(first.teammates))).toEqual(['a']);
  expect(next.view.teammates['b']).toBe(all['b']);
});
