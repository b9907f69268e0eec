/** `powerMonitor`: says what a test tells it. On Linux it has no lock events (docs/api/power-monitor). */
import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { needsReady } from './app.ts';
import { strict } from './strict.ts';

/** Seconds without input, or how the system fails to tell. */
export type IdleAnswer = number | 'locked' | 'unknown' | 'error';
let idle: IdleAnswer = 0;
/** Sets what the system answers from now on. */
export const setIdle = (answer: IdleAnswer): void => void (idle = answer);

const implemented = {
  getSystemIdleState: (thresholdSeconds) => {
    needsReady('powerMonitor');
    if (idle === 'error') throw new Error('idle time is not available');
    if (typeof idle === 'string') return idle;
    return idle >= thresholdSeconds ? 'idle' : 'active';
  },
  getSystemIdleTime: () => {
    needsReady('powerMonitor');
    if (idle === 'error') throw new Error('idle time is not available');
    return typeof idle === 'number' ? idle : 0;
  },
} satisfies Pick<PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime'>;

/** The bare emitter, for the control channel. */
export const powerEvents = new EventEmitter();
/** The `powerMonitor` of the stand-in. */
export const powerMonitor = strict('powerMonitor', Object.assign(powerEvents, implemented));
