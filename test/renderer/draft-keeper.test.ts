import { expect, it } from 'vitest';
import { createDraftKeeper } from '../../renderer/features/compose/draft-keeper.ts';
import { fakeWindowTime } from '../support/fake-window-time.ts';

const setUp = () => {
  const time = fakeWindowTime(0);
  const saved: string[] = [];
  const keeper = createDraftKeeper<string>({ after: time.after, save: (body) => saved.push(body) });
  return { time, saved, keeper };
};

it('[C4] saves a moment after the last key, once', () => {
  const { time, saved, keeper } = setUp();
  keeper.changed('a');
  time.advance(300);
  keeper.changed('ab');
  time.advance(300);
  expect(saved).toEqual([]);
  time.advance(100);
  expect(saved).toEqual(['ab']);
  time.advance(1000);
  keeper.flush();
  expect(saved).toEqual(['ab']);
});

it('[C4] saves at once when the field is left', () => {
  const { time, saved, keeper } = setUp();
  keeper.changed('a');
  keeper.flush();
  time.advance(1000);
  expect(saved).toEqual(['a']);
});

it('[C4] saves nothing over a text that went into the outbox', () => {
  const { time, saved, keeper } = setUp();
  keeper.changed('sent');
  keeper.settle();
  time.advance(1000);
  keeper.flush();
  expect(saved).toEqual([]);
});
