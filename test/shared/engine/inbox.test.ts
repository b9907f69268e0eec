import { describe, expect, it } from 'vitest';
import { batchOf, createRig, messageOf, type Rig } from '../../support/engine-rig.ts';
import { uuidOf } from '../../support/sequence-ids.ts';

const focusFor = (rig: Rig, lengthMs: number) =>
  rig.engine.send({ type: 'startFocus', lengthMs, shareLabel: false, urgent: 'allow' });
const acknowledged = (rig: Rig): number[] =>
  rig.socket
    .last()
    .of('stored')
    .map(({ seq }) => seq);

describe('inbox', () => {
  it('[C2] acknowledges an entry only after it is on disk', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.disk.failure = new Error('disk full');
    await rig.entry(batchOf('live', [messageOf(1)]));
    expect(acknowledged(rig)).toEqual([]);
    rig.disk.failure = null;
    rig.clock.advance(2000);
    await rig.settle();
    expect(acknowledged(rig)).toEqual([1]);
    const again = await createRig({ disk: rig.disk });
    expect(again.engine.view().review).toHaveLength(1);
  });

  it('[C3] makes one notification of one release, also when it comes in parts', async () => {
    const rig = await createRig();
    await rig.welcome();
    const eva = messageOf(3, { from: 'eva' });
    await rig.entry(batchOf('focus-ended', [messageOf(1), messageOf(2)], { parts: 2 }));
    expect(rig.notifications).toEqual([]);
    await rig.entry(batchOf('focus-ended', [eva], { part: 2, parts: 2 }));
    expect(rig.notifications.map(({ title, body }) => [title, body])).toEqual([
      ['Focus done', '3 messages from 2 people while you were focusing.'],
    ]);
    expect(rig.engine.view().review).toHaveLength(3);
  });

  it('[C3] makes no notification of a held message, and none of a live one in mid-focus', async () => {
    const rig = await createRig();
    await rig.welcome();
    await focusFor(rig, 25 * 60_000);
    rig.socket.last().say({ type: 'held', count: 2, urgent: 0, from: ['ben'] });
    await rig.entry(batchOf('live', [messageOf(1)]));
    expect(rig.notifications).toEqual([]);
    expect(rig.engine.view().held.count).toBe(2);
    await rig.entry(
      batchOf('urgent', [messageOf(2, { urgency: 'urgent', urgentReason: 'fire' })], {
        batchId: 'b2',
      }),
    );
    expect(rig.notifications.map(({ title }) => title)).toEqual(['Ben, urgent: fire']);
  });

  it('[C3] tells the end of a focus and its batch in one notification', async () => {
    const rig = await createRig();
    await rig.welcome();
    await focusFor(rig, 60_000);
    rig.socket.last().say({ type: 'held', count: 1, urgent: 0, from: ['ben'] });
    await rig.settle();
    await rig.pass(60_000);
    expect(rig.engine.view().focus?.state).toBe('ended');
    expect(rig.notifications).toEqual([]);
    await rig.entry(batchOf('focus-ended', [messageOf(1)]));
    await rig.pass(60_000);
    expect(rig.notifications.map(({ body }) => body)).toEqual([
      '1 message from 1 person while you were focusing.',
    ]);
  });

  it('[C3] tells the end of a focus alone when nothing waited, and when the batch does not come', async () => {
    const rig = await createRig();
    await rig.welcome();
    await focusFor(rig, 60_000);
    await rig.pass(60_000);
    expect(rig.notifications.map(({ title }) => title)).toEqual(['Focus done']);
    await focusFor(rig, 60_000);
    rig.socket.last().say({ type: 'held', count: 1, urgent: 0, from: ['ben'] });
    await rig.settle();
    await rig.pass(65_000);
    expect(rig.notifications).toHaveLength(2);
    await rig.entry(batchOf('focus-ended', [messageOf(1)]));
    // A late batch takes the place of the note: the same tag.
    expect(new Set(rig.notifications.slice(1).map(({ tag }) => tag)).size).toBe(1);
  });

  it('[H12] sorts at once, tells the relay, and follows other devices', async () => {
    const rig = await createRig();
    await rig.welcome();
    await rig.entry(batchOf('returned', [messageOf(1), messageOf(2)]));
    const [first, second] = [messageOf(1).messageId, messageOf(2).messageId];
    const until = rig.clock.now() + 3_600_000;
    await rig.engine.send({ type: 'triage', messageId: first, to: 'later', until });
    expect(rig.engine.view().review[0]).toMatchObject({ triage: 'later', laterUntil: until });
    expect(rig.socket.last().of('triage')[0]).toMatchObject({
      messageId: first,
      to: 'later',
      until,
    });
    await rig.entry({ type: 'triage', messageId: second, to: 'done' });
    expect(rig.engine.view().review[1]?.triage).toBe('done');
    await rig.entry(batchOf('later', [messageOf(1)], { batchId: 'b2' }));
    expect(rig.engine.view().review.map(({ triage }) => triage)).toEqual(['done', 'unread']);
  });

  it('[H12] knows only messages that are here', async () => {
    const rig = await createRig();
    const reply = await rig.engine.send({ type: 'triage', messageId: uuidOf(77), to: 'done' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('[H12] keeps the words of what comes back when the relay has them no more', async () => {
    const rig = await createRig();
    await rig.welcome();
    const own = messageOf(1);
    await rig.entry(batchOf('live', [own]));
    const wordless = { ...own, body: '' };
    const unknown = messageOf(2, { body: '' });
    await rig.entry(batchOf('later', [wordless, unknown], { batchId: 'b2' }));
    const { review } = rig.engine.view();
    expect(review.map((item) => [item.messageId, item.body, item.triage])).toEqual([
      [own.messageId, own.body, 'unread'],
    ]);
  });

  it('[H6] knows a message again that a restored relay releases once more, and leaves it as it was sorted', async () => {
    const rig = await createRig();
    await rig.welcome();
    await rig.entry(batchOf('returned', [messageOf(1), messageOf(2)]), 1);
    await rig.engine.send({ type: 'triage', messageId: messageOf(1).messageId, to: 'done' });
    const told = rig.notifications.length;
    await rig.entry(batchOf('returned', [messageOf(1), messageOf(2)], { batchId: 'b2' }), 2);
    expect(rig.engine.view().review.map((item) => item.triage)).toEqual(['done', 'unread']);
    expect(rig.notifications).toHaveLength(told);
    const again = batchOf('returned', [messageOf(2), messageOf(3)], { batchId: 'b3' });
    await rig.entry(again, 3);
    expect(rig.engine.view().review).toHaveLength(3);
    expect(rig.notifications.at(-1)?.body).toContain('1 message ');
  });

  it('[H6] goes on with a log that went far ahead, as that of a restored relay does', async () => {
    const rig = await createRig();
    await rig.welcome();
    const ahead = 1_790_000_000_000_000;
    await rig.entry(batchOf('live', [messageOf(1)]), 1);
    await rig.entry(batchOf('live', [messageOf(2)], { batchId: 'b2' }), ahead);
    expect(acknowledged(rig)).toEqual([1]);
    rig.clock.advance(2000);
    await rig.settle();
    await rig.welcome({ head: ahead });
    expect(rig.socket.last().of('hello')[0]?.cursor).toBe(1);
    await rig.entry(batchOf('live', [messageOf(2)], { batchId: 'b2' }), ahead);
    expect(acknowledged(rig)).toEqual([ahead]);
    expect(rig.engine.view().review).toHaveLength(2);
  });
});
