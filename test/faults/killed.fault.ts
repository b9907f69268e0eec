/** A real relay process, killed from one moment to the next (H1, H5). */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { scaled } from '../support/fault-scale.ts';
import {
  bodiesOf,
  type Crew,
  foundCrew,
  isGapless,
  onlineAt,
  readLog,
  releaseAll,
} from '../support/fault-relay/crew.ts';
import { type FaultRelay, launchRelay } from '../support/fault-relay/launch.ts';
import { newPlace, type Place, whyWithout } from '../support/fault-relay/tools.ts';
import { seededChance } from '../support/random.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

const SEED = Number(process.env['FERMATA_SEED'] ?? '1');
const BURST = 20;
/** A burst is written, committed and answered in about that time. */
const BURST_MS = 60;

let place: Place;
let relay: FaultRelay;
let crew: Crew;
const start = async (under: readonly string[] = []): Promise<void> => {
  relay = await launchRelay({ data: place.path, under });
};
beforeEach(async () => {
  place = newPlace();
  await start();
  crew = await foundCrew(relay.url);
});
afterEach(async () => {
  await relay.kill();
  place.remove();
});

/** Starts a session of Ana's. */
const focus = async (ana: RelayClient): Promise<string> => {
  const focusId = newId();
  const endsAt = (ana.frames.find(isType('welcome'))?.now ?? 0) + 600_000;
  await ana.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'allow' });
  return focusId;
};

const waitFor = async (ms: number): Promise<void> => {
  // Finer than a timer, which would kill at whole milliseconds only.
  for (const end = performance.now() + ms; performance.now() < end;) await nextTurn();
};

/** Ana is away, focusing, or takes messages as they come. */
const prepareAna = async (round: number): Promise<void> => {
  if (round % 3 === 0) return;
  const ana = await onlineAt(relay.url, crew.ana);
  await ana.ask('activity', { activity: 'active', at: 0 });
  if (round % 3 === 1) await focus(ana);
};

/** Begins a burst of sends, one each millisecond; those that are answered `ok` are noted. */
const burst = async (name: string, acknowledged: Set<string>): Promise<void> => {
  const client = await onlineAt(relay.url, crew.ben);
  const send = async (index: number): Promise<void> => {
    await waitFor(index);
    const body = `${name}, message ${index}`;
    const answer = await client.ask('message.send', words(crew.ana.memberId, body));
    if (answer.type === 'ok') acknowledged.add(body);
  };
  for (let index = 0; index < BURST; index += 1) void send(index).catch(() => undefined); // Not answered: nothing was promised.
};

/** Reads Ana's log further, and looks whether all that was acknowledged is in it once. */
const newReader = () => {
  const log: ReplyOf<'entry'>[] = [];
  return async (acknowledged: ReadonlySet<string>): Promise<number> => {
    await releaseAll(relay.url, crew.ana);
    log.push(...(await readLog(relay.url, crew.ana, log.length)));
    const bodies = bodiesOf(log);
    expect(isGapless(log)).toBe(true);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect([...acknowledged].filter((body) => !bodies.includes(body))).toEqual([]);
    return bodies.length;
  };
};

it('[H1][H2][H6] has once what it acknowledged, when it is killed at any moment of a burst', async () => {
  const chance = seededChance(SEED);
  const acknowledged = new Set<string>();
  const read = newReader();
  let partly = 0;
  const rounds = scaled(200, 10);
  for (let round = 0; round < rounds; round += 1) {
    await prepareAna(round);
    const before = acknowledged.size;
    await burst(`round ${round}`, acknowledged);
    await waitFor(chance.next() * BURST_MS);
    await relay.kill();
    const answered = acknowledged.size - before;
    if (answered > 0 && answered < BURST) partly += 1;
    await start();
    await read(acknowledged);
  }
  const kept = await read(acknowledged);
  console.log(
    `${rounds} kills, ${rounds * BURST} sends, ${acknowledged.size} acknowledged, ${kept} kept, ` +
      `${partly} kills in the middle of the answers`,
  );
});

const missing = whyWithout('strace');
describe.skipIf(missing !== null)('at a call of the system', () => {
  it('[H1][H2][H6] has once what it acknowledged, when it is killed before a write or a sync', async () => {
    const acknowledged = new Set<string>();
    const read = newReader();
    const points = scaled(40, 2);
    for (let point = 0; point < points; point += 1) {
      await relay.kill();
      const isSync = point % 2 === 0;
      const call = isSync ? 'fsync,fdatasync' : 'pwrite64';
      const when = isSync ? 8 + point / 2 : 90 + point * 5;
      const inject = `inject=${call}:signal=SIGKILL:when=${when}`;
      await start(['strace', '-D', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject]);
      for (let index = 0; index < 100 && relay.child.signalCode === null; index += 1) {
        await burst(`point ${point}, ${index}`, acknowledged).catch(() => undefined); // It is dead.
        await waitFor(BURST_MS);
      }
      await relay.gone;
      await start();
      await read(acknowledged);
    }
    const kept = await read(acknowledged);
    console.log(`${points} kills at a call, ${acknowledged.size} acknowledged, ${kept} kept`);
  });
});

it('[H5] releases once, when it is killed around a release', async () => {
  const sent: string[] = [];
  const rounds = scaled(60, 3);
  for (let round = 0; round < rounds; round += 1) {
    const a = await onlineAt(relay.url, crew.ana);
    const b = await onlineAt(relay.url, crew.ben);
    const focusId = await focus(a);
    for (let index = 0; index < 3; index += 1) {
      const body = `round ${round}, message ${index}`;
      await b.ask('message.send', words(crew.ana.memberId, body));
      sent.push(body);
    }
    // Killed before the end is written, while it is, when the first entry came, and when it was answered.
    const end = a.ask('focus.end', { focusId, outcome: 'completed' }).catch(() => null);
    if (round % 3 === 1) await a.entry('focus', (it) => it.state === 'ended');
    if (round % 3 === 2) await end;
    await relay.kill();
    await start();
    await releaseAll(relay.url, crew.ana);
    const log = await readLog(relay.url, crew.ana);
    expect(bodiesOf(log)).toEqual(sent);
    expect(isGapless(log)).toBe(true);
    expect(log.filter((it) => it.entry.type === 'batch')).toHaveLength(round + 1);
  }
  console.log(`${rounds} kills around a release, ${sent.length} messages`);
});
