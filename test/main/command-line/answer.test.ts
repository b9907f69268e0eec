/** What the app makes of a question, and how long it waits for its relay. */
import { beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion, type Answered } from '../../../main/command-line/answer.ts';
import type { Question } from '../../../main/command-line/wire.ts';
import { type FakeBridge, fakeBridge } from '../../support/fake-bridge.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import {
  MINUTE,
  SAMPLE_NOW,
  sampleFocus,
  sampleItem,
  sampleOutgoing,
  sampleView,
} from '../../support/sample-view.ts';

let clock: ManualClock;
let bridge: FakeBridge;
beforeEach(() => {
  clock = createManualClock(SAMPLE_NOW);
  bridge = fakeBridge(sampleView());
});
const ask = (question: Question): Promise<Answered> =>
  answerQuestion({ version: '1', clock, engine: bridge, show: () => undefined }, question);
const answerOf = async (asked: Promise<Answered>): Promise<unknown> => {
  const { reply } = await asked;
  return reply.ok ? reply.answer : reply.error;
};
const settle = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve));

describe('an app that has just started', () => {
  beforeEach(() => bridge.change({ connection: { state: 'connecting' }, teammates: {} }));

  it('[D3] tells its team once the relay is reached', async () => {
    const team = answerOf(ask({ type: 'team' }));
    bridge.change({ connection: { state: 'online' }, teammates: sampleView().teammates });
    expect(await team).toMatchObject({ connection: { state: 'online' }, teammates: [{}, {}] });
    await settle();
    expect([clock.timers(), bridge.listeners()]).toEqual([0, 0]);
  });

  it('[D3] says after five seconds that it is still connecting', async () => {
    const team = answerOf(ask({ type: 'team' }));
    clock.advance(5000);
    expect(await team).toMatchObject({ connection: { state: 'connecting' }, teammates: [] });
    await settle();
    expect([clock.timers(), bridge.listeners()]).toEqual([0, 0]);
  });

  it('[D3] tells at once how one stands', async () => {
    expect(await answerOf(ask({ type: 'status' }))).toMatchObject({ team: 'Nimbus' });
  });
});

describe('a message', () => {
  const command = { type: 'sendMessage', to: 'ana', body: 'Sent 7', urgency: 'normal' } as const;
  const send = () => answerOf(ask({ type: 'command', command }));
  const older = sampleOutgoing(6, { body: 'Sent 7', state: 'delivered' });
  const written = sampleOutgoing(7, { state: 'waiting' });
  beforeEach(() => {
    bridge.change({ outgoing: [older] });
    bridge.answer('sendMessage', () => {
      bridge.change({ outgoing: [older, written] });
      return { ok: true };
    });
  });

  it('[D3] [H9] is answered with what the relay makes of it', async () => {
    const sent = send();
    await settle();
    await settle();
    bridge.change({ outgoing: [older, { ...written, state: 'held', expectedAt: SAMPLE_NOW }] });
    expect(await sent).toMatchObject({
      sent: { messageId: written.messageId, state: 'held', expectedAt: SAMPLE_NOW },
    });
  });

  it('[D3] [C1] waits on this device when the relay does not answer, or cannot be reached', async () => {
    const sent = send();
    await settle();
    await settle();
    clock.advance(4000);
    expect(await sent).toMatchObject({ sent: { state: 'waiting' } });
    bridge.change({ connection: { state: 'waiting', retryAt: SAMPLE_NOW }, outgoing: [older] });
    expect(await send()).toMatchObject({ sent: { state: 'waiting' } });
  });

  it('[D3] [H10] tells why it was refused', async () => {
    const problem = 'This session takes no urgent messages.';
    bridge.answer('sendMessage', () => {
      bridge.change({ outgoing: [older, { ...written, state: 'failed', problem }] });
      return { ok: true };
    });
    expect(await send()).toMatchObject({ sent: { state: 'failed', problem } });
  });
});

it('[D3] [F5] ending what is on ends the break between two rounds, else the session', async () => {
  const end = { type: 'command', command: { type: 'endFocus' } } as const;
  const focus = sampleFocus({ state: 'ended', outcome: 'expired' });
  const until = SAMPLE_NOW + 5 * MINUTE;
  bridge.change({
    focus,
    break: { from: SAMPLE_NOW, until, isLong: false, next: { index: 2, of: 4 } },
  });
  expect(await answerOf(ask(end))).toMatchObject({
    status: { focus: null, break: { until, next: { index: 2, of: 4 } } },
  });
  bridge.change({ focus: sampleFocus(), break: null });
  await ask(end);
  expect(bridge.commands).toEqual([{ type: 'endRounds' }, { type: 'endFocus' }]);
});

it('[D3] a review lists what is unread, urgent first, and counts what it leaves out', async () => {
  bridge.change({
    review: [
      sampleItem(1),
      sampleItem(2, { triage: 'done' }),
      sampleItem(3, { urgency: 'urgent', urgentReason: 'Now' }),
      sampleItem(4, { triage: 'later' }),
    ],
  });
  expect(await answerOf(ask({ type: 'review' }))).toMatchObject({
    total: 2,
    messages: [{ body: 'Message 3', urgentReason: 'Now' }, { body: 'Message 1' }],
  });
  bridge.change({ review: Array.from({ length: 150 }, (_, n) => sampleItem(n)) });
  const { total, messages } = (await answerOf(ask({ type: 'review' }))) as {
    total: number;
    messages: readonly unknown[];
  };
  expect([total, messages.length]).toEqual([150, 100]);
});
