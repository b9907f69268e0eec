/** Which source of idle time is asked, and which is believed (P10). Pure: time comes as an argument. */
import { t } from '../language/words.ts';
import type { SourceKind } from './idle-source.ts';

/** What the order depends on. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The sources from the best to the last. macOS and Windows have one. On Linux the compositor knows best: what
 * Electron asks sees only its own kind of window on Wayland, where somebody who types elsewhere looks idle to
 * it (electron#27912) or nobody ever does (stretchly#1261). On X11 it is good, and better than screen savers
 * other than KDE's, which count from the moment at which they called the session idle.
 */
export const sourceOrder = ({ platform, env }: Surroundings): readonly SourceKind[] => {
  if (platform !== 'linux') return ['electron'];
  const isWayland = env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  if (isWayland) return ['mutter', 'screenSaver', 'logind', 'electron'];
  const isKde = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').includes('KDE');
  return isKde
    ? ['mutter', 'screenSaver', 'electron', 'logind']
    : ['mutter', 'electron', 'screenSaver', 'logind'];
};

/** What is known of one source. */
export interface Trust {
  /** How often in a row it answered 0. */
  readonly zeros: number;
  /** Whether it ever answered anything else. */
  readonly hasMoved: boolean;
  readonly failures: number;
  /** When it last failed, monotonic; null since it answered, or since it is to be tried again. */
  readonly failedAt: number | null;
}
/** Of a source that was never asked. */
export const NEW_TRUST: Trust = { zeros: 0, hasMoved: false, failures: 0, failedAt: null };

/**
 * So many answers of 0 in a row, ten minutes of them, are no answers. Electron counts whole seconds: who types
 * so that nine of ten seconds have a key in them answers 0 forty times in a row once in seventy rows; with
 * milliseconds it does not happen. Being wrong costs little: such a source is asked on, and believed again
 * with the first other figure, and `unknown` counts as active for ten minutes more (P3).
 */
export const ALWAYS_ZERO = 40;
/** A source that failed is tried again after this, then four times as long each time. */
const RETRY_FIRST_MS = 15_000;
const RETRY_AT_MOST_MS = 30 * 60_000;

/** It answered. */
export const afterAnswer = (trust: Trust, idleMs: number): Trust => ({
  zeros: idleMs > 0 ? 0 : trust.zeros + 1,
  hasMoved: trust.hasMoved || idleMs > 0,
  failures: 0,
  failedAt: null,
});

/** It threw, did not answer in time, could not tell, or was not there. */
export const afterFailure = (trust: Trust, nowMono: number): Trust => ({
  ...trust,
  failures: trust.failures + 1,
  failedAt: nowMono,
});

/** The machine woke or was unlocked: what failed may have come back. */
export const toRetry = (trust: Trust): Trust => ({ ...trust, failedAt: null });

/** Whether it is its turn to be asked. */
export const mayAsk = ({ failures, failedAt }: Trust, nowMono: number): boolean =>
  failedAt === null ||
  nowMono - failedAt >= Math.min(RETRY_AT_MOST_MS, RETRY_FIRST_MS * 4 ** (failures - 1));

/**
 * Whether what it answers counts. logind only passes on a hint of the desktop, which many never give (KDE:
 * super-productivity#5554): "not idle" is believed once it has said "idle", and then for any time.
 */
export const isBelieved = (kind: SourceKind, { zeros, hasMoved }: Trust): boolean =>
  kind === 'logind' ? hasMoved : zeros < ALWAYS_ZERO;

/** Why idleness cannot be seen; `stuck` names a source that answers nothing but 0. */
export const problemText = (stuck: string | null): string =>
  stuck === null ? t('app.idleUnknown') : t('app.idleStuck', { source: stuck });
