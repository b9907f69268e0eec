import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../shared/bridge/parse-command.ts';
import { createRig } from '../../support/engine-rig.ts';

const MINUTE = 60_000;

describe('settings of a device', () => {
  it('[P4] the time until idle is kept here, told to the source of activity and to nobody else', async () => {
    const rig = await createRig();
    await rig.welcome();
    expect(rig.engine.view().deviceSettings).toMatchObject({ idleAfterMs: 5 * MINUTE });
    const before = rig.socket.last().sent.length;
    await rig.engine.send({ type: 'changeDeviceSettings', idleAfterMs: 20 * MINUTE });
    expect(rig.idleAfter).toEqual([5 * MINUTE, 20 * MINUTE]);
    expect(rig.socket.last().sent).toHaveLength(before);
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().deviceSettings).toMatchObject({ idleAfterMs: 20 * MINUTE });
    expect(again.idleAfter).toEqual([20 * MINUTE]);
  });

  it('[W4] light or dark is kept here, with the rest as it was', async () => {
    const rig = await createRig();
    await rig.welcome();
    const before = rig.socket.last().sent.length;
    await rig.engine.send({ type: 'changeDeviceSettings', appearance: 'dark' });
    expect(rig.socket.last().sent).toHaveLength(before);
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().deviceSettings).toEqual({
      idleAfterMs: 5 * MINUTE,
      notifications: 'on',
      language: 'system',
      appearance: 'dark',
    });
  });

  it('[P4] it is between 1 and 60 minutes', () => {
    const ok = (idleAfterMs: number): boolean =>
      parseCommand({ type: 'changeDeviceSettings', idleAfterMs }).ok;
    expect([1, 60].map((minutes) => ok(minutes * MINUTE))).toEqual([true, true]);
    expect([0, 61].map((minutes) => ok(minutes * MINUTE))).toEqual([false, false]);
  });
});
