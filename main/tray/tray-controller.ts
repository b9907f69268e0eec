/** Keeps the tray as the view is: touched only when something to be seen changed. */
import type { View } from '../../shared/bridge/view.ts';
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import type { Show } from '../../shared/protocol/fields.ts';
import { type TrayItem, trayChangesInMs, trayMenu, trayTooltip } from './tray-menu.ts';

/** A tray icon. */
export interface TrayPort {
  setIcon(show: Show): void;
  setTooltip(text: string): void;
  setMenu(items: readonly TrayItem[]): void;
}

/** The tray's keeper. */
export interface TrayController {
  update(view: View): void;
  stop(): void;
}

/** A count that goes up in mid-focus must not make the tray flicker (C3): the tooltip waits so long. */
const TOOLTIP_EVERY_MS = 60_000;

const ifChanged = <T>(apply: (value: T) => void): ((value: T) => boolean) => {
  let shown: string | null = null;
  return (value) => {
    const next = JSON.stringify(value);
    if (next === shown) return false;
    shown = next;
    apply(value);
    return true;
  };
};

/** A controller for one tray icon. */
export const createTrayController = (tray: TrayPort, clock: Clock): TrayController => {
  const setIcon = ifChanged((show: Show) => tray.setIcon(show));
  const setMenu = ifChanged((items: readonly TrayItem[]) => tray.setMenu(items));
  let tooltipAt = -Infinity;
  let tooltip = '';
  let cancel: CancelTimer = () => undefined;

  /** Shows the text now, or answers how long it has to wait, ms. */
  const showTooltip = (text: string, isNewShow: boolean): number | null => {
    if (text === tooltip) return null;
    const waitMs = tooltipAt + TOOLTIP_EVERY_MS - clock.monotonic();
    if (!isNewShow && waitMs > 0) return waitMs;
    tray.setTooltip(text);
    tooltip = text;
    tooltipAt = clock.monotonic();
    return null;
  };

  const update = (view: View): void => {
    cancel();
    const now = clock.now();
    const isNewShow = setIcon(view.own.presence.show);
    setMenu(trayMenu(view, now));
    const text = trayTooltip(view, now);
    const waits = [showTooltip(text, isNewShow), trayChangesInMs(view, now)];
    const next = Math.min(...waits.map((wait) => wait ?? Infinity));
    cancel = next === Infinity ? () => undefined : clock.setTimer(next, () => update(view));
  };
  return { update, stop: () => cancel() };
};
