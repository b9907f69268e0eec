/**
 * `npm run rules`: every rule of docs/SPEC.md is in the name of a test that runs, and no test names a rule that is not
 * there. Ends with 1 and the list of what is wrong.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareRules } from './rules/compare.ts';
import { titlesIn } from './rules/titles.ts';

const root = join(import.meta.dirname, '..');
/** What vitest.config.ts takes for a test, and the contracts that tests run. */
const TESTS = 'test/**/*.{test,fault,e2e,contract}.{ts,tsx}';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const titles = globSync(TESTS, { cwd: root }).flatMap((path) => titlesIn(path, read(path)));
const { counts, unproven, unknown, doubled } = compareRules(read('docs/SPEC.md'), titles);

const faults = [
  ...(counts.size === 0 ? ['docs/SPEC.md has no rules: has the form of its lists changed?'] : []),
  ...unproven.map((rule) => `${rule}: no test names it. Write one that begins with [${rule}].`),
  ...doubled.map(
    (rule) => `${rule}: docs/SPEC.md has it twice. Give one of them an ID of its own.`,
  ),
  ...unknown.map((title) => `"${title}": names a rule that docs/SPEC.md does not have.`),
];
for (const fault of faults) console.log(fault);
if (process.argv.includes('--counts'))
  console.log([...counts].map(([rule, count]) => `${rule} ${count}`).join(', '));
if (faults.length === 0) console.log(`All ${counts.size} rules are named by tests.`);
process.exitCode = faults.length === 0 ? 0 : 1;
