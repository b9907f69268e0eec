/** What the relay says, taken in (spec §2, relay to client). */
import { assertNever } from '../result.ts';
import type { Presence, Profile } from '../protocol/fields.ts';
import type { Reply, ReplyOf } from '../protocol/replies.ts';
import { type Buckets, NO_BUCKETS, withEntries } from './buckets.ts';
import { giveUp, ping } from './connection.ts';
import { andThen, step, type Effect, type Heard, type Step } from './events.ts';
import { adoptTriage, takeBatch } from './inbox.ts';
import { reconcileFocus, settleFocus, takeFocusEntry } from './focus-sync.ts';
import { flush, opAccepted, opOf, opRefused } from './outbox.ts';
import { calendarRefused } from './own-calendar.ts';
import { adoptManual, adoptStatus } from './own-choices.ts';
import { askAboutZone, profileAccepted } from './own-profile.ts';
import { adoptSettings, meetSettings } from './own-settings.ts';
import { adoptAsks, takeSurface } from './surface.ts';
import {
  askMissing,
  askWaiting,
  takeAnswer,
  takeNames,
  takeReceipt,
  takeSent,
} from './sent-elsewhere.ts';
import { settleUrgent, takeBudget } from './urgent.ts';
import { noteBatch, noteFocusEntry } from './own-sessions.ts';
import { type EngineState, relayNow } from './state.ts';

/** Corrections of relay time below this are the latency of the network. */
const SKEW_NOISE_MS = 1000;

const entriesOf = <T extends { readonly memberId: string }>(
  list: readonly T[],
): readonly (readonly [string, T])[] => list.map((item) => [item.memberId, item]);

const byId = <T extends { readonly memberId: string }>(
  list: readonly T[],
): Readonly<Record<string, T>> => Object.fromEntries(entriesOf(list));

const mergeProfiles = (
  state: EngineState,
  profiles: readonly Profile[],
): EngineState['profiles'] => ({
  ...state.profiles,
  ...byId(profiles),
});

/** Tells the relay how this device stands (P2). */
export const tellActivity = (state: EngineState): Effect => ({
  type: 'send',
  request: {
    type: 'activity',
    id: `a${Math.round(state.reading.monotonic)}`,
    activity: state.activity.activity,
    at: Math.round(state.reading.wall + state.skewMs),
  },
});

const enter = (state: EngineState, frame: ReplyOf<'welcome'>): Step => {
  const now = state.reading.monotonic;
  const attempt = state.connection.state === 'connecting' ? state.connection.attempt : 0;
  const skew = frame.now - state.reading.wall;
  const shiftMs = Math.abs(skew - state.skewMs) > SKEW_NOISE_MS ? skew - state.skewMs : 0;
  const online: EngineState = {
    ...state,
    connection: {
      state: 'online',
      attempt,
      sinceMono: now,
      sentMono: now,
      heardMono: now,
      heardAt: Math.round(relayNow(state) + shiftMs),
      head: frame.head,
      inLog: false,
    },
    // A relay whose data was put back by hand counts on from there.
    cursor: Math.min(state.cursor, frame.head),
    skewMs: state.skewMs + shiftMs,
    deviceId: frame.me.deviceId,
    hasFeed: frame.me.hasFeed ?? null,
    teamName: frame.team.name,
    held: frame.held,
    opsRestUntilMono: 0,
    toldBusy: null,
    urgentBudgets: {},
    headThen: frame.head,
  };
  const choices = adoptStatus(
    adoptManual(adoptAsks(online, frame.me.asks), frame.me.manual),
    frame.me.status,
  );
  const own = meetSettings(choices, frame.me.settings);
  const met = reconcileFocus({ ...own, relayOwn: frame.me }, frame.me.focus, shiftMs);
  // A relay of before did not hear what was said with hello, and meanwhile it may have changed.
  const isKnown = frame.me.activity === met.state.activity.activity;
  const told = andThen(
    isKnown ? step(met.state) : step(met.state, tellActivity(met.state)),
    (next) => step(next, ...met.effects),
  );
  const known = andThen(told, askWaiting);
  const isBehind = online.cursor < frame.head;
  return isBehind ? andThen(known, (next) => step(next, ping(next))) : known;
};

/** Let in: a snapshot that is newer than all that comes after it is older than (P6). */
const welcomed = (state: EngineState, frame: ReplyOf<'welcome'>): Step => {
  const entered = frame.part === 1 ? enter(state, frame) : step(state);
  const { state: next } = entered;
  const before: Buckets<Presence> = frame.part === 1 ? NO_BUCKETS : next.presences;
  const presences = withEntries(before, entriesOf(frame.members));
  const profiles =
    frame.profiles === undefined ? next.profiles : mergeProfiles(next, frame.profiles);
  const name = profiles[frame.me.memberId]?.name ?? next.name;
  const roster = frame.part === frame.parts ? frame.roster : next.roster;
  return { ...entered, state: askAboutZone({ ...next, presences, profiles, name, roster }) };
};

const takeEntry = (state: EngineState, { entry, seq, at }: ReplyOf<'entry'>): Step => {
  switch (entry.type) {
    case 'batch':
      return takeBatch(noteBatch(state, entry, at), entry, seq, at);
    case 'receipt':
      return step(takeReceipt(state, entry));
    case 'triage':
      return step(adoptTriage(state, entry));
    case 'focus': {
      const { type: _, ...session } = entry;
      return takeFocusEntry(noteFocusEntry(state, session, at), session, seq);
    }
    case 'manual':
      return step(adoptManual(state, entry.choice));
    case 'status':
      return step(adoptStatus(state, entry.line));
    case 'settings':
      return step(adoptSettings(state, entry.settings));
    case 'surface':
      return step(takeSurface(state, entry, at));
    default:
      return assertNever(entry);
  }
};

const meetGap = (state: EngineState): Step =>
  andThen(step(state, { type: 'report', what: 'a gap in the log' }), giveUp);

/**
 * Entries come in order without gaps; one seen before changes nothing, a gap is mended by asking again (H6).
 * Only the first one of a connection may come after a gap: what the relay no longer keeps.
 */
const logged = (state: EngineState, frame: ReplyOf<'entry'>): Step => {
  const { connection } = state;
  if (connection.state !== 'online' || frame.seq <= state.cursor) return step(state);
  if (frame.seq > state.cursor + 1 && connection.inLog) return meetGap(state);
  const taken = takeEntry({ ...state, connection: { ...connection, inLog: true } }, frame);
  const stored: Effect = {
    type: 'send',
    request: { type: 'stored', id: `s${frame.seq}`, seq: frame.seq },
  };
  return { state: { ...taken.state, cursor: frame.seq }, effects: [stored, ...taken.effects] };
};

/**
 * The answer to a ping comes behind every entry that was there by then. What is missing up to where the log was at the
 * welcome comes no more: its end is not kept, as for a device that is new in a quiet team, or was passed over by a
 * relay that was restored (H6). Behind an entry that is a gap like any other; on a connection that was given up nothing
 * is taken, and so nothing was read.
 */
const readToEnd = (state: EngineState): Step => {
  const { connection, cursor } = state;
  if (connection.state !== 'online' || cursor >= connection.head) return step(state);
  return connection.inLog ? meetGap(state) : step({ ...state, cursor: connection.head });
};

const answered = (state: EngineState, frame: ReplyOf<'ok'> | ReplyOf<'error'>): Step => {
  const told = takeAnswer(state, frame);
  if (told !== null) return step(told);
  const op = opOf(state, frame.re);
  if (op === undefined) {
    const isRefusal = frame.type === 'error';
    return isRefusal
      ? step(calendarRefused(state, frame.re ?? '', frame.code), {
          type: 'report',
          what: `the relay refused: ${frame.code}`,
        })
      : step(frame.urgent === undefined ? state : takeBudget(state, frame.urgent));
  }
  const isOk = frame.type === 'ok';
  const next = settleUrgent(
    isOk ? opAccepted(state, op, frame) : opRefused(state, op, frame),
    op.request,
    frame,
  );
  if (isOk && op.request.type === 'profile') return step(profileAccepted(next, op.request));
  return settleFocus(next, op.request, frame);
};

const take = (state: EngineState, frame: Reply): Step => {
  switch (frame.type) {
    case 'welcome':
      return welcomed(state, frame);
    case 'presence':
      return step({ ...state, presences: withEntries(state.presences, entriesOf(frame.members)) });
    case 'profiles': {
      const profiles = mergeProfiles(state, frame.profiles);
      const name =
        state.identity === null
          ? state.name
          : (profiles[state.identity.memberId]?.name ?? state.name);
      return step({ ...state, profiles, name, roster: frame.roster });
    }
    case 'held': {
      const { type: _, ...held } = frame;
      return step({ ...state, held });
    }
    case 'entry':
      return logged(state, frame);
    case 'wrote':
      return step(takeNames(state, frame));
    case 'messages':
      return step(takeSent(state, frame));
    case 'ok':
    case 'error':
      return answered(state, frame);
    case 'pong':
      return readToEnd(state);
    default:
      return assertNever(frame);
  }
};

/** Takes in a frame, and sends on what may go now. */
export const takeFrame = (
  state: EngineState,
  frame: Reply,
  heard: Heard = { mono: state.reading.monotonic, at: relayNow(state) },
): Step => {
  const { connection } = state;
  const heardAt = Math.round(heard.at);
  const next: EngineState =
    connection.state === 'online'
      ? { ...state, connection: { ...connection, heardMono: heard.mono, heardAt } }
      : state;
  return andThen(andThen(take(next, frame), flush), askMissing);
};
