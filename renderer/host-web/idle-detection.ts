/** The browser's own idle detection, as far as this host uses it: it sees the whole machine, not only this tab. */
import type { Activity } from '../../shared/protocol/fields.ts';

/** Whether the user lets this page know; `prompt`: they were not asked yet. */
export type IdlePermission = 'granted' | 'denied' | 'prompt';

/** What it tells. */
export type IdleSignal = Extract<Activity, 'active' | 'idle' | 'locked'>;

/** A browser that can. */
export interface IdleDetection {
  /** The shortest time without input that it takes as idle, ms. */
  readonly shortestMs: number;
  /** Calls back with the permission soon, and with each change. Returns how to stop. */
  watchPermission(listener: (permission: IdlePermission) => void): () => void;
  /** Asks the user. Only in answer to a click; their answer comes to those who watch. */
  ask(): Promise<void>;
  /** Tells signals from now on, the present one first, until `stop` is aborted. Rejects where it cannot. */
  start(idleAfterMs: number, stop: AbortSignal, tell: (signal: IdleSignal) => void): Promise<void>;
}
