/** Chaos in small: the same runs as `npm run chaos`, for ten seeds, or for two hundred when all is asked for. */
import { expect, it } from 'vitest';
import { runChaos } from '../chaos/chaos.ts';
import { WRONGS } from '../chaos/model/verdict.ts';
import { scaled } from '../support/fault-scale.ts';

it('[H1][H2][H3][H4][H5][H6][H9] loses, doubles and leaks nothing, killed and cut off at random', async () => {
  const accounts: string[] = [];
  const runs = scaled(200, 10);
  const isShort = runs < 200;
  const onWrong = (account: string): void => void accounts.push(account);
  const figures = await runChaos({ runs, seed: 1, isShort, onWrong });
  expect(accounts.join('\n\n')).toBe('');
  for (const kind of WRONGS) expect(figures[kind], kind).toBe(0);
  // Runs in which nothing happened would prove nothing.
  expect(figures.kills).toBeGreaterThanOrEqual(runs);
  expect(figures.cuts).toBeGreaterThanOrEqual(runs);
  expect(figures.acknowledged).toBeGreaterThan(8 * runs);
});
