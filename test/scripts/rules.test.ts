/** Rules of the specification and the tests that name them. */
import { expect, it } from 'vitest';
import { compareRules } from '../../scripts/rules/compare.ts';
import { titlesIn } from '../../scripts/rules/titles.ts';

/** Brackets are put in here, so that these examples are not taken for tests of this suite. */
const rule = (id: string): string => `[${id}]`;
const SPEC =
  '- **A1** One.\n- **A2 Two.** With words.\n- **A3** Three; see **A9**.\n\ntext **A8**\n';

it('finds the rules that no test names, in the order of the specification', () => {
  const report = compareRules(SPEC, [`${rule('A2')} does`, `does ${rule('A1')} in the middle`]);
  expect(report.unproven).toEqual(['A1', 'A3']);
  expect(report.counts.get('A2')).toBe(1);
});

it('takes several rules at the beginning of a name, with blanks between them or not', () => {
  const titles = [`${rule('A1')}${rule('A2')} one`, `${rule('A1')} ${rule('A3')} two`];
  expect(compareRules(SPEC, titles).unproven).toEqual([]);
});

it('finds tests that name a rule which is not there, wherever in the name', () => {
  const titles = [`${rule('A9')} x`, `x ${rule('Z1')}`, `${rule('A1')} keeps [x] and [12]`];
  expect(compareRules(SPEC, titles).unknown).toEqual(titles.slice(0, 2));
});

it('finds a rule that is there twice', () => {
  expect(compareRules(`${SPEC}- **A1** Again.\n`, []).doubled).toEqual(['A1']);
});

it('reads the titles of tests and groups that run, and nothing else', () => {
  const source = [
    "describe('group', () => {",
    "  it('plain', () => undefined);",
    "  it.each([['row']])('each %s', () => undefined);",
    "  it.each`a\n${1}`('table', () => undefined);",
    '  test(`made of ${pieces} and more`, () => undefined);',
    "  it.skip('left out', () => undefined);",
    "  it.todo('to come');",
    "  expect('not a title').toBe(split('it'));",
    "  // it('a comment')",
    '});',
    "describe.skip('group left out', () => { it('inside it', () => undefined); });",
  ].join('\n');
  const titles = ['group', 'plain', 'each %s', 'table', 'made of '];
  expect(titlesIn('a.test.ts', source)).toEqual(titles);
  expect(titlesIn('a.test.tsx', source)).toEqual(titles);
});
