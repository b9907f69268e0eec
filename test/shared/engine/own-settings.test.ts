import { describe, expect, it } from 'vitest';
import type { OwnSettings, SettingsChange } from '../../../shared/protocol/fields.ts';
import { ME, createRig, type Rig } from '../../support/engine-rig.ts';

const MINUTE = 60_000;
const change = (rig: Rig, fields: SettingsChange) =>
  rig.engine.send({ type: 'changeSettings', ...fields });
const told = (rig: Rig) =>
  rig.socket
    .last()
    .of('settings')
    .map(({ type: _, id: __, ...fields }) => fields);
const meWith = (settings: OwnSettings) => ({
  me: { ...ME, settings },
});
const settings = (rig: Rig) => rig.engine.view().settings;

describe('settings for all one’s devices', () => {
  it('[F5] come with 25, 50 and 90 minutes, +5 and +15, rounds of 25/5 with 15 after four', async () => {
    const rig = await createRig({ credentials: null });
    expect(settings(rig)).toEqual({
      holdCeilingMs: 240 * MINUTE,
      presetsMs: [25, 50, 90].map((minutes) => minutes * MINUTE),
      extensionsMs: [5, 15].map((minutes) => minutes * MINUTE),
      rounds: {
        focusMs: 25 * MINUTE,
        breakMs: 5 * MINUTE,
        longBreakMs: 15 * MINUTE,
        longEvery: 4,
        of: 4,
      },
      plan: null,
    });
  });

  it('[F5] hold at once, offline and over a restart, and are told as one change', async () => {
    const first = await createRig();
    await change(first, { presetsMs: [20 * MINUTE], holdCeilingMs: 60 * MINUTE });
    await change(first, { presetsMs: null });
    expect(settings(first)).toMatchObject({ holdCeilingMs: 60 * MINUTE });
    const rig = await createRig({ disk: first.disk, clock: first.clock });
    expect(settings(rig)).toMatchObject({ holdCeilingMs: 60 * MINUTE });
    await rig.welcome(meWith({ presetsMs: [MINUTE], extensionsMs: [MINUTE] }));
    expect(told(rig)).toEqual([{ presetsMs: null, holdCeilingMs: 60 * MINUTE }]);
    // What is on its way wins field by field; what the other device chose stays.
    expect(settings(rig)).toMatchObject({
      presetsMs: [25, 50, 90].map((minutes) => minutes * MINUTE),
      extensionsMs: [MINUTE],
      holdCeilingMs: 60 * MINUTE,
    });
  });

  it('[F5] follow what another device chose', async () => {
    const rig = await createRig();
    await rig.welcome(meWith({ presetsMs: [MINUTE] }));
    expect(settings(rig).presetsMs).toEqual([MINUTE]);
    await rig.entry({ type: 'settings', settings: { extensionsMs: [2 * MINUTE] } });
    expect(settings(rig)).toMatchObject({
      presetsMs: [25, 50, 90].map((minutes) => minutes * MINUTE),
      extensionsMs: [2 * MINUTE],
    });
    expect(told(rig)).toEqual([]);
  });

  it('[F6] chosen alone they are brought to a team, unless one has others there', async () => {
    const alone = await createRig({ credentials: null });
    await change(alone, { presetsMs: [20 * MINUTE] });
    const again = { disk: alone.disk, clock: alone.clock };
    const fresh = await createRig(again);
    await fresh.welcome(meWith({}));
    expect(told(fresh)).toEqual([{ presetsMs: [20 * MINUTE] }]);
    const other = await createRig();
    await change(other, {});
    await other.welcome(meWith({ presetsMs: [MINUTE] }));
    expect(settings(other).presetsMs).toEqual([MINUTE]);
  });

  it('[F5] a relay of before keeps none: they stay here', async () => {
    const rig = await createRig();
    await rig.welcome();
    await change(rig, { presetsMs: [20 * MINUTE] });
    await rig.settle();
    expect(settings(rig).presetsMs).toEqual([20 * MINUTE]);
  });

  it('[F5] a wrong one is refused by the schema before it gets here', async () => {
    const { parseCommand } = await import('../../../shared/bridge/parse-command.ts');
    expect(parseCommand({ type: 'changeSettings', presetsMs: [1] }).ok).toBe(false);
    expect(parseCommand({ type: 'changeSettings', presetsMs: [MINUTE] }).ok).toBe(true);
  });
});
