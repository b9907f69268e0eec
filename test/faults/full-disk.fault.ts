/** A disk that is full: never an `ok` for what is not kept, and all is well once there is room again. */
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scaled } from '../support/fault-scale.ts';
import {
  bodiesOf,
  type Crew,
  foundCrew,
  onlineAt,
  postTo,
  readLog,
} from '../support/fault-relay/crew.ts';
import { type FaultRelay, launchRelay } from '../support/fault-relay/launch.ts';
import {
  bodiesWith,
  isRefusal,
  readAll,
  type Sent,
  sendOnce,
  sendUntil,
} from '../support/fault-relay/sends.ts';
import { newPlace, newSmallDisk, type Place, whyWithout } from '../support/fault-relay/tools.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

const MIB = 1024 * 1024;
const DISK_BYTES = 4 * MIB;
const noTmpfs = whyWithout('tmpfs');
const noStrace = whyWithout('strace');

let place: Place;
let relay: FaultRelay;
const start = async (under: readonly string[] = []): Promise<void> => {
  relay = await launchRelay({ data: join(place.path, 'data'), under });
};
afterEach(async () => {
  await relay.kill();
  place.remove();
});

const ballast = (): string => join(place.path, 'ballast');
/** Fills the disk to its last block. */
const fill = (): void => {
  const { bavail, bsize } = statfsSync(place.path);
  if (bavail > 0) writeFileSync(ballast(), Buffer.alloc(bavail * bsize), { flag: 'a' });
};
const makeRoom = (): void => rmSync(ballast(), { force: true });

const sendUntilRefused = (crew: Crew, count: number, name = 'message'): Promise<Sent[]> =>
  sendUntil(relay.url, crew, { count, isCounted: isRefusal, name });

const startFocus = async (ana: RelayClient, ms: number): Promise<string> => {
  const focusId = newId();
  const endsAt = (ana.frames.find(isType('welcome'))?.now ?? 0) + ms;
  const answer = await ana.ask('focus.start', {
    focusId,
    endsAt,
    shareLabel: false,
    urgent: 'allow',
  });
  expect(answer).toMatchObject({ type: 'ok' });
  return focusId;
};

describe.skipIf(noTmpfs !== null)('a disk of 4 MiB', () => {
  const startSmall = async (): Promise<Crew> => {
    place = newSmallDisk(DISK_BYTES);
    await start();
    return foundCrew(relay.url);
  };

  it('[H1][H2] refuses what it can’t keep, recovers by itself, and has all it acknowledged', async () => {
    const crew = await startSmall();
    const cycles = scaled(10, 2);
    const kept: string[] = [];
    let refusals = 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      await sendOnce(relay.url, crew, words(crew.ana.memberId, `before ${cycle}`));
      fill();
      const sent = await sendUntilRefused(crew, 5, `cycle ${cycle}, message`);
      const refused = sent.filter(({ outcome }) => outcome !== 'ok');
      refusals += refused.length;
      expect(new Set(refused.map(({ outcome }) => outcome))).toEqual(new Set(['storage_full']));
      makeRoom();
      for (const { message } of refused)
        expect((await sendOnce(relay.url, crew, message)).outcome).toBe('ok');
      kept.push(`before ${cycle}`, ...sent.map(({ message }) => message.body));
      await relay.kill();
      await start();
    }
    expect(await readAll(relay.url, crew)).toEqual(kept);
    console.log(`${cycles} times full: ${kept.length} sends, ${refusals} refused, 0 lost, 0 twice`);
  });

  it('[H1] is filled by messages alone, kept through a kill on the full disk', async () => {
    const crew = await startSmall();
    writeFileSync(ballast(), Buffer.alloc(MIB));
    const sent = await sendUntilRefused(crew, 3);
    const kept = bodiesWith(sent, 'ok');
    expect(kept.length).toBeGreaterThan(10);
    expect(sent.map(({ outcome }) => outcome)).not.toContain('closed');
    await relay.kill();
    await start();
    const reader = await onlineAt(relay.url, crew.ana);
    expect(await reader.ask('ping')).toMatchObject({ type: 'pong' });
    makeRoom();
    expect(await readAll(relay.url, crew)).toEqual(expect.arrayContaining(kept));
    console.log(`${kept.length} kept on a full disk, through SIGKILL`);
  });

  it('starts on a full disk, and founds a team once there is room', async () => {
    place = newSmallDisk(DISK_BYTES);
    await start();
    await relay.kill();
    fill();
    await start();
    const team = { teamName: 'Crew', memberName: 'Ana', deviceName: 'd', timeZone: 'UTC' };
    const found = (): Promise<Response> => postTo(relay.url, '/v1/teams', team);
    // What the log has room for it may still keep; it never has room for many.
    const answers = [];
    for (let count = 0; count < 200 && answers.at(-1) !== 507; count += 1)
      answers.push((await found()).status);
    expect(answers.at(-1)).toBe(507);
    makeRoom();
    expect((await found()).status).toBe(201);
  });

  it('answers a join that it can’t keep with 507, and takes it when there is room', async () => {
    const crew = await startSmall();
    fill();
    await sendUntilRefused(crew, 1);
    const who = { invite: crew.invite, memberName: 'Cleo', deviceName: 'd', timeZone: 'UTC' };
    const answer = await postTo(relay.url, '/v1/join', who);
    expect([answer.status, await answer.json()]).toEqual([
      507,
      expect.objectContaining({ type: 'storage_full', status: 507 }),
    ]);
    makeRoom();
    expect((await postTo(relay.url, '/v1/join', who)).status).toBe(201);
  });

  it('[H4][H5] releases once, later, when the disk is full at the end of a session', async () => {
    const crew = await startSmall();
    const ana = await onlineAt(relay.url, crew.ana);
    const focusId = await startFocus(ana, 600_000);
    const held = [];
    for (let index = 0; index < 5; index += 1)
      held.push(await sendOnce(relay.url, crew, words(crew.ana.memberId, `held ${index}`)));
    fill();
    const more = await sendUntilRefused(crew, 1, 'more');
    const end = { focusId, outcome: 'completed' };
    const again = await onlineAt(relay.url, crew.ana);
    expect(await again.ask('focus.end', end)).toMatchObject({ code: 'storage_full' });
    expect(bodiesOf(again.entries())).toEqual([]);
    makeRoom();
    const kept = bodiesWith([...held, ...more], 'ok');
    expect(await readAll(relay.url, crew)).toEqual(kept);
    const log = await readLog(relay.url, crew.ana);
    expect(log.filter(({ entry }) => entry.type === 'batch')).toHaveLength(1);
  });

  it('[H4][H5][P7] releases once, by itself, when the disk is full at the time for it', async () => {
    const crew = await startSmall();
    const elsewhere = await onlineAt(relay.url, (await foundCrew(relay.url)).ana);
    const ana = await onlineAt(relay.url, crew.ana);
    await ana.ask('activity', { activity: 'active', at: 0 });
    const until = (ana.frames.find(isType('welcome'))?.now ?? 0) + 2000;
    await ana.ask('manual', { show: 'busy', until });
    const held = await sendOnce(relay.url, crew, words(crew.ana.memberId, 'held'));
    expect(held.outcome).toBe('ok');
    fill();
    await sendUntilRefused(crew, 1);
    // Their own team is closed at each try to keep the release; another one tells the time.
    const isOver = async (): Promise<boolean> => {
      const answer = await elsewhere.ask('ping');
      return answer.type === 'pong' && answer.now > until + 200;
    };
    await expect.poll(isOver).toBe(true);
    const batches = async () =>
      (await readLog(relay.url, crew.ana)).filter(({ entry }) => entry.type === 'batch');
    expect(relay.log()).toContain('nothing of a turn was kept: storage_full');
    makeRoom();
    const count = (): Promise<number> =>
      batches().then(
        (found) => found.length,
        () => 0, // Closed at a try that failed: there is no room yet.
      );
    await expect.poll(count, { timeout: 30_000 }).toBe(1);
    expect(bodiesOf(await batches())[0]).toBe('held');
  });
});

describe.skipIf(noStrace !== null)('writes that answer ENOSPC', () => {
  it('[H1][H2] refuses what it can’t keep, and has all it acknowledged', async () => {
    place = newPlace();
    await start();
    const crew = await foundCrew(relay.url);
    await relay.kill();
    const inject = 'inject=pwrite64:error=ENOSPC:when=200+';
    await start(['strace', '-D', '-f', '-o', '/dev/null', '-e', 'trace=pwrite64', '-e', inject]);
    const sent = await sendUntilRefused(crew, 5);
    const refused = sent.filter(({ outcome }) => outcome !== 'ok');
    expect(new Set(refused.map(({ outcome }) => outcome))).toEqual(new Set(['storage_full']));
    await relay.kill();
    await start();
    for (const { message } of refused)
      expect((await sendOnce(relay.url, crew, message)).outcome).toBe('ok');
    expect(await readAll(relay.url, crew)).toEqual(sent.map(({ message }) => message.body));
  });
});
