/** The Idle Detection API of Chromium browsers: https or this machine only, and only where the user allows it. */
import type { IdleDetection, IdlePermission, IdleSignal } from '../idle-detection.ts';

/** The API, which TypeScript's DOM does not describe: the specification is a draft. */
interface Detector extends EventTarget {
  readonly userState: 'active' | 'idle' | null;
  readonly screenState: 'locked' | 'unlocked' | null;
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>;
}
interface DetectorClass {
  new (): Detector;
  requestPermission(): Promise<'granted' | 'denied'>;
}
interface MayHaveDetector {
  readonly IdleDetector?: DetectorClass;
}

/** What the specification takes at least. */
const SHORTEST_MS = 60_000;

const signalOf = ({ userState, screenState }: Detector): IdleSignal => {
  if (screenState === 'locked') return 'locked';
  return userState === 'idle' ? 'idle' : 'active';
};

/** Follows the permission; a browser that cannot tell of it is taken to say no. */
const follow = (listener: (permission: IdlePermission) => void): (() => void) => {
  let status: PermissionStatus | null = null;
  let isStopped = false;
  const tell = (): void => {
    if (status !== null && !isStopped) listener(status.state);
  };
  // The name is not among those that TypeScript knows, like the API itself.
  const name = 'idle-detection' as PermissionName;
  navigator.permissions.query({ name }).then(
    (found) => {
      status = found;
      found.addEventListener('change', tell);
      tell();
    },
    () => {
      if (!isStopped) listener('denied');
    },
  );
  return () => {
    isStopped = true;
    status?.removeEventListener('change', tell);
  };
};

const idleDetectionOf = (Detector: DetectorClass): IdleDetection => ({
  shortestMs: SHORTEST_MS,
  watchPermission: follow,
  ask: async () => {
    await Detector.requestPermission();
  },
  start: async (idleAfterMs, stop, tell) => {
    const detector = new Detector();
    detector.addEventListener('change', () => {
      if (!stop.aborted) tell(signalOf(detector));
    });
    await detector.start({ threshold: idleAfterMs, signal: stop });
    if (!stop.aborted) tell(signalOf(detector));
  },
});

/** The browser's idle detection; null where it has none. */
export const findIdleDetection = (host: MayHaveDetector & Window): IdleDetection | null =>
  host.IdleDetector === undefined || !('permissions' in host.navigator)
    ? null
    : idleDetectionOf(host.IdleDetector);
