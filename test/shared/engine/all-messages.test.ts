import { expect, it } from 'vitest';
import type { FoundMessages } from '../../../shared/bridge/view.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { batchOf, createRig, messageOf, type Rig } from '../../support/engine-rig.ts';

const DAY = 24 * 3_600_000;

const read = async (rig: Rig, query = '', most = 100): Promise<FoundMessages> => {
  const reply = await rig.engine.send({ type: 'readMessages', query, most });
  if (!reply.ok || reply.messages === undefined) throw new Error('Nothing was answered.');
  return reply.messages;
};

/** So many messages, in batches of 100, all of them done. */
const withDone = async (count: number): Promise<Rig> => {
  const rig = await createRig();
  await rig.welcome({ head: 1000 });
  const ids = Array.from({ length: count }, (_, n) => n + 1);
  for (let from = 0; from < count; from += 100)
    await rig.entry(
      batchOf(
        'focus-ended',
        ids.slice(from, from + 100).map((n) => messageOf(n)),
        { batchId: `b${from}` },
      ),
    );
  for (const n of ids)
    await rig.engine.send({ type: 'triage', messageId: messageOf(n).messageId, to: 'done' });
  return rig;
};

it('[W16] keeps what is done to look back at, gives what is asked for, and the window the latest', async () => {
  const rig = await withDone(600);
  expect(rig.engine.view().review.length).toBeLessThan(600);
  expect(rig.engine.view().review.length).toBeGreaterThanOrEqual(500);
  const { items, total } = await read(rig, '', 10);
  expect(total).toBe(600);
  expect(items.map(({ body }) => body).slice(0, 2)).toEqual(['message 600', 'message 599']);
  expect(items).toHaveLength(10);
  const again = await createRig({ disk: rig.disk, clock: rig.clock });
  expect((await read(again)).total).toBe(600);
});

it('[W16] finds by words and sender, without regard to case and accents', async () => {
  const rig = await createRig();
  await rig.welcome();
  await rig.entry(
    batchOf('live', [
      messageOf(1, { body: 'Das Café öffnet' }),
      messageOf(2, { body: 'Lunch?', urgency: 'urgent', urgentReason: 'Call at noon' }),
    ]),
  );
  const found = async (query: string) => (await read(rig, query)).items.map(({ body }) => body);
  expect(await found('CAFE ben')).toEqual(['Das Café öffnet']);
  expect(await found('noon')).toEqual(['Lunch?']);
  expect(await found('nobody')).toEqual([]);
});

it('[W16] lets go of what is done after 30 days, and of nothing else', async () => {
  const rig = await createRig();
  await rig.welcome();
  await rig.entry(batchOf('live', [messageOf(1), messageOf(2)]));
  await rig.engine.send({ type: 'triage', messageId: messageOf(1).messageId, to: 'done' });
  const clock = createManualClock(rig.clock.now() + 31 * DAY);
  const later = await createRig({ disk: rig.disk, clock });
  expect((await read(later)).items.map(({ body }) => body)).toEqual(['message 2']);
  await later.settle();
  // It is gone from the disk as well: a clock that is set back does not bring it again.
  const again = await createRig({ disk: rig.disk, clock: rig.clock });
  expect((await read(again)).total).toBe(1);
});

it('[W10] lets an old message that was just sorted be taken back', async () => {
  const rig = await createRig();
  await rig.welcome();
  await rig.entry(batchOf('live', [messageOf(1)]));
  const clock = createManualClock(rig.clock.now() + 31 * DAY);
  const later = await createRig({ disk: rig.disk, clock });
  const { messageId } = messageOf(1);
  await later.engine.send({ type: 'triage', messageId, to: 'done' });
  expect(await later.engine.send({ type: 'triage', messageId, to: 'unread' })).toEqual({
    ok: true,
  });
  expect((await read(later)).items).toMatchObject([{ body: 'message 1', triage: 'unread' }]);
});
