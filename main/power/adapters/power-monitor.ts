/** Electron's powerMonitor as the source of signals. `lock-screen` exists on macOS and Windows only. */
import { powerMonitor } from 'electron';
import type { PowerEvent, PowerSignals } from '../activity-source.ts';

/** The system's signals. Only after the app is ready. */
export const createPowerSignals = (): PowerSignals => ({
  idleState: (idleAfterSeconds) => powerMonitor.getSystemIdleState(idleAfterSeconds),
  listen: (listener) => {
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
  },
});
