/** docs/OPERATING.md says what is so: its tables are those of the program. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newPromMeter } from '../../server/metrics/adapters/prom-meter.ts';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../server/metrics/families.ts';
import { FOUND_FLAGS } from '../../server/found/options.ts';
import { HELP } from '../../server/options.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/OPERATING.md'), 'utf8');

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** The rows of all tables with this heading, cells trimmed. */
const rowsUnder = (heading: readonly string[]): string[][] => {
  const rows: string[][] = [];
  let isInside = false;
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) isInside = false;
    else if (cellsOf(line).join() === heading.join()) isInside = true;
    else if (isInside && !/^\|[\s|:-]+$/.test(line)) rows.push(cellsOf(line));
  }
  return rows;
};

const names = newPromMeter().names();

it('names every option as --help does', () => {
  const rows = rowsUnder(['option', 'environment', 'what it is']);
  const options = [...HELP.matchAll(/^ {2}(--[\w-]+(?: \S+)?) +(.*) \[(\w+)\]$/gm)].map(
    ([, flag = '', means = '', env = '']) => [`\`${flag}\``, `\`${env}\``, means],
  );
  expect(options.length).toBeGreaterThan(10);
  expect(rows.toSorted()).toEqual(options.toSorted()); // Neither leaves one out, nor has one more.
});

it('[T8] names every option of found', () => {
  const flags = rowsUnder(['found', 'what it is']).map(([flag = '']) => /--[\w-]+/.exec(flag)?.[0]);
  expect(flags.toSorted()).toEqual(FOUND_FLAGS.toSorted());
});

describe('metrics', () => {
  const code = (text: string): string => `\`${text}\``;
  const families = [
    ...GAUGES.map((family) => ({ ...family, type: 'gauge' })),
    ...COUNTERS.map((family) => ({ ...family, type: 'counter' })),
    ...Object.entries(HISTOGRAMS).map(([name, { help }]) => ({
      ...{ name, help, labels: [] as string[] },
      type: 'histogram',
    })),
  ];

  it('are those that a scrape has, and no more', () => {
    const rows = rowsUnder(['metric', 'type', 'labels', 'what it is']);
    expect(rows).toEqual(
      families.map(({ name, type, labels, help }) => [
        code(name),
        type,
        labels.map(code).join(', '),
        help,
      ]),
    );
    const own = names.filter((name) => !/^(process|nodejs)_/.test(name));
    expect(own.sort()).toEqual(families.map(({ name }) => name).sort());
  });

  it('that are spoken of are there', () => {
    const spokenOf = [...page.matchAll(/\b(?:fermata|process|nodejs)_[a-z0-9_]+[a-z0-9]\b/g)];
    const unknown = spokenOf
      .map(([name]) => name.replace(/_bucket$/, ''))
      .filter((name) => !names.includes(name));
    expect(unknown).toEqual([]);
  });
});
