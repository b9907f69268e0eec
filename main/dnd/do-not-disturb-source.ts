/**
 * Whether the system's own do-not-disturb is on (N1). Desktops tell of it in different places: of those in use here the
 * first that answers counts, and the next one when it goes away; with none left it cannot be known.
 */
import type { CancelTimer, Clock, DoNotDisturbSource } from '../../shared/engine/ports.ts';
import type { ConnectBus, MessageBus } from '../bus/message-bus.ts';
import { watchGnome, type WatchSetting } from './gnome.ts';
import { watchInhibited } from './inhibited.ts';
import type { IsOn, WatchPlace } from './place.ts';
import { watchXfce } from './xfce.ts';

/** How soon a bus that cannot be reached, or went away, is tried again. */
const RETRY_MS = 60_000;

/** What the source is made of. */
export interface DoNotDisturbDeps {
  readonly clock: Clock;
  readonly connect: ConnectBus;
  readonly watchSetting: WatchSetting;
}

/** The places in the order in which they are believed: GNOME's setting is there on other desktops as well. */
const placesOf = ({ clock, watchSetting }: DoNotDisturbDeps): readonly WatchPlace[] => [
  watchInhibited,
  watchXfce,
  (bus, listener) => watchGnome(bus, watchSetting, clock, listener),
];

/** Follows all places on one bus; tells what the first says that says anything. */
const watchPlaces = (
  bus: MessageBus,
  places: readonly WatchPlace[],
  tell: (isOn: IsOn) => void,
): (() => void) => {
  const said: IsOn[] = places.map(() => null);
  const stops = places.map((watch, at) =>
    watch(bus, (isOn) => {
      said[at] = isOn;
      tell(said.find((answer) => answer !== null) ?? null);
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
};

/** One watch: connects, follows, and begins again when the bus is gone. */
const follow = (deps: DoNotDisturbDeps, listener: (isOn: IsOn) => void): (() => void) => {
  let told: IsOn | 'nothing' = 'nothing';
  let isStopped = false;
  let leave: () => void = () => undefined;
  let cancel: CancelTimer = () => undefined;
  const tell = (isOn: IsOn): void => {
    if (isStopped || isOn === told) return;
    told = isOn;
    listener(isOn);
  };
  const lost = (): void => {
    leave();
    tell(null);
    if (!isStopped) cancel = deps.clock.setTimer(RETRY_MS, () => void begin());
  };
  const begin = async (): Promise<void> => {
    const connected = await deps.connect('session', lost);
    if (!connected.ok) {
      lost();
      return;
    }
    const bus = connected.value;
    if (isStopped) {
      bus.close();
      return;
    }
    const stop = watchPlaces(bus, placesOf(deps), tell);
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
export const createDoNotDisturbSource = (deps: DoNotDisturbDeps): DoNotDisturbSource => ({
  watch: (listener) => follow(deps, listener),
});
