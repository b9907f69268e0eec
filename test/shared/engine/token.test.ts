import { expect, it } from 'vitest';
import { createRig } from '../../support/engine-rig.ts';

it('[C6] shows no window its token, nor keeps it in its own store, nor reports it', async () => {
  const token = 'planted-0b7c41d9e2f8';
  const credentials = { relayUrl: 'http://relay.test', token, memberId: 'ana', teamId: 'team' };
  const rig = await createRig({ credentials });
  const seen: unknown[] = [];
  rig.engine.subscribe((update) => seen.push(update));
  await rig.welcome();
  await rig.engine.send({
    type: 'startFocus',
    lengthMs: 1_500_000,
    shareLabel: false,
    urgent: 'allow',
  });
  await rig.engine.send({ type: 'sendMessage', to: 'ben', body: 'Hi', urgency: 'normal' });
  await rig.settle();
  seen.push(rig.engine.view(), rig.disk, rig.reports, rig.notifications);
  const asText = JSON.stringify(seen, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
  expect(asText).toContain('"Hi"'); // It would be seen.
  expect(asText).not.toContain(token);
});
