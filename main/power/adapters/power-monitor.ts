/** Electron's powerMonitor. `lock-screen` exists on macOS and Windows only. */
import { powerMonitor } from 'electron';
import { t } from '../../language/words.ts';
import type { IdleCandidate } from '../idle-source.ts';
import type { PowerEvent, PowerSignals } from '../power-signals.ts';

const idleMs = (): number | null =>
  powerMonitor.getSystemIdleState(1) === 'unknown' ? null : powerMonitor.getSystemIdleTime() * 1000;

/** Idle time as Electron gets it from the system, in whole seconds. Only after the app is ready. */
export const electronIdle = (): IdleCandidate => ({
  kind: 'electron',
  get name() {
    return t('app.yourSystem');
  },
  open: () =>
    Promise.resolve({
      idleMs: () => new Promise((resolve) => resolve(idleMs())), // Rejects when Electron throws.
      close: () => undefined,
    }),
});

const listen = (listener: (event: PowerEvent) => void): (() => void) => {
  const on = (event: PowerEvent) => () => listener(event);
  const [locked, unlocked, suspended, resumed] = [
    on('locked'),
    on('unlocked'),
    on('suspended'),
    on('resumed'),
  ];
  powerMonitor.on('lock-screen', locked);
  powerMonitor.on('unlock-screen', unlocked);
  powerMonitor.on('suspend', suspended);
  powerMonitor.on('resume', resumed);
  return () => {
    powerMonitor.off('lock-screen', locked);
    powerMonitor.off('unlock-screen', unlocked);
    powerMonitor.off('suspend', suspended);
    powerMonitor.off('resume', resumed);
  };
};

const isLockedNow = (): boolean | null => {
  try {
    return powerMonitor.getSystemIdleState(1) === 'locked';
  } catch {
    return null; // A system that cannot answer does not know.
  }
};

/** The system's signals by Electron. Only after the app is ready. */
export const electronSignals = (): PowerSignals => {
  let wasLocked = false;
  return {
    listen,
    isLocked: () => {
      const isLocked = isLockedNow();
      // "Not locked" is its word only where it was seen to know of locks: on many systems it never does.
      const word = isLocked === false && !wasLocked ? null : isLocked;
      wasLocked = isLocked ?? wasLocked;
      return Promise.resolve(word);
    },
  };
};
