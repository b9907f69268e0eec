/** A relay that was restored from a backup, as the devices that were ahead of it find it. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../../server/backup/app.ts';
import { openFor, untilTrue } from '../../support/engine-on-relay.ts';
import { createMemoryDisk } from '../../support/memory-store.ts';
import type { RelayClient } from '../../support/relay-client.ts';
import {
  type Account,
  batchesOf,
  type RelayRig,
  startRig,
  words,
} from '../../support/relay-rig.ts';

let rig: RelayRig;
let places: string;
let ana: Account & { inviteUrl: string };
let ben: Account;
beforeEach(async () => {
  rig = await startRig();
  places = mkdtempSync(join(tmpdir(), 'fermata-backup-'));
  ana = await rig.team();
  ben = await rig.join(ana.inviteUrl, 'Ben');
});
afterEach(async () => {
  await rig.close();
  rmSync(places, { recursive: true, force: true });
});

const send = async (...bodies: string[]): Promise<void> => {
  const client = await rig.online(ben);
  for (const body of bodies) await client.ask('message.send', words(ana.memberId, body));
  client.close();
};
const bodiesIn = (client: RelayClient): string[] =>
  batchesOf(client).flatMap((batch) => batch.messages.map(({ body }) => body));
const seqsIn = (client: RelayClient): number[] => client.entries().map(({ seq }) => seq);
/** Reads on from a cursor as a device does: once more where the log goes on far ahead. */
const readFrom = async (cursor: number): Promise<{ bodies: string[]; seqs: number[] }> => {
  const client = await rig.connected(ana, { cursor, activity: 'active' });
  const answer = client.ask('ping').catch(() => null);
  await Promise.race([answer, client.closed]);
  const [bodies, seqs] = [bodiesIn(client), seqsIn(client)];
  // Only the first entry of a connection comes after a gap.
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  if (client.isOpen()) return { bodies, seqs };
  expect(await client.closed).toBe(1012);
  const more = await readFrom(Math.max(cursor, ...seqs));
  return { bodies: [...bodies, ...more.bodies], seqs: [...seqs, ...more.seqs] };
};
const expectOk = (outcome: { ok: boolean; error?: string; value?: string }): string => {
  expect(outcome).toMatchObject({ ok: true });
  return outcome.value ?? '';
};
const backUpTo = (name: string): string => {
  const file = join(places, name);
  expectOk(backUp({ dataDir: rig.dataDir, file, force: false }));
  return file;
};
const restoreFrom = async (file: string): Promise<void> => {
  await rig.relay().stop();
  expectOk(restore({ dataDir: rig.dataDir, file }));
  rig.clock.advance(60_000);
  await rig.restart();
};

describe('restored', () => {
  it('[H6] a device that has entries from after the backup gets all that comes after the restore', async () => {
    const ahead = await rig.online(ana);
    await send('before 1', 'before 2');
    const file = backUpTo('one.db');
    await send('lost 1', 'lost 2', 'lost 3');
    await expect.poll(() => bodiesIn(ahead)).toHaveLength(5);
    const cursor = Math.max(...seqsIn(ahead));
    await restoreFrom(file);

    // Another device is there first, so that the log has grown past the cursor of the one that was ahead.
    const other = await rig.online(ana, { cursor: 2 });
    await send('after 1', 'after 2', 'after 3', 'after 4', 'after 5');
    await expect.poll(() => bodiesIn(other)).toHaveLength(5);
    const after = ['after 1', 'after 2', 'after 3', 'after 4', 'after 5'];
    expect((await readFrom(cursor)).bodies).toEqual(after);
    expect((await readFrom(0)).bodies).toEqual(['before 1', 'before 2', ...after]);
    expect((await readFrom(1)).bodies).toEqual(['before 2', ...after]);
  });

  it('[H6] a log that has a gap and nothing behind it is read to its end over two connections', async () => {
    await send('before 1', 'before 2');
    await readFrom(0);
    await restoreFrom(backUpTo('one.db'));
    const client = await rig.connected(ana, { cursor: 0 });
    expect(await client.closed).toBe(1012);
    expect(bodiesIn(client)).toEqual(['before 1', 'before 2']);
    const again = await rig.online(ana, { cursor: 2 });
    expect(await again.ask('ping')).toMatchObject({ type: 'pong' });
    expect(seqsIn(again)).toEqual([]);
    await send('after');
    await again.entry('batch');
    expect(bodiesIn(again)).toEqual(['after']);
  });

  it.each([
    { disk: 'a disk', turns: 0 },
    { disk: 'a slow disk', turns: 200 },
  ])('[H6] [C2] a new device on $disk gets what is before and behind the gap', async (them) => {
    await send('before 1', 'before 2');
    await readFrom(0);
    await restoreFrom(backUpTo('one.db'));
    await send('after 1', 'after 2', 'after 3');
    await readFrom(2);
    const disk = createMemoryDisk();
    disk.turns = them.turns;
    const device = await openFor(rig, ana, disk);
    const bodies = (): readonly string[] => device.engine.view().review.map((it) => it.body);
    await untilTrue(() => {
      // It tries again by its clock, which is the relay's.
      if (device.engine.view().connection.state === 'waiting') rig.clock.advance(1000);
      return bodies().length >= 5;
    });
    expect(bodies()).toEqual(['before 1', 'before 2', 'after 1', 'after 2', 'after 3']);
    expect(rig.reports.filter((it) => it.includes('gap'))).toEqual([]);
    await device.engine.stop();
  });

  it('[H6] no number of a log is ever given twice, also when one backup is restored twice', async () => {
    await send('before');
    const file = backUpTo('one.db');
    const given: number[] = [];
    for (const name of ['first', 'second', 'third']) {
      await send(`${name} 1`, `${name} 2`);
      const { bodies, seqs } = await readFrom(Math.max(0, ...given));
      given.push(...seqs);
      expect(bodies.slice(-2)).toEqual([`${name} 1`, `${name} 2`]);
      await restoreFrom(file);
    }
    expect(given.length).toBeGreaterThanOrEqual(3);
    expect(new Set(given).size).toBe(given.length);
    expect(given).toEqual([...given].sort((a, b) => a - b));
  });

  it('[H6] a file that was put in place by hand counts as restored', async () => {
    await send('before');
    await rig.relay().stop();
    expectOk(restore({ dataDir: join(places, 'elsewhere'), file: backUpTo('one.db') }));

    copyFileSync(join(places, 'one.db'), join(rig.dataDir, 'relay.db'));
    utimesSync(join(rig.dataDir, 'relay.db'), 1e9, 1e9);
    await rig.restart();
    await send('after');
    expect(Math.max(...(await readFrom(0)).seqs)).toBeGreaterThan(1e9);
  });

  it('keeps what was there, and what was set aside is never overwritten', async () => {
    const file = backUpTo('one.db');
    await restoreFrom(file);
    await restoreFrom(file);
    const kept = readdirSync(rig.dataDir).filter((name) => name.includes('replaced'));
    expect(kept.filter((name) => !/-(wal|shm)$/.test(name))).toHaveLength(2);
  });

  it('nothing is changed when the backup is not whole, or a relay runs', async () => {
    const file = backUpTo('one.db');
    expect(restore({ dataDir: rig.dataDir, file })).toMatchObject({
      ok: false,
      error: expect.stringContaining('Stop it first') as string,
    });
    await rig.relay().stop();
    const before = readdirSync(rig.dataDir);
    const wrong = join(places, 'wrong.db');
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(9000, 'x')]) {
      writeFileSync(wrong, bytes);
      const outcome = restore({ dataDir: rig.dataDir, file: wrong });
      expect(outcome.ok ? '' : outcome.error).toContain("can't be restored");
    }
    expect(restore({ dataDir: rig.dataDir, file: join(places, 'none') }).ok).toBe(false);
    expect(readdirSync(rig.dataDir)).toEqual(before);
  });
});

describe('a backup', () => {
  it('is for its owner alone, and replaces a file only when told to', () => {
    const file = backUpTo('one.db');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, 'mine');
    const request = { dataDir: rig.dataDir, file };
    expect(backUp({ ...request, force: false })).toMatchObject({ ok: false });
    expect(statSync(file).size).toBe(4);
    expect(expectOk(backUp({ ...request, force: true }))).toMatch(/\d+ kB in \d+\.\d\d s/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(places)).toEqual(['one.db']);
  });

  it('is refused in plain words where it can’t be', () => {
    for (const [file, told] of [
      [join(places, 'none', 'one.db'), 'There is no folder'],
      [join(rig.dataDir, 'relay.db'), "the relay's own data"],
      ['/sys/one.db', 'may not write|read-only'],
    ] as const) {
      const outcome = backUp({ dataDir: rig.dataDir, file, force: true });
      expect(outcome.ok ? '' : outcome.error).toMatch(new RegExp(told));
      expect(outcome.ok ? '' : outcome.error).not.toMatch(/E[A-Z]{4,}|SQLITE/);
    }
    const outcome = backUp({ dataDir: places, file: join(places, 'one.db'), force: true });
    expect(outcome.ok ? '' : outcome.error).toContain('There is no relay.db');
    expect(existsSync(join(places, 'one.db'))).toBe(false);
  });

  it('is not made of damaged data, and leaves earlier ones alone', async () => {
    await send(...Array.from({ length: 60 }, (_, n) => `${n} `.repeat(300)));
    await rig.relay().stop();

    const file = join(rig.dataDir, 'relay.db');
    writeFileSync(file, readFileSync(file).fill(0x55, 3 * 4096));
    const old = join(places, 'old.db');
    writeFileSync(old, 'old');
    const outcome = backUp({ dataDir: rig.dataDir, file: old, force: true });
    expect(outcome.ok ? '' : outcome.error).toContain('is damaged');
    expect(statSync(old).size).toBe(3);
    expect(readdirSync(places)).toEqual(['old.db']);
  });
});
