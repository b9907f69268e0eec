/** The main job on the relay's side: focus, hold, one batch, receipts. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isType } from '../support/relay-client.ts';
import { newId, type RelayRig, startRig, words } from '../support/relay-rig.ts';

let rig: RelayRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const MINUTE = 60_000;

it('[H4] holds what comes during a focus and releases it as one batch at its deadline', async () => {
  const ana = await rig.team('Ana');
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const a = await rig.online(ana);
  const b = await rig.online(ben);
  const focusId = newId();
  const endsAt = rig.clock.now() + 25 * MINUTE;
  const started = await a.ask('focus.start', {
    focusId,
    endsAt,
    label: 'Report',
    shareLabel: true,
    urgent: 'allow',
  });
  expect(started.type).toBe('ok');
  const focusing = await b.until(
    (frame) => isType('presence')(frame) && frame.members.some((it) => it.show === 'focusing'),
  );
  expect(focusing).toMatchObject({ members: [{ memberId: ana.memberId, until: endsAt }] });

  const first = words(ana.memberId, 'the first secret');
  const second = words(ana.memberId, 'the second secret');
  expect(await b.ask('message.send', first)).toMatchObject({ state: 'held', expectedAt: endsAt });
  expect(await b.ask('message.send', second)).toMatchObject({ state: 'held', expectedAt: endsAt });
  await a.until((frame) => frame.type === 'held' && frame.count === 2);
  expect(a.texts.join('\n')).not.toContain('secret');

  await rig.pass(25 * MINUTE);
  const batch = await a.entry('batch');
  expect(batch).toMatchObject({ reason: 'focus-ended', part: 1, parts: 1 });
  expect(batch.messages.map((message) => message.body)).toEqual([first.body, second.body]);
  expect(batch.messages[0]?.heldMs).toBe(25 * MINUTE);
  await a.ask('stored', { seq: batch.seq });
  for (const { messageId } of [first, second])
    await b.entry('receipt', (it) => it.messageId === messageId && it.state === 'delivered');
  expect(a.entries().filter((it) => it.entry.type === 'batch')).toHaveLength(1);
  expect(rig.reports).toEqual([]);
});
