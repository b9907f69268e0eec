/** A large team that keeps changing: what a window is told of it, and when. */
import { expect, it } from 'vitest';
import type { ViewUpdate } from '../../../shared/bridge/bridge.ts';
import { applyPatch } from '../../../shared/bridge/patch.ts';
import type { View } from '../../../shared/bridge/view.ts';
import type { Presence } from '../../../shared/protocol/fields.ts';
import { createRig } from '../../support/engine-rig.ts';

const TEAM = 100;

const presence = (n: number, show: Presence['show'], since: number): Presence => ({
  memberId: `m${n}`,
  show,
  source: 'manual',
  since,
});

const start = async () => {
  const rig = await createRig();
  const now = rig.clock.now();
  const members = Array.from({ length: TEAM }, (_, n) => presence(n, 'available', now));
  const profiles = members.map(({ memberId }) => ({ memberId, name: memberId, timeZone: 'UTC' }));
  await rig.welcome({ members, profiles });
  rig.clock.advance(100);
  const updates: ViewUpdate[] = [];
  rig.engine.subscribe((update) => updates.push(update));
  const change = (n: number, show: Presence['show']): void =>
    rig.socket.last().say({ type: 'presence', members: [presence(n, show, now)] });
  return { rig, updates, change };
};

const patched = (updates: readonly ViewUpdate[]): View => {
  const [full, ...patches] = updates;
  if (full?.type !== 'full') throw new Error('The first update is the whole view.');
  return patches.reduce(
    (view, update) => (update.type === 'patch' ? applyPatch(view, update.patch) : view),
    full.view,
  );
};

it('[W20] tells a change after a rest at once, and those that follow it fast in one', async () => {
  const { rig, updates, change } = await start();
  change(0, 'busy');
  await rig.settle();
  expect(updates).toHaveLength(2);
  for (let n = 1; n < TEAM; n += 1) change(n, 'busy');
  rig.clock.advance(99);
  await rig.settle();
  expect(updates).toHaveLength(2);
  rig.clock.advance(1);
  expect(updates).toHaveLength(3);
  expect(patched(updates)).toEqual(rig.engine.view());
  expect(rig.engine.view().teammates['m99']?.presence.show).toBe('busy');
});

it('[C4] has every change in its view whenever it is asked, told or not', async () => {
  const { rig, updates, change } = await start();
  for (const show of ['busy', 'away', 'open'] as const) {
    change(3, show);
    expect(rig.engine.view().teammates['m3']?.presence.show).toBe(show);
  }
  expect(patched(updates)).toEqual(rig.engine.view());
});

it('[W20] holds nothing else back for it', async () => {
  const { rig, updates, change } = await start();
  change(1, 'busy');
  change(2, 'busy');
  await rig.engine.send({ type: 'setManual', show: 'away' });
  expect(patched(updates)).toEqual(rig.engine.view());
  expect(rig.engine.view().teammates['m2']?.presence.show).toBe('busy');
});
