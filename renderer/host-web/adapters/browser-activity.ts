/** Activity as far as a page can tell: input while it is visible, and nothing while it is not (P3, P4). */
import type { ActivityReading, ActivitySource, Clock } from '../../../shared/engine/ports.ts';
import { onSpoken, t } from '../../../shared/language/words.ts';
import { DEFAULT_IDLE_AFTER_MS } from '../../../shared/protocol/limits.ts';

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** Input within so long after the last one is no news: a moving mouse must not cost a timer each time. */
const NEWS_AFTER_MS = 1000;

const hidden = (): ActivityReading => ({
  activity: 'unknown',
  source: t('web.thisTab'),
  problem: t('web.browserTabCannotSeeWhether'),
});

/** One watch of the page. */
const watchPage = (
  page: Document,
  clock: Clock,
  idleAfterMs: () => number,
  listener: (reading: ActivityReading) => void,
): { readonly look: () => void; readonly stop: () => void } => {
  let lastInput = clock.monotonic();
  let told: ActivityReading | null = null;
  let cancel: () => void = () => undefined;
  const tell = (reading: ActivityReading): void => {
    if (reading.activity === told?.activity && reading.source === told.source) return;
    told = reading;
    listener(reading);
  };
  const look = (): void => {
    cancel();
    if (page.visibilityState === 'hidden') {
      tell(hidden());
      return;
    }
    const left = lastInput + idleAfterMs() - clock.monotonic();
    tell({ activity: left > 0 ? 'active' : 'idle', source: t('web.thisTab') });
    if (left > 0) cancel = clock.setTimer(left, look);
  };
  const onInput = (): void => {
    const now = clock.monotonic();
    if (now - lastInput < NEWS_AFTER_MS && told?.activity === 'active') return;
    lastInput = now;
    if (told?.activity !== 'active') look();
  };
  const onVisibility = (): void => {
    // Looking at the page again is something that a person did.
    if (page.visibilityState === 'visible') lastInput = clock.monotonic();
    look();
  };
  for (const name of INPUTS) page.addEventListener(name, onInput, { passive: true });
  page.addEventListener('visibilitychange', onVisibility);
  const stopWords = onSpoken(look);
  look();
  return {
    look,
    stop: () => {
      cancel();
      stopWords();
      for (const name of INPUTS) page.removeEventListener(name, onInput);
      page.removeEventListener('visibilitychange', onVisibility);
    },
  };
};

/** The activity of whoever uses this page. */
export const createBrowserActivity = (page: Document, clock: Clock): ActivitySource => {
  let idleAfterMs = DEFAULT_IDLE_AFTER_MS;
  const looks = new Set<() => void>();
  return {
    watch: (listener) => {
      const { look, stop } = watchPage(page, clock, () => idleAfterMs, listener);
      looks.add(look);
      return () => {
        looks.delete(look);
        stop();
      };
    },
    setIdleAfter: (ms) => {
      idleAfterMs = ms;
      for (const look of looks) look();
    },
  };
};
