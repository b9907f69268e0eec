/** A device learns what its member sent from others (H14): what it asks, and what it makes of the answers. */
import { describe, expect, it } from 'vitest';
import { SENT } from '../../../shared/protocol/limits.ts';
import type { ToldMessage } from '../../../shared/protocol/replies.ts';
import { createRig, type Rig } from '../../support/engine-rig.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const idOf = (n: number): string => uuidOf(0x900 + n);
const toldOf = (n: number, over: Partial<ToldMessage> = {}): ToldMessage => ({
  messageId: idOf(n),
  to: 'ben',
  body: `elsewhere ${n}`,
  urgency: 'normal',
  sentAt: n,
  state: 'held',
  ...over,
});
const asks = (rig: Rig) => rig.socket.last().of('sent');
const wanted = (rig: Rig) =>
  asks(rig).flatMap(({ messageIds }) => (messageIds ? [messageIds] : []));
const say = async (
  rig: Rig,
  ...frames: Parameters<ReturnType<Rig['socket']['last']>['say']>[0][]
) => {
  for (const frame of frames) rig.socket.last().say(frame);
  await rig.settle();
};
/** Answers the question for what waits. */
const waiting = (rig: Rig, ...ids: string[]) =>
  say(rig, { type: 'ok', re: asks(rig)[0]?.id ?? '', waiting: ids });
/** Answers the last question for words. */
const words = (rig: Rig, ...messages: ToldMessage[]) =>
  say(rig, { type: 'messages', messages }, { type: 'ok', re: asks(rig).at(-1)?.id ?? '' });
const receipt = (rig: Rig, n: number, state: 'held' | 'delivered' | 'withdrawn', seq?: number) =>
  rig.entry({ type: 'receipt', messageId: idOf(n), state, at: rig.clock.now() }, seq);
const shown = (rig: Rig) =>
  rig.engine.view().outgoing.map(({ body, state }) => `${body}: ${state}`);

describe('what was sent from other devices', () => {
  it('[H14] comes with what waits when this device comes in, and as it happens', async () => {
    const rig = await createRig();
    await rig.welcome();
    await waiting(rig, idOf(1));
    expect(wanted(rig)).toEqual([[idOf(1)]]);
    await words(rig, toldOf(1, { expectedAt: 90_000 }));
    expect(shown(rig)).toEqual(['elsewhere 1: held']);
    await say(rig, { type: 'wrote', messageIds: [idOf(2)] });
    await words(rig, toldOf(2, { state: 'delivered' }));
    await say(rig, { type: 'wrote', messageIds: [idOf(1)] });
    await words(rig, toldOf(1, { body: 'revised', urgency: 'urgent' }));
    expect(shown(rig)).toEqual(['revised: held', 'elsewhere 2: delivered']);
    await receipt(rig, 1, 'delivered');
    expect(shown(rig)).toEqual(['revised: delivered', 'elsewhere 2: delivered']);
  });

  it('[H14] may be revised, made urgent and taken back here', async () => {
    const rig = await createRig();
    await rig.welcome();
    await waiting(rig, idOf(1));
    await words(rig, toldOf(1));
    const messageId = idOf(1);
    await rig.engine.send({ type: 'reviseMessage', messageId, body: 'better' });
    const [revise] = rig.socket.last().of('message.revise');
    expect(revise).toMatchObject({ messageId, body: 'better' });
    await say(rig, { type: 'ok', re: revise?.id ?? '' });
    expect(shown(rig)).toEqual(['better: held']);
    await rig.engine.send({ type: 'urgeMessage', messageId, urgentReason: 'now' });
    // What the relay had before does not undo what is on its way.
    await say(rig, { type: 'wrote', messageIds: [messageId] });
    await words(rig, toldOf(1, { body: 'better' }));
    expect(rig.engine.view().outgoing[0]?.urgency).toBe('urgent');
    await say(rig, {
      type: 'ok',
      re: rig.socket.last().of('message.urge')[0]?.id ?? '',
      state: 'held',
    });
    await rig.engine.send({ type: 'withdrawMessage', messageId });
    await say(rig, { type: 'ok', re: rig.socket.last().of('message.withdraw')[0]?.id ?? '' });
    expect(shown(rig)).toEqual(['better: withdrawn']);
  });

  it('[H14] is asked for by what the log tells, some at a time, also over a crash', async () => {
    const rig = await createRig();
    const many = SENT.perRequest + 5;
    await rig.welcome();
    for (let n = 1; n <= many; n += 1) await receipt(rig, n, 'delivered');
    await receipt(rig, many + 1, 'withdrawn'); // Nothing is left of this one.
    expect(wanted(rig)).toEqual([]); // First what waits.

    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    await again.welcome({ head: many + 1 });
    await waiting(again);
    const [latest] = wanted(again);
    expect(latest).toHaveLength(SENT.perRequest);
    expect(latest?.[0]).toBe(idOf(many));
    await words(
      again,
      ...(latest ?? []).map((messageId) => ({
        ...toldOf(0),
        messageId,
        state: 'delivered' as const,
      })),
    );
    expect(wanted(again)[1]).toEqual([5, 4, 3, 2, 1].map(idOf));
    // Of some the relay has no words any more: they are not asked for again.
    await words(again, toldOf(5, { state: 'delivered' }));
    expect(wanted(again)).toHaveLength(2);
    expect(shown(again)).toHaveLength(SENT.perRequest + 1);
  });

  it('[H14] asks again for words that may have been changed while this device was away', async () => {
    const rig = await createRig();
    await rig.welcome();
    await waiting(rig, idOf(1), idOf(2));
    await words(rig, toldOf(1), toldOf(2));
    await receipt(rig, 2, 'delivered');
    rig.socket.last().drop(1006);
    await rig.settle();
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome({ head: 2 });
    await receipt(rig, 1, 'delivered', 2);
    await waiting(rig);
    expect(wanted(rig)).toEqual([[idOf(1)]]);
    await words(rig, toldOf(1, { body: 'the last words', state: 'delivered' }));
    expect(shown(rig)).toEqual(['the last words: delivered', 'elsewhere 2: delivered']);
  });

  it('[H14] what was named again while it was asked for is asked for once more', async () => {
    const rig = await createRig();
    await rig.welcome();
    await waiting(rig, idOf(1));
    await say(rig, { type: 'wrote', messageIds: [idOf(1)] });
    await words(rig, toldOf(1));
    expect(wanted(rig)).toEqual([[idOf(1)], [idOf(1)]]);
    await words(rig, toldOf(1, { body: 'newer' }));
    expect(wanted(rig)).toHaveLength(2);
    expect(shown(rig)).toEqual(['newer: held']);
  });

  it('[H14] [T2] leaves all as it was with a relay that does not know of it', async () => {
    const rig = await createRig();
    await rig.welcome();
    await say(rig, { type: 'error', re: asks(rig)[0]?.id ?? '', code: 'unsupported', message: '' });
    await receipt(rig, 1, 'delivered');
    await rig.pass(60_000);
    expect(asks(rig)).toHaveLength(1);
    expect(rig.reports).toEqual([]);
    expect(shown(rig)).toEqual([]);
  });

  it('[H14] asks again for what waits after a refusal that passes', async () => {
    const rig = await createRig();
    await rig.welcome();
    const re = asks(rig)[0]?.id ?? '';
    await say(rig, { type: 'error', re, code: 'rate_limited', message: '' });
    await receipt(rig, 2, 'delivered');
    expect(asks(rig)).toHaveLength(1);
    await rig.pass(20_000);
    expect(asks(rig).map(({ messageIds }) => messageIds)).toEqual([undefined, undefined]);
    await waiting(rig, idOf(1));
    expect(wanted(rig)).toEqual([[idOf(1), idOf(2)]]);
    await words(rig, toldOf(1), toldOf(2, { state: 'delivered' }));
    expect(shown(rig)).toEqual(['elsewhere 1: held', 'elsewhere 2: delivered']);
    expect(rig.reports).toEqual([]);
  });

  it.each(['unsupported', 'invalid'] as const)(
    '[H14] asks no more on a connection that refuses the words as %s',
    async (code) => {
      const rig = await createRig();
      await rig.welcome();
      await waiting(rig, idOf(1));
      await say(rig, { type: 'error', re: asks(rig)[1]?.id ?? '', code, message: '' });
      await rig.pass(60_000);
      expect(asks(rig)).toHaveLength(2);
    },
  );

  it('[H14] rests after a refusal that passes, and goes on', async () => {
    const rig = await createRig();
    await rig.welcome();
    await waiting(rig, idOf(1));
    await say(rig, {
      type: 'error',
      re: asks(rig)[1]?.id ?? '',
      code: 'rate_limited',
      message: '',
    });
    expect(wanted(rig)).toHaveLength(1);
    await rig.pass(20_000);
    expect(wanted(rig)).toHaveLength(2);
    await words(rig, toldOf(1));
    expect(shown(rig)).toEqual(['elsewhere 1: held']);
  });
});
