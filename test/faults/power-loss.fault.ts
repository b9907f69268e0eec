/** A disk that forgets what was not synced: what was acknowledged before the power went is there after it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scaled } from '../support/fault-scale.ts';
import { launchRelay } from '../support/fault-relay/launch.ts';
import { newPlace, type Place, whyWithout } from '../support/fault-relay/tools.ts';
import { newDisk } from '../support/power-loss/disk.ts';
import type { Fate, Mercy } from '../support/power-loss/file.ts';
import { framesIn, type SentFrame } from '../support/power-loss/frames.ts';
import { type Life, type Story, tellStory } from '../support/power-loss/story.ts';
import { judge, type Verdict } from '../support/power-loss/verdict.ts';
import { type Chance, seededChance } from '../support/random.ts';

const SEED = Number(process.env['FERMATA_SEED'] ?? '1');
const missing = whyWithout('strace');

const KILLS = scaled(6, 2);

/** What happens to the relays of the story: some are killed between a write and its sync, two have failing disks. */
const LIVES: readonly Life[] = [
  { pairs: 0, rounds: scaled(30, 7), inject: [] },
  ...Array.from({ length: KILLS }, (_, index) => ({
    pairs: 20,
    rounds: 0,
    inject: [`fsync,fdatasync:signal=SIGKILL:when=${9 + index * 2}`],
  })),
  { pairs: 0, rounds: scaled(12, 3), inject: ['fsync,fdatasync:error=EIO:when=11+7'] },
  { pairs: 1, rounds: 0, inject: [] }, // Leaves little to move at the next start, which would fail.
  { pairs: 0, rounds: scaled(12, 3), inject: ['pwrite64:error=EIO:when=100+231'] },
  { pairs: 2, rounds: 1, inject: [] },
];

let place: Place;
let story: Story;
let frames: readonly SentFrame[];
beforeAll(async () => {
  place = newPlace();
  if (missing !== null) return;
  const folder = join(place.path, 'told');
  mkdirSync(folder);
  story = await tellStory(folder, place.path, LIVES);
  frames = framesIn(story.events);
});
afterAll(() => place.remove());

/** Writes what a power loss leaves of the told folder into another one. */
const imageOf = (cut: number, fate: Fate, folder: string): void => {
  const root = join(place.path, 'told');
  const disk = newDisk(root, fate);
  for (const event of story.events.slice(0, cut)) disk.apply(event);
  mkdirSync(folder);
  for (const [path, content] of disk.losePower()) {
    const file = folder + path.slice(root.length);
    mkdirSync(content === 'folder' ? file : dirname(file), { recursive: true });
    if (content !== 'folder') writeFileSync(file, content);
  }
};

/** The memory that SQLite shares between processes may be there after a power loss, with anything in it. */
const leaveRubbish = (folder: string, chance: Chance): void => {
  const rubbish = Buffer.from(Array.from({ length: 32_768 }, () => chance.below(256)));
  mkdirSync(join(folder, 'new/data'), { recursive: true });
  writeFileSync(join(folder, 'new/data/relay.db-shm'), rubbish);
};

const CLEAN = { lost: [], twice: [], wrong: [], changed: [], gaps: 0 };

const loseAndStart = async (run: number, cut: number, fate: Fate): Promise<Verdict> => {
  const folder = join(place.path, `run-${run}`);
  imageOf(cut, fate, folder);
  if (fate.chance.next() < 0.5) leaveRubbish(folder, fate.chance);
  const relay = await launchRelay({ data: join(folder, 'new/data') });
  try {
    return await judge(relay.url, story, frames, cut);
  } finally {
    await relay.kill();
  }
};

/** Half of the cuts come right after something was promised, the others at any moment. */
const cutOf = (run: number, chance: Chance): number => {
  const oks = frames.filter(({ frame }) => frame.type === 'ok').map(({ event }) => event);
  return run % 2 === 0
    ? (oks[chance.below(oks.length)] ?? 0)
    : chance.below(story.events.length + 1);
};
const MERCIES: readonly [Mercy, Mercy, ...Mercy[]] = [
  'nothing',
  'something',
  'something',
  'everything',
];

describe.skipIf(missing !== null)('a power loss', () => {
  it('[H1] is told about in full: checkpoints, resets, failures and kills', () => {
    const { events } = story;
    const resets = events.filter(
      (it) => it.type === 'wrote' && it.path.endsWith('-wal') && it.at === 0,
    );
    const failed = events.flatMap((it) => (it.type === 'synced' && !it.ok ? [it] : []));
    const checkpoints = events.filter(
      (it) => it.type === 'synced' && it.ok && it.path.endsWith('.db'),
    );
    expect(resets.length).toBeGreaterThan(4);
    expect(checkpoints.length).toBeGreaterThan(4);
    expect(failed.some(({ path }) => path.endsWith('relay.db-wal'))).toBe(true);
    console.log(
      `${events.length} events, ${story.book.size} requests, ${checkpoints.length} checkpoints, ` +
        `${resets.length} logs begun, ${failed.length} syncs failed`,
    );
  });

  it('[H1][H2][H5][H6] takes nothing that was acknowledged', async () => {
    const runs = scaled(100, 10);
    let acknowledged = 0;
    for (let run = 0; run < runs; run += 1) {
      const chance = seededChance(SEED * 100_000 + run);
      const fate = { mercy: chance.pick(MERCIES), chance };
      const cut = cutOf(run, chance);
      const verdict = await loseAndStart(run, cut, fate);
      acknowledged += verdict.acknowledged;
      expect(verdict, `run ${run}, cut after ${cut}, ${fate.mercy} survives`).toMatchObject(CLEAN);
    }
    console.log(`${runs} power losses, ${acknowledged} acknowledged requests, none lost`);
  });

  it('[H1] takes nothing that a killed relay left unsynced and the next one acknowledged', async () => {
    for (const [life, start] of [...story.starts.entries()].slice(2, 2 + KILLS)) {
      const next = frames.filter(({ event, frame }) => event > start && frame.type === 'ok');
      const cuts = next.slice(1, 1 + scaled(6, 1)).map(({ event }) => event);
      for (const [index, cut] of cuts.entries()) {
        const fate: Fate = { mercy: 'nothing', chance: seededChance(SEED) };
        const verdict = await loseAndStart(1000 + life * 10 + index, cut, fate);
        expect(verdict, `relay ${life}, cut after ${cut}`).toMatchObject(CLEAN);
      }
    }
  });
});
