import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;
/** What is polled for comes within this or not at all, also on a machine that is busy. */
const poll = { timeout: 10_000, interval: 20 };

/** Stories that wait for real time most of theirs: they run beside the others, and disturb them little. */
const WAITING = ['calendar', 'two-devices', 'web-activity'].map(
  (name) => `test/e2e/${name}.e2e.ts`,
);
/** Real relays, real windows, each with data and ports of its own: two stories at a time keep two cores busy. */
const e2e = {
  environment: 'node',
  maxWorkers: 2,
  sequence: { groupOrder: 1 }, // After the others: they may have another number of workers.
  testTimeout: 2 * MINUTE,
  hookTimeout: 2 * MINUTE,
  expect: { poll },
} as const;

// The tests read English, wherever they run: what is started takes its language from here (W1).
Object.assign(process.env, { LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '', LANGUAGE: '' });

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          expect: { poll },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'window',
          include: ['test/renderer/**/*.test.tsx'],
          environment: 'happy-dom',
          expect: { poll },
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.fault.ts'],
          environment: 'node',
          // Real processes that are killed, starved and cut off: each has the machine to itself.
          fileParallelism: false,
          testTimeout: 10 * MINUTE,
          hookTimeout: 2 * MINUTE,
          expect: { poll },
        },
      },
      { test: { ...e2e, name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], exclude: WAITING } },
      { test: { ...e2e, name: 'e2e-waiting', include: WAITING, fileParallelism: false } },
    ],
  },
});
