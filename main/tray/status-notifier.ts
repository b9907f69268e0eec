/**
 * Trays of Linux desktops: a panel that shows icons registers as a host with `org.kde.StatusNotifierWatcher` on the
 * session's bus. Without one Electron falls back to XEmbed, the tray of X11, of which no bus tells.
 */
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import type { MessageBus } from '../bus/message-bus.ts';
import { onSessionBus, type SessionBusDeps } from '../bus/on-session-bus.ts';
import { readProperty } from '../bus/property.ts';
import type { TrayPresence, TrayPresenceSource } from './tray-presence.ts';

/** A watcher may have taken its name before it answers: so often it is asked again, and so soon. */
const ASK_AGAIN = { times: 5, afterMs: 1000 } as const;

const NAME = 'org.kde.StatusNotifierWatcher';
const WATCHER = { service: NAME, path: '/StatusNotifierWatcher', interface: NAME } as const;
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** What the source is made of. */
export interface StatusNotifierDeps extends SessionBusDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What it means that no panel has registered. Wayland has no XEmbed, and GNOME's shell shows none on X11 either;
 * other desktops of X11 may have an old tray.
 */
export const withoutHost = (env: StatusNotifierDeps['env']): TrayPresence => {
  const isWayland = env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  const names = (env['XDG_CURRENT_DESKTOP'] ?? '').toLowerCase().split(':');
  return isWayland || names.includes('gnome') ? 'none' : 'unknown';
};

/** Follows the watcher on one bus. */
const followWatcher = (
  bus: MessageBus,
  clock: Clock,
  listener: (hasHost: boolean) => void,
): (() => void) => {
  let turn = 0;
  let cancel: CancelTimer = () => undefined;
  const read = async (tries = 0): Promise<void> => {
    const mine = (turn += 1);
    cancel();
    const hasHost = await readProperty(bus, WATCHER, 'IsStatusNotifierHostRegistered');
    if (mine !== turn) return;
    listener(hasHost === true);
    if (typeof hasHost !== 'boolean' && tries < ASK_AGAIN.times)
      cancel = clock.setTimer(ASK_AGAIN.afterMs, () => void read(tries + 1));
  };
  const stops = [
    bus.onOwner(NAME, (isThere) => {
      if (isThere) return void read();
      turn += 1; // A question that is still out is about one who left.
      cancel();
      listener(false);
    }),
    // Watchers tell of their hosts by these, by the usual signal, or by both: asking again is right for all.
    ...['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'].map((member) =>
      bus.onSignal({ ...WATCHER, member }, () => void read()),
    ),
    bus.onSignal(
      { ...WATCHER, interface: PROPERTIES, member: 'PropertiesChanged' },
      ([changed]) => {
        if (changed === NAME) void read();
      },
    ),
  ];
  return () => {
    turn += 1;
    cancel();
    for (const stop of stops) stop();
  };
};

/** One watch. */
const follow = (
  deps: StatusNotifierDeps,
  listener: (presence: TrayPresence) => void,
): (() => void) => {
  let told: TrayPresence | null = null;
  const tell = (presence: TrayPresence): void => {
    if (presence === told) return;
    told = presence;
    listener(presence);
  };
  return onSessionBus(
    deps,
    (bus) =>
      followWatcher(bus, deps.clock, (hasHost) => tell(hasHost ? 'shown' : withoutHost(deps.env))),
    () => tell('unknown'),
  );
};

/** The source for Linux desktops. */
export const createStatusNotifierPresence = (deps: StatusNotifierDeps): TrayPresenceSource => ({
  watch: (listener) => follow(deps, listener),
});
