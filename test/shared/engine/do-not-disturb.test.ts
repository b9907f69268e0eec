import { expect, it } from 'vitest';
import { batchOf, createRig, messageOf, type Rig } from '../../support/engine-rig.ts';

const MINUTE = 60_000;

const connected = async (): Promise<Rig> => {
  const rig = await createRig();
  await rig.welcome();
  rig.setDoNotDisturb(true);
  return rig;
};
const live = (rig: Rig, n: number) =>
  rig.entry(batchOf('live', [messageOf(n)], { batchId: `b${n}` }));
const done = (rig: Rig, n: number) =>
  rig.engine.send({ type: 'triage', messageId: messageOf(n).messageId, to: 'done' });
const over = async (rig: Rig, isOn: boolean | null = false): Promise<void> => {
  rig.setDoNotDisturb(isOn);
  await rig.settle();
};
const titles = (rig: Rig): readonly string[] => rig.notifications.map(({ title }) => title);
const focus = (rig: Rig, minutes: number) =>
  rig.engine.send({
    type: 'startFocus',
    lengthMs: minutes * MINUTE,
    shareLabel: false,
    urgent: 'allow',
  });

it.each([false, null])('[N1] gives one note as it is when do not disturb is %s', async (isOn) => {
  const rig = await connected();
  await live(rig, 1);
  expect(rig.notifications).toEqual([]);
  expect(rig.engine.view().review).toHaveLength(1);
  await over(rig, isOn);
  expect(rig.notifications).toMatchObject([{ title: 'Ben', body: 'message 1', place: 'review' }]);
  await live(rig, 2);
  expect(titles(rig)).toEqual(['Ben', 'Ben']);
});

it('[N1] counts several in one note, without those that were read meanwhile', async () => {
  const rig = await connected();
  for (const n of [1, 2, 3]) await live(rig, n);
  await done(rig, 2);
  await over(rig);
  expect(rig.notifications).toMatchObject([
    {
      title: '2 messages came while do not disturb was on',
      body: 'From 1 person.',
      place: 'review',
    },
  ]);
});

it('[N1] counts what is left of a batch that was read in part', async () => {
  const rig = await connected();
  await rig.entry(batchOf('returned', [messageOf(1), messageOf(2)]));
  await done(rig, 1);
  await over(rig);
  expect(titles(rig)).toEqual(['1 message came while do not disturb was on']);
});

it('[N1] is silent when all was read meanwhile, and gives nothing twice', async () => {
  const rig = await connected();
  await live(rig, 1);
  await done(rig, 1);
  await over(rig);
  await over(rig, true);
  await over(rig);
  expect(rig.notifications).toEqual([]);
});

it('[N1] says nothing of the end of a focus after which another one began', async () => {
  const rig = await createRig({ credentials: null });
  rig.setDoNotDisturb(true);
  await focus(rig, 1);
  rig.clock.advance(MINUTE);
  await focus(rig, 25);
  await over(rig);
  rig.clock.advance(25 * MINUTE);
  await rig.settle();
  expect(titles(rig)).toEqual(['Focus done']);
});

it('[N1] waits on where a focus runs when it ends, until that has ended', async () => {
  const rig = await connected();
  await live(rig, 1);
  await live(rig, 2);
  await focus(rig, 25);
  await over(rig);
  expect(rig.notifications).toEqual([]);
  await rig.engine.send({ type: 'endFocus' });
  await rig.settle();
  expect(titles(rig)).toEqual(['2 messages came while do not disturb was on']);
});

it('[N1] tells in mid-focus of what is urgent', async () => {
  const rig = await connected();
  await focus(rig, 25);
  const urgent = { urgency: 'urgent', urgentReason: 'fire' } as const;
  await rig.entry(batchOf('urgent', [messageOf(1, urgent)]));
  expect(rig.notifications).toEqual([]);
  await over(rig);
  expect(titles(rig)).toEqual(['Ben, urgent: fire']);
});

it('[N1] loses nothing but the note by a restart in between', async () => {
  const rig = await connected();
  await live(rig, 1);
  await rig.engine.stop();
  const again = await createRig({ disk: rig.disk, clock: rig.clock });
  await again.welcome({ head: 1 });
  await over(again);
  expect(again.notifications).toEqual([]);
  expect(again.engine.view().review).toMatchObject([{ body: 'message 1', triage: 'unread' }]);
});

it('[N1] shows in the view while it is on', async () => {
  const rig = await connected();
  expect(rig.engine.view().own.isQuietedBySystem).toBe(true);
  await over(rig, null);
  expect(rig.engine.view().own.isQuietedBySystem).toBe(false);
});
