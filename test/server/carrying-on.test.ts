/** When what commits began is carried on: late, when nothing else is to be done, and more seldom after a fault. */
import { expect, it } from 'vitest';
import { newCarryingOn } from '../../server/core/carrying-on.ts';
import { createManualClock } from '../support/manual-clock.ts';

const SECOND = 1000;

/** A store with so many steps to take; while `fails`, none succeeds. */
const startWith = (steps: number) => {
  const clock = createManualClock();
  const state = { steps, tries: 0, wakes: 0, fails: false };
  const store = {
    isBehind: () => state.steps > 0,
    step: () => {
      state.tries += 1;
      if (!state.fails) state.steps -= 1;
      return Promise.resolve(!state.fails && state.steps > 0);
    },
  };
  const work = newCarryingOn(clock, store, () => (state.wakes += 1));
  return { clock, state, work };
};

it('[H4] takes no step before a second, then one in each turn that has nothing else', async () => {
  const { clock, state, work } = startWith(3);
  await work.afterTurn(true);
  clock.advance(SECOND - 1);
  await work.afterTurn(true);
  expect(state).toMatchObject({ tries: 0, wakes: 0 });
  clock.advance(1);
  expect(state.wakes).toBe(1);
  expect(work.isDue()).toBe(true);
  for (let turn = 0; turn < 5; turn += 1) await work.afterTurn(true);
  expect(state).toMatchObject({ tries: 3, steps: 0 });
  expect(work.isDue()).toBe(false);
});

it('[H4] lets other work pass, and goes on all the same where there is always some', async () => {
  const { clock, state, work } = startWith(2);
  await work.afterTurn(false);
  clock.advance(SECOND);
  for (let turn = 0; turn < 20; turn += 1) await work.afterTurn(false);
  expect(state.tries).toBe(0);
  for (let turn = 0; turn < 40; turn += 1) await work.afterTurn(false);
  expect(state.tries).toBe(2);
});

it('[H5] tries again after a step that failed, more and more seldom, and at once when it goes', async () => {
  const { clock, state, work } = startWith(2);
  state.fails = true;
  await work.afterTurn(true);
  for (let second = 0; second < 31; second += 1) {
    clock.advance(SECOND);
    await work.afterTurn(true);
  }
  expect(state.tries).toBe(5); // After 1, 2, 4, 8 and 16 s.
  state.fails = false;
  clock.advance(32 * SECOND);
  for (let turn = 0; turn < 2; turn += 1) await work.afterTurn(true);
  expect(state).toMatchObject({ tries: 7, steps: 0 });
});

it('[H4] does nothing where there is nothing', async () => {
  const { clock, state, work } = startWith(0);
  await work.afterTurn(true);
  clock.advance(60 * SECOND);
  expect(state).toMatchObject({ tries: 0, wakes: 0 });
});
