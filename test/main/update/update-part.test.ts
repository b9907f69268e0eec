import { describe, expect, it, vi } from 'vitest';
import { createUpdatePart, updatesOff } from '../../../main/update/update-part.ts';
import type { NewerVersion, UpdateFault, Updater } from '../../../main/update/updater.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { settle } from '../../support/settle.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEWER: NewerVersion = { version: '1.1.0', notes: 'Calmer.' };

const fakeUpdater = () => {
  const answers: Result<NewerVersion | null, UpdateFault>[] = [];
  const asked: string[] = [];
  const downloads: { finish: (result: Result<null, UpdateFault>) => void; signal: AbortSignal }[] =
    [];
  const installsOnQuit: boolean[] = [];
  const install = vi.fn();
  const updater: Updater = {
    check: (channel) => {
      asked.push(channel);
      return Promise.resolve(answers.shift() ?? ok(null));
    },
    download: (signal) =>
      new Promise((finish) => {
        downloads.push({ finish, signal });
        signal.addEventListener('abort', () => finish(fail('stopped')));
      }),
    installOnQuit: (isAllowed) => void installsOnQuit.push(isAllowed),
    install,
  };
  return { updater, answers, asked, downloads, installsOnQuit, install };
};

const open = (random = 0) => {
  const clock = createManualClock();
  const fake = fakeUpdater();
  const save = vi.fn();
  const part = createUpdatePart({
    clock,
    random: () => random,
    updater: fake.updater,
    channel: 'latest',
    save,
  });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  return { ...fake, clock, part, save, pass };
};

/** One that has fetched a newer version. */
const openReady = async () => {
  const rig = open();
  rig.answers.push(ok(NEWER));
  await rig.pass(MINUTE);
  rig.downloads[0]?.finish(ok(null));
  await settle();
  expect(rig.part.get().state).toBe('ready');
  return rig;
};

describe('updates', () => {
  it('[D10] asks soon after the start and every six hours, with a spread, on one timer', async () => {
    const rig = open(0.5);
    await rig.pass(1.5 * MINUTE - 1);
    expect(rig.asked).toEqual([]);
    await rig.pass(1);
    expect(rig.asked).toEqual(['latest']);
    expect(rig.part.get()).toEqual({
      state: 'idle',
      channel: 'latest',
      checkedAt: rig.clock.now(),
      problem: null,
    });
    expect(rig.clock.timers()).toBe(1);
    await rig.pass(6 * HOUR + 15 * MINUTE - 1);
    expect(rig.asked).toHaveLength(1);
    await rig.pass(1);
    expect(rig.asked).toHaveLength(2);
  });

  it('[D10] fetches what there is, and puts it in place when the app is quit', async () => {
    const rig = open();
    rig.answers.push(ok(NEWER));
    await rig.pass(MINUTE);
    expect(rig.part.get()).toEqual({ state: 'downloading', channel: 'latest', version: '1.1.0' });
    rig.downloads[0]?.finish(ok(null));
    await settle();
    expect(rig.part.get()).toEqual({ state: 'ready', channel: 'latest', ...NEWER });
    expect(rig.installsOnQuit).toEqual([true]);
    await rig.pass(24 * HOUR);
    expect(rig.asked).toHaveLength(1);
  });

  it('[D10] installs at once when its user says so, and only what is ready', async () => {
    const rig = open();
    expect(rig.part.install()).toMatchObject({ ok: false });
    const ready = await openReady();
    expect(ready.part.install()).toEqual({ ok: true });
    expect(ready.install).toHaveBeenCalledTimes(1);
  });

  it('[D10] fetches nothing during focus, and what it found afterwards', async () => {
    const rig = open();
    rig.part.setFocusing(true);
    rig.answers.push(ok(NEWER));
    await rig.pass(MINUTE);
    expect(rig.downloads).toHaveLength(0);
    expect(rig.part.get()).toMatchObject({ state: 'idle', problem: null });
    rig.part.setFocusing(false);
    expect(rig.downloads).toHaveLength(1);
    expect(rig.asked).toHaveLength(1);
  });

  it('[D10] breaks off for focus, and begins again after it', async () => {
    const rig = open();
    rig.answers.push(ok(NEWER));
    await rig.pass(MINUTE);
    rig.part.setFocusing(true);
    expect(rig.downloads[0]?.signal.aborted).toBe(true);
    await settle();
    expect(rig.part.get()).toMatchObject({ state: 'idle', problem: null });
    rig.part.setFocusing(false);
    expect(rig.downloads).toHaveLength(2);
    // The same with a focus that is over before the download has noticed it.
    rig.part.setFocusing(true);
    rig.part.setFocusing(false);
    await settle();
    expect(rig.downloads).toHaveLength(3);
  });

  it('[D10] installs nothing during focus, neither on quitting nor when asked', async () => {
    const rig = await openReady();
    rig.part.setFocusing(true);
    expect(rig.installsOnQuit.at(-1)).toBe(false);
    expect(rig.part.install()).toMatchObject({ ok: false });
    expect(rig.install).not.toHaveBeenCalled();
    rig.part.setFocusing(false);
    expect(rig.installsOnQuit.at(-1)).toBe(true);
  });

  it('[D10] is not ready to install when focus began while the last byte came', async () => {
    const rig = open();
    rig.answers.push(ok(NEWER));
    await rig.pass(MINUTE);
    rig.downloads[0]?.finish(ok(null));
    rig.part.setFocusing(true);
    await settle();
    expect(rig.part.get().state).toBe('ready');
    expect(rig.installsOnQuit.at(-1)).toBe(false);
  });

  it('[D10] says a failure in one quiet line, and tries again', async () => {
    const rig = open();
    rig.answers.push(fail('noAnswer'), ok(NEWER));
    await rig.pass(MINUTE);
    expect(rig.part.get()).toMatchObject({ state: 'idle' });
    expect(rig.part.get()).toHaveProperty('problem', expect.stringContaining('tries again'));
    await rig.pass(6 * HOUR);
    rig.downloads[0]?.finish(fail('notFetched'));
    await settle();
    expect(rig.part.get()).toHaveProperty(
      'problem',
      expect.stringContaining('as it was announced'),
    );
    // What could not be fetched is asked for anew, not fetched again and again.
    rig.part.setFocusing(true);
    rig.part.setFocusing(false);
    expect(rig.downloads).toHaveLength(1);
    await rig.pass(6 * HOUR);
    expect(rig.asked).toHaveLength(3);
  });

  it('[D10] asks again at once on another channel, and drops what came from the one before', async () => {
    const rig = await openReady();
    rig.part.setChannel('latest');
    expect(rig.asked).toHaveLength(1);
    rig.part.setChannel('beta');
    expect(rig.save).toHaveBeenCalledWith('beta');
    expect(rig.installsOnQuit.at(-1)).toBe(false);
    expect(rig.part.install()).toMatchObject({ ok: false });
    await settle();
    expect(rig.asked).toEqual(['latest', 'beta']);
    expect(rig.part.get()).toMatchObject({ state: 'idle', channel: 'beta' });
  });

  it('[D10] takes no late answer of a channel that was left', async () => {
    const rig = open();
    rig.answers.push(ok(NEWER), ok(null));
    rig.clock.advance(MINUTE);
    rig.part.setChannel('beta');
    await settle();
    expect(rig.downloads).toHaveLength(0);
    expect(rig.part.get()).toMatchObject({ state: 'idle', channel: 'beta' });
  });

  it('[D10] asks one thing at a time, however often it is told to', async () => {
    const rig = open();
    rig.answers.push(ok(NEWER));
    rig.part.check();
    rig.part.check();
    await settle();
    rig.part.check();
    await settle();
    expect(rig.asked).toHaveLength(1);
    expect(rig.downloads).toHaveLength(1);
  });

  it('[D10] asks nobody where it is off', () => {
    const part = updatesOff('why');
    part.check();
    part.setChannel('beta');
    part.setFocusing(true);
    expect(part.install()).toMatchObject({ ok: false });
    expect(part.get()).toEqual({ state: 'off', why: 'why' });
  });
});
