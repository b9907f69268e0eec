/** What follows from whether the tray is seen (D2): it is made anew when a panel comes, and its absence is said once. */
import type { Clock } from '../../shared/engine/ports.ts';
import type { TrayPresence, TrayPresenceSource } from './tray-presence.ts';

/** At login a panel may come later than the app: so long its absence means nothing. */
const SETTLE_MS = 30_000;

/** What the keeper is made of. */
export interface TrayKeeperDeps {
  readonly clock: Clock;
  readonly source: TrayPresenceSource;
  /** Makes the icon anew. */
  readonly renew: () => void;
  /** No tray was seen since the start. */
  readonly onNone: () => void;
}

/** Knows how things stand. */
export interface TrayKeeper {
  presence(): TrayPresence;
  stop(): void;
}

/**
 * Begins to watch. An icon that was made while nobody showed any is lost to a panel that comes later, so it is made
 * anew then; one that was shown once registers again by itself (pop-os/cosmic-panel#284).
 *
 * A tray that goes away in mid-run is not told, and does not bring a hidden window back: GNOME takes its extensions,
 * and with them the tray, away for as long as the screen is locked, and panels restart. A window that then comes up by
 * itself would be the louder fault; a further start shows it at any time (D5).
 */
export const keepTray = ({ clock, source, renew, onNone }: TrayKeeperDeps): TrayKeeper => {
  let presence: TrayPresence = 'unknown';
  let wasShown = false;
  let wasMissing = false;
  const cancel = clock.setTimer(SETTLE_MS, () => {
    if (presence === 'none' && !wasShown) onNone();
  });
  const unwatch = source.watch((next) => {
    presence = next;
    if (next !== 'shown') wasMissing = true;
    else if (!wasShown) {
      wasShown = true;
      if (wasMissing) renew();
    }
  });
  return {
    presence: () => presence,
    stop: () => {
      cancel();
      unwatch();
    },
  };
};
