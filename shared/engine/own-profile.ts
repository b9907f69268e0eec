/**
 * Name, zone and hours of oneself: what the relay last said, with what waits in the outbox laid over it, so that a
 * change shows at once, survives a restart with the outbox, and is told when there is a relay (C1, P9).
 */
import type { CommandOf } from '../bridge/commands.ts';
import { overrideNow } from '../domain/working-hours.ts';
import { offsetAt, zoneName } from '../domain/zone-offsets.ts';
import { t } from '../language/engine/words.ts';
import type { HoursOverride, Profile, WorkingHours } from '../protocol/fields.ts';
import { dropOps, enqueue, isInFlight } from './outbox.ts';
import { type EngineState, type OpRequest, opsInOrder, relayNow } from './state.ts';

type ProfileRequest = Extract<OpRequest, { type: 'profile' }>;
/** What one may change of oneself; null clears. Times are relay time. */
type ProfileChange = Omit<ProfileRequest, 'type'>;

/** Oneself as teammates will see it. */
export interface OwnProfile {
  readonly name: string | null;
  readonly timeZone: string;
  readonly workingHours: WorkingHours | null;
  readonly hoursOverride: HoursOverride | null;
}

const changesUnderWay = (state: EngineState): readonly ProfileChange[] =>
  opsInOrder(state).flatMap(({ request }) => (request.type === 'profile' ? [request] : []));

const told = ({ identity, profiles }: EngineState): Profile | undefined =>
  identity === null ? undefined : profiles[identity.memberId];

const changed = (own: OwnProfile, change: ProfileChange): OwnProfile => ({
  name: change.name ?? own.name,
  timeZone: change.timeZone ?? own.timeZone,
  workingHours: change.workingHours === undefined ? own.workingHours : change.workingHours,
  hoursOverride: change.hoursOverride === undefined ? own.hoursOverride : change.hoursOverride,
});

const ownOf = (state: EngineState, profile: Profile | undefined): OwnProfile => ({
  name: profile?.name ?? null,
  timeZone: profile?.timeZone ?? state.device.timeZone,
  workingHours: profile?.workingHours ?? null,
  hoursOverride: profile?.hoursOverride ?? null,
});

/** One's own profile with what is on its way to the relay; an override whose time is over is none (P7). */
export const ownProfile = (state: EngineState): OwnProfile => {
  const profile = told(state);
  const own = changesUnderWay(state).reduce(changed, ownOf(state, profile));
  return { ...own, hoursOverride: overrideNow(own.hoursOverride, relayNow(state)) };
};

/** Changes one's own profile. What has not left yet and is changed again goes as one request. */
const changeProfile = (state: EngineState, change: ProfileChange): EngineState => {
  const waits = opsInOrder(state).filter(
    (op) => op.request.type === 'profile' && !isInFlight(state, op),
  );
  const request = waits.reduceRight<ProfileRequest>(
    (later, { request: earlier }) =>
      earlier.type === 'profile' ? { ...earlier, ...later } : later,
    { type: 'profile', ...change },
  );
  return enqueue(
    dropOps(state, (op) => waits.includes(op)),
    request,
  );
};

type ProfileCommand = CommandOf<'setProfile' | 'setHours' | 'setHoursOverride'>;

/** Times of the window are this machine's. */
const changeOf = (state: EngineState, command: ProfileCommand): ProfileChange => {
  switch (command.type) {
    case 'setProfile': {
      const { type: _, ...change } = command;
      return change;
    }
    case 'setHours':
      return { workingHours: command.workingHours };
    case 'setHoursOverride': {
      const { hoursOverride: given } = command;
      if (given === null) return { hoursOverride: null };
      return { hoursOverride: { ...given, until: Math.round(given.until + state.skewMs) } };
    }
  }
};

/** Changes one's own profile as the window asked. */
export const changeByCommand = (state: EngineState, command: ProfileCommand): EngineState =>
  askAboutZone(changeProfile(state, changeOf(state, command)));

/** The relay took a change: it is the profile now, until the relay's own word comes. */
export const profileAccepted = (state: EngineState, change: ProfileChange): EngineState => {
  const profile = told(state);
  if (profile === undefined) return state;
  const { name, timeZone, workingHours, hoursOverride } = changed(ownOf(state, profile), change);
  const next: Profile = {
    memberId: profile.memberId,
    name: name ?? profile.name,
    timeZone,
    ...(workingHours === null ? {} : { workingHours }),
    ...(hoursOverride === null ? {} : { hoursOverride }),
  };
  return { ...state, profiles: { ...state.profiles, [profile.memberId]: next } };
};

/** Milliseconds until the own override ends by itself; null when there is none. */
export const overrideDueMs = (state: EngineState): number | null => {
  const { hoursOverride } = ownProfile(state);
  return hoursOverride === null ? null : Math.max(0, hoursOverride.until - relayNow(state));
};

const NOTICE = 'zone';

/**
 * This machine's clock shows another time than the one teammates count this person's hours in: its owner is asked,
 * once for each zone. Nothing changes by itself: who travels keeps the hours that they told, until they say
 * otherwise. Zones that show the same time now are no difference to anyone.
 */
export const askAboutZone = (state: EngineState): EngineState => {
  const machine = state.device.timeZone;
  const now = relayNow(state);
  const { timeZone } = ownProfile(state);
  if (told(state) === undefined || offsetAt(machine, now) === offsetAt(timeZone, now))
    return state.zoneAsked === null ? state : withoutQuestion(state);
  if (state.zoneAsked === machine) return state;
  const text = t('engine.zoneMoved', { machine: zoneName(machine), zone: zoneName(timeZone) });
  const { notices } = withoutQuestion(state);
  return { ...state, zoneAsked: machine, notices: [...notices, { noticeId: NOTICE, text }] };
};

const withoutQuestion = (state: EngineState): EngineState => ({
  ...state,
  zoneAsked: null,
  notices: state.notices.filter(({ noticeId }) => noticeId !== NOTICE),
});
