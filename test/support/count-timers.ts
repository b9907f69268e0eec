/** Runs in a process before the app does: tells each timer that rings, and where in the app it was set. */
import timers from 'node:timers';
import { syncBuiltinESMExports } from 'node:module';
import { TIMER_MARK } from './timer-mark.ts';

type Run = (...args: unknown[]) => void;
type Setter = (run: Run, ...rest: unknown[]) => NodeJS.Timeout;

/** The innermost place outside node and this file; timers of the stand-in and of Chromium's driver are not the app's. */
const siteOf = (stack: string): string | null => {
  const frames = stack.split('\n').slice(1);
  const own = frames.find((line) => !/count-timers|node:/.test(line)) ?? '';
  const [, site] = /dist\/app\/(main\/[^)\s]+)/.exec(own) ?? [];
  return site ?? null;
};

const counted =
  (name: string, set: Setter): Setter =>
  (run, ...rest) => {
    const site = siteOf(new Error().stack ?? '');
    const tell: Run = (...args) => {
      process.stdout.write(`${TIMER_MARK}${name} ${site ?? ''}\n`);
      run(...args);
    };
    return set(site === null ? run : tell, ...rest);
  };

const setTimeoutCounted = counted('setTimeout', timers.setTimeout as Setter);
const setIntervalCounted = counted('setInterval', timers.setInterval as Setter);
Object.assign(globalThis, { setTimeout: setTimeoutCounted, setInterval: setIntervalCounted });
Object.assign(timers, { setTimeout: setTimeoutCounted, setInterval: setIntervalCounted });
syncBuiltinESMExports();
