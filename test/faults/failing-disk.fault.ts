/** A disk that fails now and then: never an `ok` for what is not kept, and on it goes when it can. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scaled } from '../support/fault-scale.ts';
import { type Crew, foundCrew } from '../support/fault-relay/crew.ts';
import { type FaultRelay, launchRelay } from '../support/fault-relay/launch.ts';
import { isRefusal, readAll, sendOnce, sendUntil } from '../support/fault-relay/sends.ts';
import { newPlace, type Place, whyWithout } from '../support/fault-relay/tools.ts';

const missing = whyWithout('strace');

let place: Place;
let relay: FaultRelay;
let crew: Crew;
const file = (name: string): string => join(place.path, name);
const start = async (under: readonly string[] = []): Promise<void> => {
  relay = await launchRelay({ data: place.path, under });
};
/** Lets calls fail: all that `rule` says, or of them those on one file. */
const failing = (calls: string, rule: string, path?: string): string[] => [
  ...['strace', '-D', '-f', '--seccomp-bpf', '-o', '/dev/null'],
  ...(path === undefined ? [] : ['-P', path]),
  ...['-e', `trace=${calls}`, '-e', `inject=${calls}:${rule}`],
];
beforeEach(async () => {
  place = newPlace();
  await start();
  crew = await foundCrew(relay.url);
  await sendOnce(relay.url, crew, {
    messageId: '3f1a2b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b',
    to: crew.ana.memberId,
    body: 'before',
    urgency: 'normal',
  });
  await relay.kill();
});
afterEach(async () => {
  await relay.kill();
  place.remove();
});

const FAULTS = [
  ['syncs', 'fsync,fdatasync', 'error=EIO:when=12+4'],
  ['writes', 'pwrite64', 'error=EIO:when=150+97'],
  ['writes over the quota', 'pwrite64', 'error=EDQUOT:when=150+89'],
] as const;

describe.skipIf(missing !== null)('a disk that fails', () => {
  it.each(FAULTS)(
    '[H1][H2] at %s: refuses what is not kept, and recovers',
    async (name, calls, rule) => {
      await start(failing(calls, rule));
      const limits = { count: scaled(60, 5), isCounted: isRefusal, name, most: scaled(800, 100) };
      const sent = await sendUntil(relay.url, crew, limits);
      const refused = sent.filter(({ outcome }) => isRefusal(outcome));
      expect(refused.length).toBeGreaterThan(4);
      const outcomes = new Set(refused.map(({ outcome }) => outcome));
      outcomes.delete('closed');
      expect([...outcomes]).toEqual(['storage_failed']);
      // What is sent again while the disk fails now and then gets through.
      for (const { message } of refused)
        await expect
          .poll(async () => (await sendOnce(relay.url, crew, message)).outcome)
          .toBe('ok');
      await relay.kill();
      await start();
      const bodies = ['before', ...sent.map(({ message }) => message.body)];
      expect((await readAll(relay.url, crew)).sort()).toEqual(bodies.sort());
      console.log(`${name}: ${sent.length} sends, ${refused.length} refused, 0 lost, 0 twice`);
    },
  );

  it('[H1] whose every sync fails: acknowledges nothing, and takes all when it works again', async () => {
    await start(failing('fsync,fdatasync', 'error=EIO:when=9+'));
    const limits = { count: scaled(20, 4), isCounted: isRefusal, name: 'all fail' };
    const sent = await sendUntil(relay.url, crew, limits);
    const refused = sent.filter(({ outcome }) => isRefusal(outcome));
    await relay.kill();
    await start();
    for (const { message } of refused)
      expect((await sendOnce(relay.url, crew, message)).outcome).toBe('ok');
    const bodies = ['before', ...sent.map(({ message }) => message.body)];
    expect((await readAll(relay.url, crew)).sort()).toEqual(bodies.sort());
  });

  it('[H1] at checkpoints: acknowledges what the log has, and keeps it', async () => {
    await start(failing('fsync,fdatasync', 'error=EIO:when=3+', file('relay.db')));
    const count = scaled(600, 220);
    const limits = { count, isCounted: () => true, name: 'checkpoint' };
    const sent = await sendUntil(relay.url, crew, limits);
    expect(new Set(sent.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
    // Had a checkpoint succeeded, the log would have begun anew at 4.1 MB.
    const walBytes = statSync(file('relay.db-wal')).size;
    expect(walBytes).toBeGreaterThan(5_000_000);
    await relay.kill();
    await start();
    const bodies = ['before', ...sent.map(({ message }) => message.body)];
    expect(await readAll(relay.url, crew)).toEqual(bodies);
    console.log(`${count} sends without a checkpoint, ${walBytes} bytes of log, 0 lost`);
  });

  it('says why it does not start when it can’t sync what it found', async () => {
    await expect(start(failing('fsync,fdatasync', 'error=EIO:when=1'))).rejects.toThrow(
      /data folder .* can't be used: .*EIO/,
    );
    await start();
    expect(await readAll(relay.url, crew)).toEqual(['before']);
  });
});
