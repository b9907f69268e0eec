/** Which notifications come, and when they are taken back (D4). */
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../../shared/engine/ports.ts';
import { batchOf, createRig, messageOf, type Rig } from '../../support/engine-rig.ts';

const MINUTE = 60_000;
const focusFor = (rig: Rig, minutes: number) =>
  rig.engine.send({
    type: 'startFocus',
    lengthMs: minutes * MINUTE,
    label: 'Report',
    shareLabel: true,
    urgent: 'refuse',
    nextStep: 'The last table',
  });
const online = async (): Promise<Rig> => {
  const rig = await createRig();
  await rig.welcome();
  return rig;
};
const words = ({ title, body }: Notification): string => `${title}: ${body}`;
const labels = ({ actions = [] }: Notification): readonly string[] =>
  actions.map(({ label }) => label);
const lastOf = (rig: Rig): Notification => {
  const last = rig.notifications.at(-1);
  if (last === undefined) throw new Error('nothing was told');
  return last;
};
const press = async (rig: Rig, label: string): Promise<void> => {
  const action = lastOf(rig).actions?.find((one) => one.label === label);
  if (action?.command === undefined) throw new Error(`no command at "${label}"`);
  expect((await rig.engine.send(action.command)).ok).toBe(true);
  await rig.settle();
};

describe('the end of a focus', () => {
  it('[D4] offers the review and five more minutes', async () => {
    const rig = await online();
    await focusFor(rig, 1);
    rig.socket.last().say({ type: 'held', count: 2, urgent: 0, from: ['ben'] });
    await rig.pass(MINUTE);
    await rig.entry(batchOf('focus-ended', [messageOf(1), messageOf(2)]));
    expect(rig.notifications.map(words)).toEqual([
      'Focus done: 2 messages from 1 person while you were focusing.',
    ]);
    expect(lastOf(rig).actions).toEqual([
      { label: 'Review', place: 'review' },
      { label: '5 more minutes', command: { type: 'continueFocus', forMs: 5 * MINUTE } },
    ]);
  });

  it('[D4] [F5] five more minutes go on with the same label and next step, in a session of its own', async () => {
    const rig = await online();
    await focusFor(rig, 1);
    const before = rig.engine.view().focus;
    await rig.pass(MINUTE);
    expect(labels(lastOf(rig))).toEqual(['5 more minutes']);
    await press(rig, '5 more minutes');
    const { focus } = rig.engine.view();
    expect(focus).toMatchObject({
      state: 'running',
      label: 'Report',
      shareLabel: true,
      urgent: 'refuse',
      nextStep: 'The last table',
    });
    expect(focus?.focusId).not.toBe(before?.focusId);
    expect((focus?.endsAt ?? 0) - rig.clock.now()).toBe(5 * MINUTE);
    expect(rig.socket.last().of('focus.start').at(-1)).toMatchObject({ label: 'Report' });
    await press(rig, '5 more minutes');
    expect(rig.engine.view().focus?.endsAt).toBe(focus?.endsAt);
  });

  it('[D4] [F5] five more minutes of a session that runs are as many at least', async () => {
    const rig = await online();
    await focusFor(rig, 3);
    const more = () => rig.engine.send({ type: 'continueFocus', forMs: 5 * MINUTE });
    await more();
    await more();
    expect((rig.engine.view().focus?.endsAt ?? 0) - rig.clock.now()).toBe(5 * MINUTE);
    await rig.engine.send({ type: 'pauseFocus' });
    await rig.pass(MINUTE);
    await more();
    expect(rig.engine.view().focus?.state).toBe('paused');
  });

  it('[D4] [F5] five more minutes belong to the round before, and its break comes after them', async () => {
    const rig = await online();
    const rounds = { of: 3, breakMs: 5 * MINUTE, longBreakMs: 15 * MINUTE, longEvery: 4 };
    const about = { shareLabel: false, urgent: 'allow', rounds } as const;
    await rig.engine.send({ type: 'startFocus', lengthMs: 2 * MINUTE, ...about });
    await rig.pass(2 * MINUTE);
    expect(lastOf(rig).title).toBe('Break, 5 min');
    await press(rig, '5 more minutes');
    expect(rig.engine.view().focus?.rounds?.index).toBe(1);
    await rig.pass(5 * MINUTE);
    expect(rig.notifications.map(({ title }) => title)).toEqual(['Break, 5 min', 'Break, 5 min']);
    await rig.pass(5 * MINUTE);
    expect(rig.engine.view().focus).toMatchObject({ state: 'running', rounds: { index: 2 } });
  });

  it('[D4] rounds that were stopped do not go on with five more minutes', async () => {
    const rig = await online();
    const rounds = { of: 3, breakMs: 5 * MINUTE, longBreakMs: 15 * MINUTE, longEvery: 4 };
    const about = { shareLabel: false, urgent: 'allow', rounds } as const;
    await rig.engine.send({ type: 'startFocus', lengthMs: 2 * MINUTE, ...about });
    await rig.engine.send({ type: 'endFocus' });
    await rig.engine.send({ type: 'continueFocus', forMs: 5 * MINUTE });
    expect(rig.engine.view().focus?.state).toBe('running');
    expect(rig.engine.view().focus?.rounds).toBeUndefined();
  });

  it('[D4] there is nothing to go on with where no session ever was', async () => {
    const rig = await online();
    const reply = await rig.engine.send({ type: 'continueFocus', forMs: 5 * MINUTE });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('[D4] is not told to one who is at the next session when its batch did not come', async () => {
    const rig = await online();
    await focusFor(rig, 1);
    rig.socket.last().say({ type: 'held', count: 1, urgent: 0, from: ['ben'] });
    await rig.pass(MINUTE + 1000);
    await focusFor(rig, 25);
    await rig.pass(MINUTE);
    expect(rig.notifications).toEqual([]);
  });
});

describe('what comes in mid-focus', () => {
  it('[D4] [H7] is told at its end with the rest, but for what is urgent', async () => {
    const rig = await online();
    await focusFor(rig, 60);
    await rig.entry(batchOf('ceiling', [messageOf(1), messageOf(2, { from: 'eva' })]));
    const urgent = { urgency: 'urgent', urgentReason: 'fire' } as const;
    await rig.entry(batchOf('urgent', [messageOf(3, urgent)], { batchId: 'b2' }));
    expect(rig.notifications.map(({ title, urgent: is }) => [title, is])).toEqual([
      ['Ben, urgent: fire', true],
    ]);
    rig.socket.last().say({ type: 'held', count: 1, urgent: 0, from: ['ben'] });
    await rig.pass(60 * MINUTE);
    await rig.entry(batchOf('focus-ended', [messageOf(4)], { batchId: 'b3' }));
    expect(rig.notifications.slice(1).map(words)).toEqual([
      'Focus done: 3 messages from 2 people while you were focusing.',
    ]);
    expect(labels(lastOf(rig))).toEqual(['Review', '5 more minutes']);
  });

  it('[D4] takes the place of the note that nothing waited', async () => {
    const rig = await online();
    await focusFor(rig, 60);
    await rig.entry(batchOf('ceiling', [messageOf(1)]));
    await rig.pass(60 * MINUTE);
    expect(rig.notifications.map(words)).toEqual([
      'Focus done: 1 message from 1 person while you were focusing.',
    ]);
  });
});

describe('what is not true any more', () => {
  it('[D4] is taken back when a focus begins, and when all is read', async () => {
    const rig = await online();
    await rig.entry(batchOf('live', [messageOf(1)]));
    expect(rig.withdrawn).toEqual([]);
    const { messageId } = messageOf(1);
    await rig.engine.send({ type: 'triage', messageId, to: 'done' });
    expect(rig.withdrawn).toEqual(['review']);
    await focusFor(rig, 25);
    expect(rig.withdrawn).toEqual(['review', null]);
    await rig.engine.send({ type: 'extendFocus', byMs: MINUTE });
    expect(rig.withdrawn).toHaveLength(2);
  });
});

describe('how a device wants its notifications', () => {
  it('[D4] silent is without a sound, off is none, and the review fills all the same', async () => {
    const rig = await online();
    const choose = (notifications: 'on' | 'silent' | 'off') =>
      rig.engine.send({ type: 'changeDeviceSettings', notifications });
    await choose('silent');
    await rig.entry(batchOf('live', [messageOf(1)]));
    await choose('off');
    await rig.entry(batchOf('live', [messageOf(2)], { batchId: 'b2' }));
    await choose('on');
    await rig.entry(batchOf('live', [messageOf(3)], { batchId: 'b3' }));
    expect(rig.notifications.map(({ body, silent }) => [body, silent])).toEqual([
      ['message 1', true],
      ['message 3', undefined],
    ]);
    expect(rig.engine.view().review).toHaveLength(3);
    expect(rig.idleAfter).toHaveLength(1);
    await choose('off');
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().deviceSettings.notifications).toBe('off');
  });
});
