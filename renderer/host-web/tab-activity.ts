/**
 * Where a tab's activity comes from: the browser's idle detection where it has one and its user allows it, else the
 * page itself. One that throws leads to the page, which then says why (P3, P10).
 */
import type { ActivityReading, ActivitySource } from '../../shared/engine/ports.ts';
import { onSpoken, t } from '../../shared/language/words.ts';
import type { Activity } from '../../shared/protocol/fields.ts';
import { DEFAULT_IDLE_AFTER_MS } from '../../shared/protocol/limits.ts';
import type { IdleDetection } from './idle-detection.ts';

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);

const failed = (reading: ActivityReading, reason: string): ActivityReading =>
  reading.problem === undefined
    ? reading
    : {
        ...reading,
        problem: t('web.browsersIdleDetectionFailed', { problem: reading.problem, reason }),
      };

/** One watch: exactly one of the two sources is in use at any time. */
class TabWatch {
  readonly #detection: IdleDetection;
  readonly #page: ActivitySource;
  readonly #listener: (reading: ActivityReading) => void;
  readonly #stopPermission: () => void;
  #isAllowed = false;
  #idleAfterMs: number;
  #stopSource: () => void = () => undefined;

  constructor(
    detection: IdleDetection,
    page: ActivitySource,
    idleAfterMs: number,
    listener: (reading: ActivityReading) => void,
  ) {
    this.#detection = detection;
    this.#page = page;
    this.#idleAfterMs = idleAfterMs;
    this.#listener = listener;
    this.#usePage(null);
    this.#stopPermission = detection.watchPermission((permission) => {
      const isAllowed = permission === 'granted';
      if (isAllowed === this.#isAllowed) return;
      this.#isAllowed = isAllowed;
      if (isAllowed) this.#useDetection();
      else this.#usePage(null);
    });
  }

  setIdleAfter(ms: number): void {
    this.#idleAfterMs = ms;
    if (this.#isAllowed) this.#useDetection();
  }

  stop(): void {
    this.#stopPermission();
    this.#stopSource();
  }

  #usePage(reason: string | null): void {
    this.#stopSource();
    this.#stopSource = this.#page.watch((reading) =>
      this.#listener(reason === null ? reading : failed(reading, reason)),
    );
  }

  /** The page goes on telling until the detector has told something. */
  #useDetection(): void {
    const stopBefore = this.#stopSource;
    const ended = new AbortController();
    let isFirst = true;
    let last: Activity | null = null;
    const tell = (activity: Activity): void => {
      last = activity;
      this.#listener({ activity, source: t('web.browsersIdleDetection') });
    };
    const stopWords = onSpoken(() => {
      if (last !== null) tell(last);
    });
    this.#stopSource = () => {
      ended.abort();
      stopWords();
      if (isFirst) stopBefore();
    };
    const idleAfterMs = Math.max(this.#idleAfterMs, this.#detection.shortestMs);
    this.#detection
      .start(idleAfterMs, ended.signal, (activity) => {
        if (isFirst) stopBefore();
        isFirst = false;
        tell(activity);
      })
      .catch((cause: unknown) => {
        if (!ended.signal.aborted) this.#usePage(reasonOf(cause));
      });
  }
}

/** Activity by the best source that there is; `page` alone where the browser has no idle detection. */
export const createTabActivity = (
  detection: IdleDetection | null,
  page: ActivitySource,
): ActivitySource => {
  if (detection === null) return page;
  const watches = new Set<TabWatch>();
  let idleAfterMs = DEFAULT_IDLE_AFTER_MS;
  return {
    watch: (listener) => {
      const watch = new TabWatch(detection, page, idleAfterMs, listener);
      watches.add(watch);
      return () => {
        watches.delete(watch);
        watch.stop();
      };
    },
    setIdleAfter: (ms) => {
      idleAfterMs = ms;
      page.setIdleAfter(ms);
      for (const watch of watches) watch.setIdleAfter(ms);
    },
  };
};
