/** Generated frames and calls at a relay process that runs: it answers each as documented, and goes on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import { scaled } from '../support/fault-scale.ts';
import {
  beginStory,
  type FuzzRelay,
  type Person,
  startFuzzRelay,
  type StoryEnd,
} from '../support/fuzz/fuzz-relay.ts';
import type { FuzzKnown } from '../support/fuzz/frames.ts';
import { fuzzFrames, newFigures } from '../support/fuzz/fuzz-run.ts';
import { fuzzCalls, fuzzWire } from '../support/fuzz/http-run.ts';
import { seeded } from '../support/fuzz/seeded.ts';

const MIB = 1024 * 1024;
/** FERMATA_FUZZ_SEED repeats a run: the same frames but for the ids that the relay makes. */
const SEED = Number(process.env['FERMATA_FUZZ_SEED'] ?? 20_260_301);

let relay: FuzzRelay;
beforeEach(async () => {
  relay = await startFuzzRelay();
});
afterEach(() => relay.dispose());

const crowd = async (teams: number): Promise<Person[][]> => {
  const people: Person[][] = [];
  while (people.length < teams) people.push(await relay.team(3));
  return people;
};

const knowing = (teams: readonly (readonly Person[])[]): ((connection: number) => FuzzKnown) => {
  const uuids = seeded(SEED);
  const ids = Array.from({ length: 60 }, () => uuids.uuid());
  const people = teams.flat();
  const now = Date.now();
  return (connection) => {
    const me = people[connection % people.length];
    if (me === undefined) throw new Error('There is nobody to connect as.');
    const own = people.filter(({ teamId }) => teamId === me.teamId);
    const stranger = people[(connection + 5) % people.length];
    return {
      token: me.token,
      memberIds: [...own, ...own, ...(stranger === undefined ? [] : [stranger])]
        .map(({ memberId }) => memberId)
        .concat('nobody'),
      uuids: ids,
      now,
    };
  };
};

/** The story of those who have no part in it comes out right, and the relay reported nothing. */
const expectRightEnd = async (endStory: () => Promise<StoryEnd>): Promise<void> => {
  const story = await endStory();
  expect(story.sent).toHaveLength(10);
  expect(story.batches).toEqual([story.sent]);
  expect(story.later).toEqual([story.sent]);
  expect(story.seqs).toEqual(story.seqs.map((_, index) => index + 1));
  expect(story.receipts.filter((state) => state === 'delivered')).toHaveLength(10);
  expect(relay.isAlive()).toBe(true);
  const end = await relay.stop();
  expect({ code: end.code, log: end.stderr }).toEqual({ code: 0, log: '' });
};

it('[T1][T2][T3][T6] answers every generated frame as documented, keeps its memory, and goes on', async () => {
  const frames = scaled(100_000, 5_000);
  const known = knowing(await crowd(scaled(100, 10)));
  const endStory = await beginStory(relay);
  const warmUp = newFigures();
  const from = await fuzzFrames(
    { url: relay.url, seed: SEED, frames: frames / 5, from: 0, known },
    warmUp,
  );
  const before = await relay.settledBytes();
  const figures = newFigures();
  const startedAt = Date.now();
  await fuzzFrames({ url: relay.url, seed: SEED, frames, from, known }, figures);
  const seconds = (Date.now() - startedAt) / 1000;
  const after = await relay.settledBytes();
  const growthMiB = Number(((after - before) / MIB).toFixed(1));
  console.info(
    JSON.stringify({ seed: SEED, seconds, ...figures, beforeMiB: before / MIB, growthMiB }),
  );

  expect([...warmUp.faults, ...figures.faults]).toEqual([]);
  expect(figures.exercised).toBeGreaterThanOrEqual(frames);
  expect(figures.core).toBeGreaterThan(frames / 4);
  expect(growthMiB).toBeLessThan(20);

  await expectRightEnd(endStory);
});

it('[T1] answers every generated call and broken socket as documented, and goes on', async () => {
  const [me] = await relay.team(1);
  const { invite } = httpReplies.createInvite.parse(
    await relay.post('/v1/invites', { maxUses: 1000 }, me?.token),
  );
  const host = new URL(relay.url).host;
  const known = { token: me?.token ?? '', invite, host };
  const endStory = await beginStory(relay);
  const count = scaled(20_000, 500);
  await fuzzCalls(relay.url, SEED + 1, count / 5, known);
  await fuzzWire(relay.url, SEED + 1, count / 20);
  const before = await relay.settledBytes();
  const calls = await fuzzCalls(relay.url, SEED, count, known);
  const wire = await fuzzWire(relay.url, SEED, count / 4);
  const growthMiB = Number((((await relay.settledBytes()) - before) / MIB).toFixed(1));
  console.info(
    JSON.stringify({ seed: SEED, count, calls: calls.kinds, wire: wire.kinds, growthMiB }),
  );
  expect([...calls.faults, ...wire.faults]).toEqual([]);
  expect(growthMiB).toBeLessThan(20);
  await expectRightEnd(endStory);
});
