/** Urgent messages in the engine: the budget, urgent afterwards, and what could have waited. */
import { describe, expect, it } from 'vitest';
import type { CommandReply } from '../../../shared/bridge/commands.ts';
import type { ErrorCode } from '../../../shared/protocol/replies.ts';
import { createRig, type Rig } from '../../support/engine-rig.ts';

const DAY = 86_400_000;
const REASON = 'the build burns';

const send = (rig: Rig, urgency: 'normal' | 'urgent'): Promise<CommandReply> =>
  rig.engine.send({
    type: 'sendMessage',
    to: 'ben',
    body: 'one',
    urgency,
    ...(urgency === 'urgent' ? { urgentReason: REASON } : {}),
  });
const answer = async (rig: Rig, over: object): Promise<void> => {
  rig.socket.last().say({ type: 'ok', re: '', ...over } as never);
  await rig.settle();
};
const refuse = async (rig: Rig, re: string, code: ErrorCode): Promise<void> => {
  rig.socket.last().say({ type: 'error', re, code, message: '' });
  await rig.settle();
};
const online = async (): Promise<Rig> => {
  const rig = await createRig();
  await rig.welcome();
  return rig;
};
/** A message that the relay holds; its id. */
const held = async (rig: Rig): Promise<string> => {
  await send(rig, 'normal');
  const { id: re, messageId } = rig.socket.last().of('message.send')[0] ?? { messageId: '' };
  await answer(rig, { re, state: 'held', expectedAt: rig.clock.now() + 60_000 });
  return messageId;
};
const outgoing = (rig: Rig) => rig.engine.view().outgoing[0];

describe('the budget', () => {
  const ask = (rig: Rig) => rig.engine.send({ type: 'askUrgentBudget', to: 'ben' });
  const budgets = (rig: Rig) => rig.engine.view().urgentBudgets;

  it('[H10] is asked of the relay and shown as it was told', async () => {
    const rig = await online();
    await ask(rig);
    const [asked] = rig.socket.last().of('urgent.budget');
    expect(asked).toMatchObject({ to: 'ben' });
    const backAt = rig.clock.now() + DAY;
    await answer(rig, { re: asked?.id, urgent: { to: 'ben', left: 0, backAt } });
    expect(budgets(rig)).toEqual({ ben: { left: 0, backAt } });
  });

  it('[H10] is not known without the relay, and forgotten when it is lost', async () => {
    const rig = await createRig();
    expect(await ask(rig)).toEqual({ ok: true });
    await rig.welcome();
    expect(rig.socket.last().of('urgent.budget')).toEqual([]);
    await answer(rig, { re: 'budget', urgent: { to: 'ben', left: 2 } });
    expect(budgets(rig)).toEqual({ ben: { left: 2 } });
    rig.socket.last().drop(1006);
    await rig.settle();
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome();
    expect(budgets(rig)).toEqual({});
  });

  it('[H10] is forgotten once an urgent message took of it', async () => {
    const rig = await online();
    await answer(rig, { re: 'budget', urgent: { to: 'ben', left: 2 } });
    await send(rig, 'urgent');
    const [sent] = rig.socket.last().of('message.send');
    await answer(rig, { re: sent?.id, state: 'delivered' });
    expect(budgets(rig)).toEqual({});
  });
});

describe('a message made urgent', () => {
  const urge = (rig: Rig, messageId: string) =>
    rig.engine.send({ type: 'urgeMessage', messageId, urgentReason: REASON });

  /** Written and made urgent without the relay, which has it as a normal one by now; its id. */
  const sentThenUrged = async (rig: Rig): Promise<string> => {
    await send(rig, 'normal');
    await urge(rig, outgoing(rig)?.messageId ?? '');
    await rig.welcome();
    const [sent, ...more] = rig.socket.last().of('message.send');
    expect([sent?.urgency, more]).toEqual(['normal', []]);
    await answer(rig, { re: sent?.id, state: 'held', expectedAt: rig.clock.now() + 60_000 });
    return sent?.messageId ?? '';
  };

  it('[H10] goes out first as what it was, then as urgent', async () => {
    const rig = await createRig();
    const messageId = await sentThenUrged(rig);
    const asked = rig.socket.last().of('message.urge');
    expect(asked).toMatchObject([{ messageId, urgentReason: REASON }]);
    const urgent = { urgency: 'urgent', urgentReason: REASON };
    expect(outgoing(rig)).toMatchObject(urgent);
    await answer(rig, { re: asked[0]?.id, state: 'delivered' });
    expect(outgoing(rig)).toMatchObject({ state: 'delivered', ...urgent });
  });

  it('[H10] waits as a normal one where it was written without the relay and the budget is spent', async () => {
    const rig = await createRig();
    await sentThenUrged(rig);
    await refuse(rig, rig.socket.last().of('message.urge')[0]?.id ?? '', 'urgent_spent');
    expect(outgoing(rig)).toMatchObject({ state: 'held', urgency: 'normal', body: 'one' });
    expect(outgoing(rig)?.problem).toContain('waits on as a normal one');
    expect(outgoing(rig)?.urgentReason).toBeUndefined();
  });

  it('[H9] is not sent nor made urgent once it is withdrawn without the relay', async () => {
    const rig = await createRig();
    await send(rig, 'normal');
    const { messageId = '' } = outgoing(rig) ?? {};
    await urge(rig, messageId);
    await rig.engine.send({ type: 'withdrawMessage', messageId });
    await rig.welcome();
    const { sent } = rig.socket.last();
    expect(sent.filter(({ type }) => type.startsWith('message.'))).toEqual([]);
  });

  it('[H10] is asked of the relay for what it holds, once', async () => {
    const rig = await online();
    const messageId = await held(rig);
    await urge(rig, messageId);
    await urge(rig, messageId);
    const asked = rig.socket.last().of('message.urge');
    expect(asked).toMatchObject([{ messageId, urgentReason: REASON }]);
    expect(outgoing(rig)).toMatchObject({ state: 'held', urgency: 'urgent' });
    await answer(rig, { re: asked[0]?.id, state: 'delivered' });
    expect(outgoing(rig)).toMatchObject({ state: 'delivered', urgency: 'urgent' });
  });

  it('[H10] is a normal one again when it is refused, and it is said why', async () => {
    const rig = await online();
    const messageId = await held(rig);
    await urge(rig, messageId);
    await refuse(rig, rig.socket.last().of('message.urge')[0]?.id ?? '', 'urgent_spent');
    expect(outgoing(rig)).toMatchObject({ state: 'held', urgency: 'normal', body: 'one' });
    expect(outgoing(rig)?.problem).toContain('waits on as a normal one');
    expect(outgoing(rig)?.urgentReason).toBeUndefined();
    expect(outgoing(rig)?.expectedAt).toBeDefined();
  });

  it('[H10] says nothing of a refusal that came too late to matter', async () => {
    const rig = await online();
    const messageId = await held(rig);
    await urge(rig, messageId);
    await rig.entry({ type: 'receipt', messageId, state: 'delivered', at: rig.clock.now() });
    await refuse(rig, rig.socket.last().of('message.urge')[0]?.id ?? '', 'too_late');
    expect(outgoing(rig)).toMatchObject({ state: 'delivered', urgency: 'normal' });
    expect(outgoing(rig)?.problem).toBeUndefined();
    expect(await urge(rig, messageId)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});

describe('this could have waited', () => {
  const messageId = '00000000-0000-4000-8000-00000000000a';
  const got = async (
    rig: Rig,
    urgency: 'normal' | 'urgent' = 'urgent',
    at = rig.clock.now(),
    reason: 'urgent' | 'live' | 'returned' | 'later' = 'urgent',
  ): Promise<void> => {
    const message = { messageId, from: 'ben', to: 'ana', body: 'x', urgency } as const;
    await rig.entry({
      type: 'batch',
      batchId: 'b1',
      reason,
      part: 1,
      parts: 1,
      messages: [{ ...message, sentAt: at, acceptedAt: at, heldMs: 0 }],
    });
  };
  const rate = (rig: Rig, couldWait: boolean) =>
    rig.engine.send({ type: 'rateUrgent', messageId, couldWait });
  const asked = (rig: Rig) => rig.socket.last().of('urgent.feedback');
  const item = (rig: Rig) => rig.engine.view().review[0];

  it('[H10] is told to the relay, can be taken back, and outlives a restart', async () => {
    const rig = await online();
    await got(rig);
    await rate(rig, true);
    expect(asked(rig)).toMatchObject([{ messageId, from: 'ben', couldWait: true }]);
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(item(again)?.couldWait).toBe(true);
    await answer(rig, { re: asked(rig)[0]?.id });
    await rate(rig, false);
    expect(asked(rig).at(-1)).toMatchObject({ couldWait: false });
    expect(item(rig)?.couldWait).toBeUndefined();
  });

  it('[H10] is for urgent messages of the last 7 days', async () => {
    const rig = await online();
    expect(await rate(rig, true)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await got(rig);
    rig.clock.advance(7 * DAY + 1);
    expect(await rate(rig, true)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it.each(['live', 'returned'] as const)(
    '[H10] is not for one that broke through nothing: %s',
    async (reason) => {
      const rig = await online();
      await got(rig, 'urgent', rig.clock.now(), reason);
      expect(item(rig)?.rateUntil).toBeUndefined();
      expect(await rate(rig, true)).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(asked(rig)).toEqual([]);
    },
  );

  it.each([
    ['urgent', true],
    ['live', false],
    ['returned', false],
  ] as const)(
    '[H10] [H12] is for one that was put off as it was before: %s',
    async (reason, isFor) => {
      const rig = await online();
      await got(rig, 'urgent', rig.clock.now(), reason);
      for (let n = 0; n < 2; n += 1) await got(rig, 'urgent', rig.clock.now(), 'later');
      const again = await createRig({ disk: rig.disk, clock: rig.clock });
      expect(item(again)?.reason).toBe('later');
      expect(item(again)?.rateUntil !== undefined).toBe(isFor);
      expect(
        await again.engine.send({ type: 'rateUrgent', messageId, couldWait: true }),
      ).toMatchObject(isFor ? { ok: true } : { ok: false, error: { code: 'not_found' } });
    },
  );

  it('[H10] [H12] is not for one that comes back to a device that did not see it come', async () => {
    const rig = await online();
    await got(rig, 'urgent', rig.clock.now(), 'later');
    expect(item(rig)?.rateUntil).toBeUndefined();
  });

  it('[H10] counts those days from when the relay took the message, as the relay does', async () => {
    const rig = await online();
    const acceptedAt = rig.clock.now() - 6 * DAY;
    await got(rig, 'urgent', acceptedAt);
    expect(item(rig)?.rateUntil).toBe(acceptedAt + 7 * DAY);
    rig.clock.advance(DAY + 1);
    expect(await rate(rig, true)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it.each([
    ['too_late', /for 7 days/],
    ['not_found', /no longer/],
  ] as const)(
    '[H10] is not shown as counted where the relay did not count it: %s',
    async (code, text) => {
      const rig = await online();
      await got(rig);
      await rate(rig, true);
      await refuse(rig, asked(rig)[0]?.id ?? '', code);
      expect(item(rig)?.couldWait).toBeUndefined();
      expect(rig.engine.view().notices[0]?.text).toMatch(text);
    },
  );
});
