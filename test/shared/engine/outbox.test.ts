import { describe, expect, it } from 'vitest';
import { replyDraftId } from '../../../shared/bridge/view.ts';
import type { CommandReply } from '../../../shared/bridge/commands.ts';
import { uuidOf } from '../../support/sequence-ids.ts';
import { createRig, type Rig } from '../../support/engine-rig.ts';

const send = (rig: Rig, body: string, to = 'ben'): Promise<CommandReply> =>
  rig.engine.send({ type: 'sendMessage', to, body, urgency: 'normal' });
const sends = (rig: Rig) => rig.socket.last().of('message.send');
const bodies = (rig: Rig): string[] => sends(rig).map((request) => request.body);
const ok = async (rig: Rig, re: string, over: object = { state: 'delivered' }): Promise<void> => {
  rig.socket.last().say({ type: 'ok', re, ...over });
  await rig.settle();
};
const stateOf = (rig: Rig, n = 0) => rig.engine.view().outgoing[n];

describe('outbox', () => {
  it('[C1] keeps what was written offline over a crash and sends it once, in order', async () => {
    const first = await createRig();
    await send(first, 'one');
    await send(first, 'two');
    // No stop: the process is gone from one moment to the next.
    const again = await createRig({ disk: first.disk, clock: first.clock });
    await again.welcome();
    expect(bodies(again)).toEqual(['one']);
    await ok(again, sends(again)[0]?.id ?? '');
    expect(bodies(again)).toEqual(['one', 'two']);
    await ok(again, sends(again)[1]?.id ?? '');
    const third = await createRig({ disk: first.disk, clock: first.clock });
    await third.welcome();
    expect(bodies(third)).toEqual([]);
    expect(third.engine.view().outgoing.map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
    ]);
  });

  it('[H1] sends again, with the same id, what was not answered', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const { messageId } = sends(rig)[0] ?? {};
    rig.socket.last().drop(1006);
    await rig.settle();
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome();
    expect(sends(rig).map((request) => request.messageId)).toEqual([messageId]);
  });

  it('[C1] sends to several people at a time, to one person one after the other', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'ben 1');
    await send(rig, 'ben 2');
    await send(rig, 'eva 1', 'eva');
    expect(bodies(rig)).toEqual(['ben 1', 'eva 1']);
  });

  it('[H9] shows what the relay said of a message and follows its receipts', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const at = rig.clock.now() + 60_000;
    const { id, messageId } = sends(rig)[0] ?? { id: '', messageId: '' };
    await ok(rig, id, { state: 'held', expectedAt: at });
    expect(stateOf(rig)).toMatchObject({ state: 'held', expectedAt: at });
    const receipt = { type: 'receipt', messageId, at: rig.clock.now() } as const;
    await rig.entry({ ...receipt, state: 'held', expectedAt: at + 5000 });
    expect(stateOf(rig)).toMatchObject({ state: 'held', expectedAt: at + 5000 });
    await rig.entry({ ...receipt, state: 'delivered' });
    expect(stateOf(rig)?.state).toBe('delivered');
    expect(stateOf(rig)?.expectedAt).toBeUndefined();
    await rig.entry({ ...receipt, state: 'held', expectedAt: at });
    expect(stateOf(rig)?.state).toBe('delivered');
  });

  it('[H9] takes back in the outbox what the relay has not seen', async () => {
    const rig = await createRig();
    await send(rig, 'one');
    const { messageId = '' } = stateOf(rig) ?? {};
    await rig.engine.send({ type: 'reviseMessage', messageId, body: 'better' });
    await rig.welcome();
    expect(bodies(rig)).toEqual(['better']);
  });

  it('[H9] asks the relay to revise and withdraw what it may have seen', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const { id, messageId } = sends(rig)[0] ?? { id: '', messageId: '' };
    await ok(rig, id, { state: 'held' });
    await rig.engine.send({ type: 'reviseMessage', messageId, body: 'better' });
    const [revise] = rig.socket.last().of('message.revise');
    expect(revise).toMatchObject({ messageId, body: 'better' });
    await ok(rig, revise?.id ?? '', {});
    expect(stateOf(rig)?.body).toBe('better');
    await rig.engine.send({ type: 'withdrawMessage', messageId });
    await ok(rig, rig.socket.last().of('message.withdraw')[0]?.id ?? '', {});
    expect(stateOf(rig)?.state).toBe('withdrawn');
  });

  it('[H9] sends again what was refused, once, and leaves what is being typed alone', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const { id, messageId } = sends(rig)[0] ?? { id: '', messageId: '' };
    rig.socket.last().say({ type: 'error', re: id, code: 'not_found', message: '' });
    await rig.settle();
    await rig.engine.send({ type: 'saveDraft', to: 'ben', body: 'half a thou' });
    expect(await rig.engine.send({ type: 'sendAgain', messageId })).toMatchObject({ ok: true });
    expect(await rig.engine.send({ type: 'sendAgain', messageId })).toMatchObject({ ok: false });
    expect(bodies(rig)).toEqual(['one', 'one']);
    expect(rig.engine.view().outgoing).toMatchObject([{ state: 'waiting', body: 'one' }]);
    expect(rig.engine.view().drafts).toEqual({ ben: { body: 'half a thou' } });
  });

  it('[H10] keeps the text of what was refused and says why', async () => {
    const rig = await createRig();
    await rig.welcome();
    await rig.engine.send({
      type: 'sendMessage',
      to: 'ben',
      body: 'now',
      urgency: 'urgent',
      urgentReason: 'fire',
    });
    const re = sends(rig)[0]?.id ?? '';
    rig.socket.last().say({ type: 'error', re, code: 'urgent_spent', message: '' });
    await rig.settle();
    expect(stateOf(rig)).toMatchObject({ state: 'failed', body: 'now', urgentReason: 'fire' });
    expect(stateOf(rig)?.problem).toContain('as a normal one');
    // Also over a crash, and after many more: nobody else has it.
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(stateOf(again)).toMatchObject({ state: 'failed', body: 'now', urgentReason: 'fire' });
  });

  it('[H10] sends what was refused with other words, and forgets that they were being typed', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const { id, messageId } = sends(rig)[0] ?? { id: '', messageId: '' };
    rig.socket.last().say({ type: 'error', re: id, code: 'urgent_refused', message: '' });
    await rig.settle();
    await rig.engine.send({ type: 'saveDraft', to: messageId, body: 'two' });
    await rig.engine.send({ type: 'sendAgain', messageId, body: 'two' });
    expect(rig.engine.view().outgoing).toMatchObject([{ state: 'waiting', body: 'two' }]);
    expect(rig.engine.view().drafts).toEqual({});
  });

  it('[T6] rests as long as it was told and sends again', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const re = sends(rig)[0]?.id ?? '';
    rig.socket
      .last()
      .say({ type: 'error', re, code: 'rate_limited', message: '', retryAfterMs: 3000 });
    await rig.settle();
    rig.clock.advance(2999);
    await rig.settle();
    expect(bodies(rig)).toEqual(['one']);
    rig.clock.advance(1);
    await rig.settle();
    expect(bodies(rig)).toEqual(['one', 'one']);
  });

  it('[C2] says nothing to the relay that is not on disk, and goes on when the disk does', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.disk.failure = new Error('disk full');
    void send(rig, 'one');
    await rig.settle();
    expect(bodies(rig)).toEqual([]);
    expect(rig.engine.view().notices.map(({ noticeId }) => noticeId)).toEqual(['store']);
    rig.disk.failure = null;
    rig.clock.advance(2000);
    await rig.settle();
    expect(bodies(rig)).toEqual(['one']);
    expect(rig.engine.view().notices).toEqual([]);
  });

  it('[C4] keeps drafts, and drops one with what was sent of it', async () => {
    const rig = await createRig();
    await rig.engine.send({ type: 'saveDraft', to: 'ben', body: 'half a' });
    const again = await createRig({ disk: rig.disk });
    expect(again.engine.view().drafts).toEqual({ ben: { body: 'half a' } });
    await send(again, 'half a thought');
    expect(again.engine.view().drafts).toEqual({});
  });

  it('[C4] keeps the last 500 messages that are settled, and every one that is not', async () => {
    const rig = await createRig();
    await send(rig, 'never answered', 'eva');
    await rig.welcome();
    for (let n = 1; n <= 503; n += 1) {
      await send(rig, `message ${n}`);
      await ok(rig, sends(rig).at(-1)?.id ?? '');
      rig.clock.advance(1);
    }
    const kept = rig.engine.view().outgoing.map(({ body }) => body);
    expect(kept[0]).toBe('never answered');
    expect(kept[1]).toBe('message 3');
    expect(kept).toHaveLength(502);
  });

  it('[C4] keeps with a draft whether it presses and why, and forgets one with nothing in it', async () => {
    const rig = await createRig();
    const draft = { body: '', urgency: 'urgent', urgentReason: 'fire' } as const;
    await rig.engine.send({ type: 'saveDraft', to: 'ben', ...draft });
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().drafts).toEqual({ ben: draft });
    await again.engine.send({ type: 'saveDraft', to: 'ben', body: '', urgency: 'normal' });
    expect(again.engine.view().drafts).toEqual({});
  });

  it('[C4] reads a draft that an earlier version kept', async () => {
    const disk = (await createRig()).disk;
    disk.entries.set('drafts/ben', 'half a');
    const rig = await createRig({ disk });
    expect(rig.engine.view().drafts).toEqual({ ben: { body: 'half a' } });
  });

  it('[C4] drops the draft of a revision with it, and no other', async () => {
    const rig = await createRig();
    await send(rig, 'one');
    const { messageId = '' } = stateOf(rig) ?? {};
    await rig.engine.send({ type: 'saveDraft', to: messageId, body: 'bett' });
    await rig.engine.send({ type: 'saveDraft', to: 'ben', body: 'half a' });
    await rig.engine.send({ type: 'reviseMessage', messageId, body: 'better' });
    expect(rig.engine.view().drafts).toEqual({ ben: { body: 'half a' } });
    await rig.engine.send({ type: 'saveDraft', to: messageId, body: 'more' });
    const sent = { to: 'ben', body: 'more', urgency: 'normal', draftId: messageId } as const;
    await rig.engine.send({ type: 'sendMessage', ...sent });
    expect(rig.engine.view().drafts).toEqual({ ben: { body: 'half a' } });
  });

  it('[W15] knows what a reply answers, over a restart, and ends its draft and no other', async () => {
    const rig = await createRig();
    const answered = uuidOf(0x101);
    await rig.engine.send({ type: 'saveDraft', to: 'ben', body: 'half a' });
    await rig.engine.send({ type: 'saveDraft', to: replyDraftId(answered), body: 'yes' });
    const reply = { body: 'yes', replyTo: answered, draftId: replyDraftId(answered) };
    await rig.engine.send({ type: 'sendMessage', to: 'ben', urgency: 'normal', ...reply });
    expect(rig.engine.view().drafts).toEqual({ ben: { body: 'half a' } });
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().outgoing).toMatchObject([{ body: 'yes', replyTo: answered }]);
  });

  it('[H9] says when a revision or a withdrawal came too late, and keeps the new words', async () => {
    const rig = await createRig();
    await rig.welcome();
    await send(rig, 'one');
    const { id, messageId } = sends(rig)[0] ?? { id: '', messageId: '' };
    await ok(rig, id, { state: 'held' });
    await rig.engine.send({ type: 'saveDraft', to: 'ben', body: 'half a thou' });
    await rig.engine.send({ type: 'reviseMessage', messageId, body: 'better' });
    const re = rig.socket.last().of('message.revise')[0]?.id ?? '';
    rig.socket.last().say({ type: 'error', re, code: 'too_late', message: '' });
    await rig.settle();
    const problem = expect.stringContaining('message of their own') as string;
    expect(rig.engine.view().outgoing).toMatchObject([
      { state: 'held', body: 'one' },
      { state: 'failed', body: 'better', problem },
    ]);
    expect(rig.engine.view().drafts).toEqual({ ben: { body: 'half a thou' } });
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().outgoing.map(({ body }) => body)).toEqual(['one', 'better']);
  });

  it('[C1] starts with what can be read of a damaged outbox, and sends nothing that has no place there', async () => {
    const first = await createRig();
    await send(first, 'one');
    first.disk.entries.set('ops/7', { n: 7, request: { type: 'hello', token: 'x', protocol: 1 } });
    first.disk.entries.set('ops/8', { n: 8, request: { type: 'triage' } });
    first.disk.entries.set('ops/9', 'rubbish');
    const again = await createRig({ disk: first.disk, clock: first.clock });
    await again.welcome();
    expect(bodies(again)).toEqual(['one']);
    expect(again.socket.last().of('hello')).toHaveLength(1);
    expect(again.reports).toEqual(['3 records of the store could not be read']);
  });
});
