/**
 * `npm run chaos -- --runs N --seed S [--short]`: a real relay under random use, killed and cut off at random.
 * Prints one line of JSON; ends with 1 when something was lost, doubled, leaked or otherwise wrong, and says what.
 */
import { parseArgs } from 'node:util';
import { runChaos } from '../test/chaos/chaos.ts';
import { WRONGS } from '../test/chaos/model/verdict.ts';
import { endWithNpm } from './end-with-npm.ts';

const wholeNumber = (text: string | undefined, fallback: number): number | null => {
  if (text === undefined) return fallback;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
};

const main = async (): Promise<void> => {
  const options = {
    runs: { type: 'string' },
    seed: { type: 'string' },
    short: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  const runs = wholeNumber(values.runs, 10);
  const seed = wholeNumber(values.seed, 1);
  if (runs === null || seed === null) {
    console.error('--runs and --seed take whole numbers: npm run chaos -- --runs 200 --seed 1');
    process.exitCode = 2;
    return;
  }
  const isShort = values.short === true;
  const onWrong = (account: string): void => console.error(account);
  const figures = await runChaos({ runs, seed, isShort, onWrong });
  console.log(JSON.stringify(figures));
  process.exitCode = WRONGS.some((kind) => figures[kind] > 0) ? 1 : 0;
};

endWithNpm();
await main();
