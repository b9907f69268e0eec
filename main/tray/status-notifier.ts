/**
 * Trays of Linux desktops: a panel that shows icons registers as a host with `org.kde.StatusNotifierWatcher` on the
 * session's bus. Without one Electron falls back to XEmbed, the tray of X11, of which no bus tells.
 */
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import type { ConnectBus, MessageBus } from '../bus/message-bus.ts';
import { readProperty } from '../bus/property.ts';
import type { TrayPresence, TrayPresenceSource } from './tray-presence.ts';

/** How soon a bus that cannot be reached, or went away, is tried again. */
const RETRY_MS = 60_000;

const NAME = 'org.kde.StatusNotifierWatcher';
const WATCHER = { service: NAME, path: '/StatusNotifierWatcher', interface: NAME } as const;
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** What the source is made of. */
export interface StatusNotifierDeps {
  readonly clock: Clock;
  readonly connect: ConnectBus;
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
const followWatcher = (bus: MessageBus, listener: (hasHost: boolean) => void): (() => void) => {
  let turn = 0;
  const read = async (): Promise<void> => {
    const mine = (turn += 1);
    const hasHost = await readProperty(bus, WATCHER, 'IsStatusNotifierHostRegistered');
    if (mine === turn) listener(hasHost === true);
  };
  const stops = [
    bus.onOwner(NAME, (isThere) => {
      if (isThere) return void read();
      turn += 1; // A question that is still out is about one who left.
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
    for (const stop of stops) stop();
  };
};

/** One watch: connects, follows, and begins again when the bus is gone. */
const follow = (
  { clock, connect, env }: StatusNotifierDeps,
  listener: (presence: TrayPresence) => void,
): (() => void) => {
  let told: TrayPresence | null = null;
  let isStopped = false;
  let leave: () => void = () => undefined;
  let cancel: CancelTimer = () => undefined;
  const tell = (presence: TrayPresence): void => {
    if (isStopped || presence === told) return;
    told = presence;
    listener(presence);
  };
  const lost = (): void => {
    leave();
    tell('unknown');
    if (!isStopped) cancel = clock.setTimer(RETRY_MS, () => void begin());
  };
  const begin = async (): Promise<void> => {
    const connected = await connect('session', lost);
    if (!connected.ok) {
      lost();
      return;
    }
    const bus = connected.value;
    if (isStopped) {
      bus.close();
      return;
    }
    const stop = followWatcher(bus, (hasHost) => tell(hasHost ? 'shown' : withoutHost(env)));
    leave = () => {
      leave = () => undefined;
      stop();
      bus.close();
    };
  };
  void begin();
  return () => {
    isStopped = true;
    cancel();
    leave();
  };
};

/** The source for Linux desktops. */
export const createStatusNotifierPresence = (deps: StatusNotifierDeps): TrayPresenceSource => ({
  watch: (listener) => follow(deps, listener),
});
