/** A real relay whose system clock is set back an hour, by libfaketime, while things wait for their time. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scaled } from '../support/fault-scale.ts';
import {
  bodiesOf,
  type Crew,
  foundCrew,
  isGapless,
  onlineAt,
  readLog,
} from '../support/fault-relay/crew.ts';
import { type FaultRelay, launchRelay } from '../support/fault-relay/launch.ts';
import { newPlace, type Place, whyWithout } from '../support/fault-relay/tools.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

const SECOND = 1000;
const HOUR_S = 3600;
const missing = whyWithout('faketime');

let place: Place;
let relay: FaultRelay;
let crew: Crew;
let ana: RelayClient;
let ben: RelayClient;

/** What the relay's system takes for the time, in seconds from the true one. */
const setClock = (offsetS: number): void => {
  writeFileSync(join(place.path, 'offset'), `${offsetS < 0 ? '' : '+'}${offsetS}`);
};
/** The library that `faketime` puts in front of the system's; it is used here with a file that can change. */
const library = (): string =>
  execFileSync('faketime', ['-m', '-f', '+0', 'sh', '-c', 'echo "$LD_PRELOAD"']).toString().trim();

beforeEach(async () => {
  if (missing !== null) return;
  place = newPlace();
  setClock(0);
  relay = await launchRelay({
    data: join(place.path, 'data'),
    env: {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: join(place.path, 'offset'),
      FAKETIME_NO_CACHE: '1',
      // What can't be set on a real machine is not set here either.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
  });
  crew = await foundCrew(relay.url);
  ana = await onlineAt(relay.url, crew.ana);
  ben = await onlineAt(relay.url, crew.ben);
  await ana.ask('activity', { activity: 'active', at: 0 });
});
afterEach(async () => {
  if (missing !== null) return;
  await relay.kill();
  place.remove();
});

const now = async (client: RelayClient): Promise<number> => {
  const answer = await client.ask('ping');
  if (answer.type !== 'pong') throw new Error(`not a pong: ${answer.type}`);
  return answer.now;
};
/** The system's clock, as the relay's HTTP server reads it. */
const systemClock = async (): Promise<number> =>
  Date.parse((await fetch(`${relay.url}/v1/devices`)).headers.get('date') ?? '');

/** Sets the clock back and makes sure that the process has seen it. */
const setBack = async (): Promise<void> => {
  const before = await systemClock();
  setClock(-HOUR_S);
  await expect.poll(async () => (await systemClock()) - before).toBeLessThan(-3000 * SECOND);
};

/** Waits for Ana's release while both ping; answers how long it took from `started`, ms. */
const untilReleased = async (started: number): Promise<number> => {
  let latest = 0;
  const isReleased = async (): Promise<boolean> => {
    const time = await now(ben);
    expect(time).toBeGreaterThanOrEqual(latest);
    expect(time - latest).toBeLessThan(latest === 0 ? Infinity : 5 * SECOND);
    latest = time;
    await ana.ask('ping');
    return bodiesOf(ana.entries()).length > 0;
  };
  await expect.poll(isReleased, { timeout: 90 * SECOND, interval: 50 }).toBe(true);
  return performance.now() - started;
};

const expectWholeLog = async (): Promise<void> => {
  const log = await readLog(relay.url, crew.ana);
  const times = log.map(({ at }) => at);
  expect(isGapless(log)).toBe(true);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(bodiesOf(log)).toEqual(['before', 'after']);
};

describe.skipIf(missing !== null)('the system’s clock set back an hour', () => {
  it('[P7][H4] ends a choice on time, and releases what it held', async () => {
    const started = performance.now();
    await ana.ask('manual', { show: 'busy', until: (await now(ana)) + 4 * SECOND });
    await ben.ask('message.send', words(crew.ana.memberId, 'before'));
    const before = await now(ben);
    await setBack();
    const late = await onlineAt(relay.url, crew.ben);
    expect(late.frames.find(isType('welcome'))?.now).toBeGreaterThanOrEqual(before);
    expect(await ben.ask('message.send', words(crew.ana.memberId, 'after'))).toMatchObject({
      state: 'held',
    });
    const tookMs = await untilReleased(started);
    expect(tookMs).toBeGreaterThan(3.9 * SECOND);
    expect(tookMs).toBeLessThan(7 * SECOND);
    await expectWholeLog();
    expect(relay.log()).toBe('');
  });

  it.skipIf(scaled(1, 0) === 0)('[F2][H4] ends a session of a minute on time', async () => {
    const started = performance.now();
    const session = { focusId: newId(), endsAt: (await now(ana)) + 60 * SECOND };
    await ana.ask('focus.start', { ...session, shareLabel: false, urgent: 'allow' });
    await ben.ask('message.send', words(crew.ana.memberId, 'before'));
    await setBack();
    await ben.ask('message.send', words(crew.ana.memberId, 'after'));
    const tookMs = await untilReleased(started);
    expect(tookMs).toBeGreaterThan(59.9 * SECOND);
    expect(tookMs).toBeLessThan(63 * SECOND);
    await expectWholeLog();
    console.log(`a session of 60,000 ms took ${Math.round(tookMs)} ms`);
  });
});
