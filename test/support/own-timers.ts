/** Timers that a part of the app has set and that have neither rung nor been cleared; those of others do not count. */
import { vi } from 'vitest';

type Setter = (run: (...args: unknown[]) => void, ...rest: unknown[]) => NodeJS.Timeout;

/** Counts those that are set from now on in files whose path has `folder` in it, until mocks are restored. */
export const countOwnTimers = (folder: string): (() => number) => {
  const left = new Set<unknown>();
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const real = globalThis[name] as Setter;
    const counted: Setter = (run, ...rest) => {
      const ring = (...args: unknown[]): void => {
        if (name === 'setTimeout') left.delete(timer);
        run(...args);
      };
      const timer = real(ring, ...rest);
      if (new Error().stack?.includes(folder) === true) left.add(timer);
      return timer;
    };
    vi.spyOn(globalThis, name).mockImplementation(counted as typeof setTimeout);
  }
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    const real = globalThis[name];
    vi.spyOn(globalThis, name).mockImplementation((timer) => {
      left.delete(timer);
      real(timer);
    });
  }
  return () => left.size;
};
