/** Teammates as the window sees them. In a large team few change at a time: then nobody else is looked at. */
import { teammateChanges, type ViewPatch } from '../bridge/patch.ts';
import type { TeammateView, View } from '../bridge/view.ts';
import type { Presence, Profile } from '../protocol/fields.ts';
import { differing, inBuckets } from './buckets.ts';
import { local, memo, type Selector } from './selectors.ts';
import type { EngineState } from './state.ts';

const OFFLINE = { show: 'offline', source: 'connection', since: 0 } as const;

const localProfile = (profile: Profile, skewMs: number): Profile =>
  profile.hoursOverride === undefined
    ? profile
    : { ...profile, hoursOverride: local(profile.hoursOverride, ['until'], skewMs) };

/** A teammate's view, and what it was made from. */
interface KnownTeammate {
  readonly profile: Profile;
  readonly told: Presence | undefined;
  readonly skewMs: number;
  readonly view: TeammateView;
}

const isOnline = ({ connection }: EngineState): boolean => connection.state === 'online';

/** Makes teammates one by one: one whose profile, presence and clock are the same keeps their identity. */
class Maker {
  #cache = new Map<string, KnownTeammate>();

  /** One of them; null for oneself and who is not in the team. */
  one(state: EngineState, id: string): TeammateView | null {
    const profile = Object.hasOwn(state.profiles, id) ? state.profiles[id] : undefined;
    if (profile === undefined || profile.left === true || id === state.identity?.memberId)
      return null;
    const told = isOnline(state) ? inBuckets(state.presences, id) : undefined;
    const { skewMs } = state;
    const known = this.#cache.get(id);
    if (known?.profile === profile && known.told === told && known.skewMs === skewMs)
      return known.view;
    const presence: Presence =
      told === undefined
        ? { ...OFFLINE, memberId: id } // Since when is not known: 0 is no time, on any clock.
        : local({ ...told, memberId: id }, ['since', 'until'], skewMs);
    const view: TeammateView = { profile: localProfile(profile, skewMs), presence };
    this.#cache.set(id, { profile, told, skewMs, view });
    return view;
  }

  /** All of them, in the order of the profiles. */
  all(state: EngineState): View['teammates'] {
    const ids = Object.keys(state.profiles);
    if (this.#cache.size > 2 * ids.length + 16) this.#cache = new Map();
    return Object.fromEntries(ids.flatMap((id) => this.entry(state, id)));
  }

  /** One of them with their id, if there is one. */
  entry(state: EngineState, id: string): readonly (readonly [string, TeammateView])[] {
    const view = this.one(state, id);
    return view === null ? [] : [[id, view]];
  }
}

/** What all of them are made from, but for their presences. */
const restOf = (state: EngineState): readonly unknown[] => [
  state.profiles,
  state.skewMs,
  state.identity,
  isOnline(state),
];

/** The teammates of one state. They are put into one record when somebody asks for all of them, and not before. */
export class Teammates {
  readonly #maker: Maker;
  readonly #state: EngineState;
  #all: View['teammates'] | null = null;

  constructor(maker: Maker, state: EngineState) {
    this.#maker = maker;
    this.#state = state;
  }

  /** All of them. */
  all(): View['teammates'] {
    return (this.#all ??= this.#maker.all(this.#state));
  }

  /** What leads here from how they were before. */
  since(before: Teammates): ViewPatch['teammates'] {
    if (before === this) return {};
    const rest = restOf(before.#state);
    if (!restOf(this.#state).every((part, n) => part === rest[n]))
      return teammateChanges(before.all(), this.all());
    const changed = isOnline(this.#state)
      ? differing(before.#state.presences, this.#state.presences)
      : [];
    return Object.fromEntries(changed.flatMap((id) => this.#maker.entry(this.#state, id)));
  }
}

/** Makes a selector of the teammates; they are the same ones while nothing that they are made from changes. */
export const makeTeammates = (): Selector<Teammates> => {
  const maker = new Maker();
  return memo(
    (state) => [state.presences, ...restOf(state)],
    (state) => new Teammates(maker, state),
  );
};
