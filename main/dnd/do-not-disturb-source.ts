/**
 * Whether the system's own do-not-disturb is on (N1). Desktops tell of it in different places: of those in use here the
 * first that answers counts, and the next one when it goes away; with none left it cannot be known.
 */
import type { DoNotDisturbSource } from '../../shared/engine/ports.ts';
import type { MessageBus } from '../bus/message-bus.ts';
import { onSessionBus, type SessionBusDeps } from '../bus/on-session-bus.ts';
import { watchGnome, type WatchSetting } from './gnome.ts';
import { watchInhibited } from './inhibited.ts';
import type { IsOn, WatchPlace } from './place.ts';
import { watchXfce } from './xfce.ts';

/** What the source is made of. */
export interface DoNotDisturbDeps extends SessionBusDeps {
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

/** One watch. */
const follow = (deps: DoNotDisturbDeps, listener: (isOn: IsOn) => void): (() => void) => {
  let told: IsOn | 'nothing' = 'nothing';
  const tell = (isOn: IsOn): void => {
    if (isOn === told) return;
    told = isOn;
    listener(isOn);
  };
  return onSessionBus(
    deps,
    (bus) => watchPlaces(bus, placesOf(deps), tell),
    () => tell(null),
  );
};

/** The source for Linux desktops. */
export const createDoNotDisturbSource = (deps: DoNotDisturbDeps): DoNotDisturbSource => ({
  watch: (listener) => follow(deps, listener),
});
