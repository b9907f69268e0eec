/** Whatever is sent, changed and taken back at two devices of one member, both show the same in the end (H14). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Desk, newTeamWorld, type TeamWorld } from '../support/team-world/index.ts';

const MINUTE = 60_000;
const device = fc.integer({ min: 0, max: 1 });
const which = fc.nat();
const move = fc.oneof(
  fc.record({ type: fc.constant('send' as const), device, isUrgent: fc.boolean() }),
  fc.record({
    type: fc.constantFrom('revise' as const, 'urge' as const, 'withdraw' as const),
    device,
    which,
  }),
  fc.record({
    type: fc.constantFrom('cut' as const, 'restart' as const, 'off' as const, 'on' as const),
    device,
  }),
  fc.record({ type: fc.constantFrom('focus' as const, 'end' as const, 'relay' as const) }),
  fc.record({ type: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('settle' as const) }) },
);
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

interface Scene {
  readonly world: TeamWorld;
  readonly ana: Desk;
  readonly bens: readonly Desk[];
}

const change = async (
  { bens, ana }: Scene,
  { type, device: at, which: n }: Extract<Move, { which: number }>,
  count: number,
): Promise<void> => {
  const desk = bens[at];
  const sent = desk?.view().outgoing ?? [];
  const messageId = sent[n % Math.max(1, sent.length)]?.messageId;
  if (desk === undefined || messageId === undefined || ana === desk) return;
  if (type === 'revise')
    await desk.send({ type: 'reviseMessage', messageId, body: `new ${count}` });
  if (type === 'urge') await desk.send({ type: 'urgeMessage', messageId, urgentReason: 'now' });
  if (type === 'withdraw') await desk.send({ type: 'withdrawMessage', messageId });
};

const step = async (scene: Scene, next: Move, count: number): Promise<void> => {
  const { world, ana, bens } = scene;
  const desk = 'device' in next ? bens[next.device] : undefined;
  switch (next.type) {
    case 'send': {
      const how = next.isUrgent
        ? ({ urgency: 'urgent', urgentReason: 'now' } as const)
        : ({ urgency: 'normal' } as const);
      await desk?.send({ type: 'sendMessage', to: ana.memberId, body: `text ${count}`, ...how });
      return;
    }
    case 'revise':
    case 'urge':
    case 'withdraw':
      return change(scene, next, count);
    case 'cut':
      desk?.cut();
      return;
    case 'restart':
      return desk?.restart();
    case 'off':
    case 'on':
      desk?.setNetwork(next.type === 'on');
      return;
    case 'focus':
      await ana.send({
        type: 'startFocus',
        lengthMs: 25 * MINUTE,
        shareLabel: false,
        urgent: 'allow',
      });
      return;
    case 'end':
      await ana.send({ type: 'endFocus', outcome: 'completed' });
      return;
    case 'relay':
      return world.restartRelay();
    case 'pass':
      return world.pass(next.minutes * MINUTE);
    case 'settle':
      return world.settle();
  }
};

/** What a device shows of what the relay has; what was refused it is its own. */
const shown = (desk: Desk) =>
  desk
    .view()
    .outgoing.filter(({ state }) => state !== 'failed')
    .map(({ messageId, body, urgency, state }) =>
      // Its last words went with a message that was taken back: a device that had not heard them keeps those before.
      state === 'withdrawn' ? { messageId, state } : { messageId, state, body, urgency },
    )
    .sort((a, b) => a.messageId.localeCompare(b.messageId));

const knownToBoth = (mine: ReturnType<typeof shown>, other: ReturnType<typeof shown>) =>
  // Of what was taken back before a device heard of it nothing is left to be shown.
  mine.filter(
    ({ messageId, state }) =>
      state !== 'withdrawn' || other.some((known) => known.messageId === messageId),
  );

it('[H14] two devices of a member show the same messages in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 25 }), async (moves) => {
      const world = newTeamWorld();
      const ana = await world.join('Ana');
      const ben = await world.join('Ben');
      const bens = [ben, await world.addDevice(ben)];
      const scene = { world, ana, bens };
      // Something waits from the beginning: what becomes of it is what the moves are about.
      for (const type of ['focus', 'settle'] as const) await step(scene, { type }, 0);
      for (const at of [0, 1]) await step(scene, { type: 'send', device: at, isUrgent: false }, at);
      await world.settle();
      for (const [count, next] of moves.entries()) await step(scene, next, count);
      for (const desk of bens) desk.setNetwork(true);
      await world.pass(3 * MINUTE);
      const [one = [], two = []] = bens.map(shown);
      expect(knownToBoth(one, two)).toEqual(knownToBoth(two, one));
      expect(world.reports).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
