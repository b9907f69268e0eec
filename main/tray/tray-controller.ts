/** Keeps the tray as the view is: touched only when something to be seen changed. */
import type { View } from '../../shared/bridge/view.ts';
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import { isWaitingKnown } from '../../shared/wording/waiting.ts';
import { type TrayIcon, trayIcon } from './tray-icon.ts';
import { type TrayItem, trayChangesInMs, trayMenu, trayTooltip } from './tray-menu.ts';

/** A tray icon. */
export interface TrayPort {
  setIcon(icon: TrayIcon): void;
  setTooltip(text: string): void;
  setMenu(items: readonly TrayItem[]): void;
}

/** The tray's keeper. */
export interface TrayController {
  update(view: View): void;
  stop(): void;
}

/** A count that goes up in mid-focus must not make the tray flicker (C3): icon and tooltip wait so long. */
const CALM_MS = 60_000;

const sameText = (value: unknown): string => JSON.stringify(value);

const ifChanged = <T>(apply: (value: T) => void): ((value: T) => void) => {
  let shown: string | null = null;
  return (value) => {
    const next = sameText(value);
    if (next !== shown) apply(value);
    shown = next;
  };
};

/** Shows a value at once where it is `urgent` or long enough after the one before; else answers how long it waits, ms. */
const calmly = <T>(
  apply: (value: T) => void,
  clock: Pick<Clock, 'monotonic'>,
): ((value: T, isUrgent: boolean) => number | null) => {
  let shown: string | null = null;
  let shownAt = -Infinity;
  return (value, isUrgent) => {
    const next = sameText(value);
    if (next === shown) return null;
    const waitMs = shownAt + CALM_MS - clock.monotonic();
    if (!isUrgent && waitMs > 0) return waitMs;
    apply(value);
    shown = next;
    shownAt = clock.monotonic();
    return null;
  };
};

/** A controller for one tray icon. */
export const createTrayController = (tray: TrayPort, clock: Clock): TrayController => {
  const setMenu = ifChanged((items: readonly TrayItem[]) => tray.setMenu(items));
  const setIcon = calmly((icon: TrayIcon) => tray.setIcon(icon), clock);
  const setTooltip = calmly((text: string) => tray.setTooltip(text), clock);
  let show: string | null = null;
  let held = 0;
  let isKnown = false;
  let cancel: CancelTimer = () => undefined;

  const update = (view: View): void => {
    cancel();
    const now = clock.now();
    const icon = trayIcon(view, now);
    const isNewShow = icon.show !== show;
    ({ show } = icon);
    // What was released is not held any more, and is said at once; what comes in waits.
    const isFewer = view.held.count < held;
    held = view.held.count;
    // So is what the relay tells of it again; that it cannot be reached waits.
    const isNewlyKnown = isWaitingKnown(view) && !isKnown;
    isKnown = isWaitingKnown(view);
    setMenu(trayMenu(view, now));
    const waits = [
      setIcon(icon, isNewShow),
      setTooltip(trayTooltip(view, now), isNewShow || isFewer || isNewlyKnown),
      trayChangesInMs(view, now),
    ];
    const next = Math.min(...waits.map((wait) => wait ?? Infinity));
    cancel = next === Infinity ? () => undefined : clock.setTimer(next, () => update(view));
  };
  return { update, stop: () => cancel() };
};
