import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;
/** What is polled for comes within this or not at all, also on a machine that is busy. */
const poll = { timeout: 10_000, interval: 20 };

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
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          environment: 'node',
          // Real relays, real windows: one story at a time, so that each has the machine to itself.
          fileParallelism: false,
          testTimeout: 2 * MINUTE,
          hookTimeout: 2 * MINUTE,
          expect: { poll },
        },
      },
    ],
  },
});
