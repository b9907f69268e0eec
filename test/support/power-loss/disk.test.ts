/** The disk that forgets does so: tests of what other tests rely on. */
import { expect, it } from 'vitest';
import { seededChance } from '../random.ts';
import { newDisk } from './disk.ts';
import type { Mercy } from './file.ts';
import type { TraceEvent } from './trace.ts';

const wrote = (path: string, at: number, text: string): TraceEvent => ({
  type: 'wrote',
  path,
  at,
  data: Buffer.from(text),
});
const synced = (path: string, ok = true): TraceEvent => ({ type: 'synced', path, ok });
const created = (path: string): TraceEvent => ({ type: 'created', path });

const after = (
  events: readonly TraceEvent[],
  mercy: Mercy = 'nothing',
  seed = 1,
): Record<string, string> => {
  const disk = newDisk('/d', { mercy, chance: seededChance(seed) });
  for (const event of events) disk.apply(event);
  const found = [...disk.losePower()].filter(([path]) => path !== '/d');
  return Object.fromEntries(found.map(([path, content]) => [path, content.toString()]));
};

const SAFE = [created('/d/a'), wrote('/d/a', 0, 'old'), synced('/d/a'), synced('/d')];

it('keeps what was synced, content and name', () => {
  expect(after(SAFE)).toEqual({ '/d/a': 'old' });
});

it('forgets content that was not synced', () => {
  expect(after([...SAFE, wrote('/d/a', 1, 'new')])).toEqual({ '/d/a': 'old' });
  expect(after([...SAFE, wrote('/d/a', 1, 'new')], 'everything')).toEqual({ '/d/a': 'onew' });
});

it('forgets a file, or that it is gone, until its folder is synced', () => {
  expect(after(SAFE.slice(0, 3))).toEqual({});
  const gone: TraceEvent = { type: 'removed', path: '/d/a' };
  expect(after([...SAFE, gone])).toEqual({ '/d/a': 'old' });
  expect(after([...SAFE, gone, synced('/d')])).toEqual({});
  const moved: TraceEvent = { type: 'renamed', path: '/d/a', to: '/d/b' };
  expect(after([...SAFE, moved])).toEqual({ '/d/a': 'old' });
  expect(after([...SAFE, moved, synced('/d')])).toEqual({ '/d/b': 'old' });
});

it('forgets all that is in a folder that it forgets', () => {
  const inside = [
    { type: 'folder', path: '/d/in' } as const,
    created('/d/in/a'),
    synced('/d/in/a'),
    synced('/d/in'),
  ];
  expect(after(inside)).toEqual({});
  expect(after([...inside, synced('/d')])).toEqual({ '/d/in': 'folder', '/d/in/a': '' });
});

it('forgets that a file was cut, or cuts it for good', () => {
  const cut: TraceEvent = { type: 'truncated', path: '/d/a', size: 1 };
  expect(after([...SAFE, cut])).toEqual({ '/d/a': 'old' });
  expect(after([...SAFE, cut, synced('/d/a')])).toEqual({ '/d/a': 'o' });
});

it('does not trust a later sync with what an earlier one failed to keep', () => {
  const failed = [...SAFE, wrote('/d/a', 0, 'new'), synced('/d/a', false), synced('/d/a')];
  expect(after(failed)).toEqual({ '/d/a': 'old' });
  const again = [...failed, wrote('/d/a', 0, 'NEW'), synced('/d/a')];
  expect(after(again)).toEqual({ '/d/a': 'NEW' });
});

it('tears what is not synced at sectors, and only there', () => {
  const long = [...SAFE, wrote('/d/a', 0, 'x'.repeat(2048))];
  const found = Array.from(
    { length: 300 },
    (_, seed) => after(long, 'something', seed)['/d/a'] ?? '',
  );
  for (const text of found) expect(text).toMatch(/^(old|(x{512})*(\0{512}|(x{512})|old\0{509})*)$/);
  expect(new Set(found).size).toBeGreaterThan(8);
  expect(found).toContain('old');
  expect(found).toContain('x'.repeat(2048));
});

it('lets what came later survive without what came first', () => {
  const two = [...SAFE, wrote('/d/a', 0, 'one'), wrote('/d/a', 512, 'two')];
  const found = Array.from(
    { length: 100 },
    (_, seed) => after(two, 'something', seed)['/d/a'] ?? '',
  );
  expect(found.some((text) => text.startsWith('old') && text.endsWith('two'))).toBe(true);
  expect(found.some((text) => text.startsWith('one') && !text.endsWith('two'))).toBe(true);
});

it('comes out the same for the same seed', () => {
  const some = [...SAFE, wrote('/d/a', 0, 'x'.repeat(4096))];
  expect(after(some, 'something', 7)).toEqual(after(some, 'something', 7));
});

it('throws on what it can’t follow', () => {
  expect(() => after([...SAFE, { type: 'mapped', path: '/d/a' }])).toThrow('through memory');
  expect(() => after([wrote('/d/never', 0, 'x')])).toThrow('no file /d/never');
  expect(after([{ type: 'mapped', path: '/d/a-shm' }])).toEqual({});
});
