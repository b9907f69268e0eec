import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Findable,
  folded,
  nameOf,
  ranked,
} from '../../renderer/features/palette/palette-match.ts';

interface Named extends Findable {
  readonly id: string;
}
const named = (name: string, ...also: readonly string[]): Named => ({
  id: name,
  names: [nameOf(name), ...also.map(nameOf)],
});
const find = (query: string, ...names: readonly string[]): readonly string[] =>
  ranked(
    query,
    names.map((name) => named(name)),
  ).map(({ id }) => id);

describe('what a query finds', () => {
  it.each([
    ['jose', 'José García'],
    ['JOSÉ', 'jose'],
    ['strasse', 'Große Straße'],
    ['soren', 'Søren Ødegård'],
    ['lukasz', 'Łukasz Wójcik'],
    ['istanbul', 'İstanbul'],
    ['lima ana', 'Ana Lima'],
    ['van d', 'Ana van der Berg'],
    ['jm', 'Jean-Marie'],
    ['ana   l', 'Ana Lima'],
    ['太郎', '山田太郎'],
    ['やまだ', 'ヤマダ やまだ'],
    ['محمد', 'سارة محمد'],
    ['ан', 'Анна Ким'],
    ['김', '김민지'],
    ['fox', '🦊 Fox'],
    ['🦊', '🦊'],
    ['o’n', 'Sinéad O’Neill'],
    ['ＡＮＡ', 'Ana'],
  ])('[W32] %s finds %s', (query, name) => expect(find(query, 'Nobody', name)).toContain(name));

  it.each([
    ['nothing like it', 'xyz', 'Ana'],
    ['a word that does not begin so', 'an xy', 'Ana Lima'],
    ['one letter as an initial in the middle', 'ml', 'Ana Maria Lima'],
  ])('[W32] does not find %s', (_, query, name) => expect(find(query, name)).toEqual([]));

  it('[W32] puts the whole name first, then beginnings, words, initials, and parts', () => {
    const order = ['Al', 'Alma', 'Eve Al', 'Ana Lima', 'Pascal'];
    expect(find('al', ...order.toReversed())).toEqual(order);
  });

  it('[W32] puts several words in their order before the same words in another', () =>
    expect(find('ana lima', 'Lima Ana', 'Eve Ana Lima', 'Ana Limar')).toEqual([
      'Ana Limar',
      'Eve Ana Lima',
      'Lima Ana',
    ]));

  it('[W32] finds by other names too, and by words of both, after one’s own', () => {
    const entries = [named('Busy', 'Your presence'), named('Presence of mind')];
    expect(ranked('presence', entries).map(({ id }) => id)).toEqual(['Presence of mind', 'Busy']);
    expect(ranked('presence busy', entries).map(({ id }) => id)).toEqual(['Busy']);
  });
});

describe('of any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string(),
  );
  const name = text.filter((each) => each.trim() !== '');
  const names = fc.uniqueArray(name, { maxLength: 30 });

  it('[W32] never fails, and finds nothing that is not there', () => {
    fc.assert(
      fc.property(text, names, (query, all) => {
        const found = find(query, ...all);
        expect(new Set(found).size).toBe(found.length);
        expect(all).toEqual(expect.arrayContaining([...found]));
      }),
    );
  });

  it('[W32] finds everything by its own full name, before all that is called otherwise', () => {
    fc.assert(
      fc.property(name, names, (own, others) => {
        const found = find(own, ...others.filter((other) => other !== own), own);
        expect(found).toContain(own);
        const alike = found.filter((each) => folded(each) === folded(own));
        expect(found.slice(0, alike.length)).toEqual(alike);
      }),
    );
  });

  it('[W32] is the same each time, and keeps the order of equals', () => {
    fc.assert(
      fc.property(text, names, (query, all) => {
        expect(find(query, ...all)).toEqual(find(query, ...all));
        const twins = all.map((each, n) => ({ ...named(each), id: `${n}` }));
        const again = twins.map((twin) => ({ ...twin, id: `${twin.id} again` }));
        const ids = ranked(
          query,
          twins.flatMap((twin, n) => [twin, again[n] ?? twin]),
        ).map(({ id }) => id);
        for (const [n, id] of ids.entries())
          if (n % 2 === 1) expect(id).toBe(`${ids[n - 1]} again`);
      }),
    );
  });

  it('[W32] folds to nothing only what is nothing but space', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(folded(each) === '').toBe(each.trim() === '');
      }),
    );
  });
});

it('[W32] goes through 2,000 people within a few frames of a screen', () => {
  const people = Array.from({ length: 2000 }, (_, n) => named(`Person van der Number ${n}`));
  const before = process.cpuUsage();
  for (const query of ['p', 'pe', 'per', 'number 19', 'zz', 'pvdn1', 'rson']) ranked(query, people);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000 / 7).toBeLessThan(50);
});
