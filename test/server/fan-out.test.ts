/** Presence to many: what one turn tells whom (P6). */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Reply } from '../../shared/protocol/replies.ts';
import { type Line, newWorld } from '../support/core-world.ts';
import { isType } from '../support/relay-client.ts';

const showsOf = (frame: Reply): readonly string[] =>
  'members' in frame ? frame.members.map(({ memberId, show }) => `${memberId} ${show}`) : [];

it('[P6] gives all who come in one turn the same snapshot, with all of them in it and nothing after', async () => {
  const world = await newWorld(4);
  const lines = world.people.map((person) => world.connect(person, 0));
  await world.settle();
  const snapshots = lines.map(({ frames }) => frames.filter(isType('welcome')).flatMap(showsOf));
  expect(new Set(snapshots.map((shows) => shows.join())).size).toBe(1);
  expect(snapshots[0]?.filter((show) => show.endsWith(' offline'))).toEqual([]);
  expect(lines.flatMap(({ frames }) => frames.filter(isType('presence')))).toEqual([]);
});

it('[P6] tells the changes of one turn in one frame', async () => {
  const world = await newWorld(4);
  const [watcher, ...others] = world.people.map((person) => world.connect(person, 0));
  await world.settle();
  for (const line of others) world.ask(line, { type: 'manual', show: 'busy' });
  await world.settle();
  const frames = watcher?.frames.filter(isType('presence')) ?? [];
  expect(frames).toHaveLength(1);
  expect(frames.flatMap(showsOf).filter((show) => show.endsWith(' busy'))).toHaveLength(3);
});

it('[P6] tells a team the less often the larger it is while people come, and else at once', async () => {
  const world = await newWorld(120);
  const [watching, ...others] = world.people;
  if (watching === undefined) throw new Error('120');
  const watcher = world.connect(watching, 0);
  await world.settle();
  const told = (): number => watcher.frames.filter(isType('presence')).length;
  const lines: Line[] = [];
  const come = async (count: number): Promise<void> => {
    for (const person of others.slice(lines.length, lines.length + count)) {
      lines.push(world.connect(person, 0));
      await world.settle();
      world.clock.advance(10);
      await world.settle();
    }
  };
  await come(23);
  expect(told()).toBe(23); // Each at once, as in a small team.
  await come(17);
  expect(told()).toBe(24); // With 32 connections 80 ms after the last time, and not again before 100.
  await come(79);
  expect(told()).toBe(28); // With 100 and more 250 ms after the last time.
  world.clock.advance(250);
  await world.settle();
  const shown = new Set(watcher.frames.filter(isType('presence')).flatMap(showsOf));
  expect(shown.size).toBe(119);

  world.clock.advance(1000);
  const before = told();
  for (const line of lines.slice(0, 5)) {
    world.ask(line, { type: 'status', text: 'quiet again' });
    await world.settle();
  }
  expect(told() - before).toBe(5);
});

it('[P6] tells a small team when it is due, whatever a larger one waits for', async () => {
  const world = await newWorld(120);
  const small = await world.found(30);
  const [many = [], few = []] = [world.people, small].map((team) =>
    team.map((person) => world.connect(person, 0)),
  );
  await world.settle();
  world.clock.advance(1000);
  await world.settle();
  const [watcher] = few;
  const told = (): boolean =>
    watcher?.frames.some(
      (it) => 'members' in it && it.members.some(({ statusText }) => statusText === 'of few'),
    ) ?? false;
  for (const [line, text] of [
    [many, 'of many'],
    [few, 'of few'],
  ] as const) {
    const [, leaving, speaking] = line;
    if (leaving === undefined || speaking === undefined) throw new Error('There are 30 and 120.');
    world.disconnect(leaving, 1000); // From now on what changes may wait.
    await world.settle();
    world.ask(speaking, { type: 'status', text });
    await world.settle();
    world.clock.advance(1); // Timers that were due ring, and the next one is set.
    await world.settle();
  }
  expect(told()).toBe(false);
  // 29 connections are told after 72.5 ms, the larger team after 250; nobody asks for anything.
  for (let turns = 0; turns < 10; turns += 1) {
    world.clock.advance(10);
    await nextTurn();
  }
  expect(told()).toBe(true);
});

it('[P6] gives a newcomer a snapshot that is newer than what others are told in that turn', async () => {
  const world = await newWorld(3);
  const [first, second, third] = world.people;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three');
  const old = world.connect(first, 0);
  const busy = world.connect(second, 0);
  await world.settle();
  world.ask(busy, { type: 'manual', show: 'busy' });
  const newcomer = world.connect(third, 0);
  world.ask(busy, { type: 'manual', show: 'away' });
  await world.settle();
  expect(newcomer.frames.filter(isType('welcome')).flatMap(showsOf)).toContain(
    `${second.memberId} away`,
  );
  expect(newcomer.frames.filter(isType('presence'))).toEqual([]);
  const told = old.frames.filter(isType('presence')).flatMap(showsOf);
  expect(told.filter((show) => show.startsWith(second.memberId)).at(-1)).toContain('away');
});
