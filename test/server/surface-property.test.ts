/** Waits for one another under random changes of presence and restarts: told once each, and only at the right moment. */
import { describe, expect, it } from 'vitest';
import { SURFACE } from '../../shared/protocol/limits.ts';
import type { Presence } from '../../shared/protocol/fields.ts';
import type { EntryOf } from '../../shared/protocol/replies.ts';
import { type Ask, type Line, newWorld, type Person, type World } from '../support/core-world.ts';
import { type Chance, seededChance } from '../support/random.ts';
import { uuidOf } from '../support/sequence-ids.ts';

const MINUTE = 60_000;
const REACHABLE: readonly string[] = ['available', 'open'];

/** What happened, as the log on disk has it. */
const waitsOf = (world: World, person: Person): { at: number; entry: EntryOf<'surface'> }[] =>
  [...world.store().disk.entries.values()]
    .filter((line) => line.memberId === person.memberId)
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ at, entry }) => (entry.type === 'surface' ? [{ at, entry }] : []));

interface Player {
  readonly person: Person;
  line: Line | null;
  sessions: number;
}

const focusId = (player: Player, index: number): string =>
  uuidOf(0x1000 * (index + 1) + player.sessions);

const act = (world: World, players: readonly Player[], index: number, chance: Chance): void => {
  const player = players[index];
  const other = players[1 - index];
  if (player === undefined || other === undefined) return;
  const say = (ask: Ask): void => {
    if (player.line?.open) world.ask(player.line, ask);
  };
  const now = world.clock.now();
  chance.pick<() => void>([
    () => say({ type: 'surface.ask', to: other.person.memberId }),
    () => say({ type: 'surface.ask', to: other.person.memberId }),
    () => say({ type: 'surface.cancel', to: other.person.memberId }),
    () => say({ type: 'surface.dismiss', to: other.person.memberId, metAt: now - chance.below(2) }),
    () => say({ type: 'activity', activity: chance.pick(['active', 'idle', 'unknown']), at: now }),
    () => say({ type: 'activity', activity: 'active', at: now }),
    () => say({ type: 'manual', show: chance.pick(['busy', 'away', 'open', null]) }),
    () => say({ type: 'manual', show: null }),
    () => {
      player.sessions += 1;
      const endsAt = now + (1 + chance.below(30)) * MINUTE;
      const id = focusId(player, index);
      say({ type: 'focus.start', focusId: id, endsAt, shareLabel: false, urgent: 'allow' });
    },
    () => say({ type: 'focus.end', focusId: focusId(player, index), outcome: 'stopped' }),
    () => {
      if (player.line?.open) world.disconnect(player.line, chance.pick([1000, 1006]));
      else player.line = world.connect(player.person, 0);
    },
    () => {
      if (!player.line?.open) player.line = world.connect(player.person, 0);
    },
  ])();
};

/** For each member the show that teammates see last, as it is told to a third one who watches. */
const watchShows = (watcher: Person, world: World): Map<string, Presence> => {
  const shows = new Map<string, Presence>();
  world.onFrame((person, frame) => {
    if (person !== watcher) return;
    if (frame.type === 'welcome' || frame.type === 'presence')
      for (const presence of frame.members) shows.set(presence.memberId, presence);
  });
  return shows;
};

const judge = (world: World, players: readonly Player[]): number => {
  const [a, b] = players.map(({ person }) => waitsOf(world, person));
  if (a === undefined || b === undefined) throw new Error('there are two');
  // One note each for one meeting, at one moment, and the other way round with whoever asked.
  const metOf = (waits: typeof a): number[] =>
    waits.filter(({ entry }) => entry.state === 'met').map(({ at }) => at);
  expect(metOf(a)).toEqual(metOf(b));
  for (const [waits, player] of [
    [a, players[0]],
    [b, players[1]],
  ] as const) {
    const own = player?.person.memberId;
    let askedAt: number | null = null;
    for (const { at, entry } of waits) {
      if (entry.metAt !== undefined) {
        // To a client that does not know of dismissals it ends nothing.
        expect([entry.state, askedAt]).toEqual(['cancelled', null]);
        continue;
      }
      if (entry.state === 'asked') {
        expect(askedAt).toBeNull();
        askedAt = at;
        continue;
      }
      // Nobody hears of an ask of somebody else's but by meeting them.
      if (entry.by !== own) expect(entry.state).toBe('met');
      if (entry.by !== own) continue;
      expect(askedAt).not.toBeNull();
      if (entry.state === 'expired')
        expect(at - (askedAt ?? 0)).toBeGreaterThanOrEqual(SURFACE.lifeMs);
      else expect(at - (askedAt ?? 0)).toBeLessThan(SURFACE.lifeMs);
      askedAt = null;
    }
  }
  return metOf(a).length;
};

const play = async (seed: number): Promise<number> => {
  const chance = seededChance(seed);
  const world = await newWorld(3);
  const [first, second, third] = world.people;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three');
  const players = [first, second].map((person): Player => ({ person, line: null, sessions: 0 }));
  const shows = watchShows(third, world);
  let eye = world.connect(third, 0);
  let seen = 0;
  const lookForMeeting = (step: number): void => {
    const met = waitsOf(world, first).filter(({ entry }) => entry.state === 'met').length;
    expect(met - seen).toBeLessThanOrEqual(1);
    if (met > seen)
      for (const { person, line } of players) {
        const { show } = shows.get(person.memberId) ?? { show: 'offline' };
        expect([seed, step, show]).toEqual([seed, step, REACHABLE.includes(show) ? show : '?']);
        expect(line?.open).toBe(true);
      }
    seen = met;
  };
  for (let step = 0; step < 120; step += 1) {
    for (let n = chance.below(3); n >= 0; n -= 1) act(world, players, chance.below(2), chance);
    await world.settle();
    lookForMeeting(step);
    const hours = chance.below(30) * 60 * MINUTE;
    world.clock.advance(chance.pick([1000, 20_000, 5 * MINUTE, 31 * MINUTE, hours]));
    await world.settle();
    lookForMeeting(step);
    if (chance.below(12) === 0) await world.restart();
    if (!eye.open) eye = world.connect(third, 0);
    await world.settle();
  }
  expect(world.reports).toEqual([]);
  return judge(world, players);
};

describe('two who wait for one another', () => {
  it('[S1] are told once for each wait, both, and only when both are reachable', async () => {
    let meetings = 0;
    for (let seed = 1; seed <= 20; seed += 1) meetings += await play(seed);
    expect(meetings).toBeGreaterThan(20);
  });

  it('[S1] do not meet in between two sessions that follow one another', async () => {
    const world = await newWorld(2);
    const [ana, ben] = world.people;
    if (ana === undefined || ben === undefined) throw new Error('two');
    const [anaLine, benLine] = [world.connect(ana, 0), world.connect(ben, 0)];
    const begin = (id: number): Ask => ({
      type: 'focus.start',
      focusId: uuidOf(id),
      endsAt: world.clock.now() + 30 * MINUTE,
      shareLabel: false,
      urgent: 'allow',
    });
    for (const line of [anaLine, benLine])
      world.ask(line, { type: 'activity', activity: 'active', at: world.clock.now() });
    world.ask(benLine, begin(1));
    world.ask(anaLine, { type: 'surface.ask', to: ben.memberId });
    await world.settle();
    // Both in one turn: who comes up for no time at all has not surfaced.
    world.ask(benLine, { type: 'focus.end', focusId: uuidOf(1), outcome: 'completed' });
    world.ask(benLine, begin(2));
    await world.settle();
    expect(waitsOf(world, ben)).toEqual([]);
    world.ask(benLine, { type: 'focus.end', focusId: uuidOf(2), outcome: 'completed' });
    await world.settle();
    expect(waitsOf(world, ben)).toHaveLength(1);
  });
});
