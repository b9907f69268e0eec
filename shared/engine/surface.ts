/** "Tell me when they surface": who one waits for, and one quiet note when both are reachable (S1). */
import type { CommandReply } from '../bridge/commands.ts';
import type { AskView, MeetingView } from '../bridge/view.ts';
import { activeFocus } from '../domain/focus.ts';
import { manualNow } from '../domain/presence.ts';
import { t } from '../language/engine/words.ts';
import type { SurfaceAsk } from '../protocol/fields.ts';
import { SURFACE } from '../protocol/limits.ts';
import type { EntryOf } from '../protocol/replies.ts';
import { fail, ok, type Result } from '../result.ts';
import type { LocalCommand } from './events.ts';
import { step, type Effect, type Step } from './events.ts';
import { dropOps, enqueue, hasPending, isInFlight } from './outbox.ts';
import { type EngineState, type Meeting, type OpRequest, relayNow, without } from './state.ts';

/** A meeting that could not be told for so long is no news any more. */
const FRESH_MS = 15 * 60_000;

type SurfaceRequest = Extract<OpRequest, { type: 'surface.ask' | 'surface.cancel' }>;

const isPending = (state: EngineState, type: SurfaceRequest['type'], to: string): boolean =>
  hasPending(state, (request) => request.type === type && request.to === to);

/** Drops asks for somebody that wait in the outbox: those that the relay may have got, or those it cannot have. */
const dropAsks = (state: EngineState, to: string, which: (attempted: boolean) => boolean) =>
  dropOps(
    state,
    (op) =>
      op.request.type === 'surface.ask' &&
      op.request.to === to &&
      !isInFlight(state, op) &&
      which(op.attempted),
  );
const isUnseen = (attempted: boolean): boolean => !attempted;
const isAttempted = (attempted: boolean): boolean => attempted;

const endAsk = (state: EngineState, to: string): EngineState =>
  state.asks[to] === undefined ? state : { ...state, asks: without(state.asks, to) };

const cancel = (state: EngineState, to: string): EngineState => {
  if (state.asks[to] === undefined) return state;
  const ended = dropAsks(endAsk(state, to), to, isUnseen);
  // Where the relay cannot have heard of it there is nothing to take back.
  return ended.ops === state.ops ? enqueue(ended, { type: 'surface.cancel', to }) : ended;
};

const refuse = (
  code: 'refused' | 'not_found' | 'conflict',
  message: string,
): Extract<CommandReply, { ok: false }> => fail({ code, message });

const ask = (
  state: EngineState,
  to: string,
): Result<EngineState, Extract<CommandReply, { ok: false }>['error']> => {
  if (state.identity === null) return refuse('refused', t('engine.nobodyToWaitFor'));
  const profile = state.profiles[to];
  if (profile === undefined || profile.left === true || to === state.identity.memberId)
    return refuse('not_found', t('engine.notInTeamToWaitFor'));
  if (state.asks[to] !== undefined) return ok(state);
  if (Object.keys(state.asks).length >= SURFACE.maxAsks)
    return refuse('conflict', t('engine.waitsForMany', { most: SURFACE.maxAsks }));
  const asks = { ...state.asks, [to]: Math.round(relayNow(state)) };
  const meetings = without(state.meetings, to);
  return ok(enqueue({ ...state, asks, meetings }, { type: 'surface.ask', to }));
};

/** Its line goes here at once, and at the other devices when the relay has heard of it. */
const dismiss = (state: EngineState, to: string): EngineState => {
  const meeting = state.meetings[to];
  if (meeting === undefined) return state;
  const meetings = without(state.meetings, to);
  return enqueue({ ...state, meetings }, { type: 'surface.dismiss', to, metAt: meeting.at });
};

/** Carries out a command about waiting for somebody. */
export const runSurface = (
  state: EngineState,
  command: Extract<LocalCommand, { type: 'askToMeet' | 'cancelAsk' | 'dismissMeeting' }>,
): Result<EngineState, Extract<CommandReply, { ok: false }>['error']> => {
  switch (command.type) {
    case 'askToMeet':
      return ask(state, command.to);
    case 'cancelAsk':
      return ok(cancel(state, command.to));
    case 'dismissMeeting':
      return ok(dismiss(state, command.memberId));
  }
};

/** The relay told whom one waits for; what is on its way there wins until it has arrived. */
export const adoptAsks = (
  state: EngineState,
  asks: readonly SurfaceAsk[] | undefined,
): EngineState => {
  if (asks === undefined) return state;
  const known = asks.filter(({ to }) => !isPending(state, 'surface.cancel', to));
  const ours = Object.entries(state.asks).filter(([to]) => isPending(state, 'surface.ask', to));
  const all = [...ours, ...known.map(({ to, askedAt }) => [to, askedAt] as const)];
  // From entries: an id comes from the relay, and one called `__proto__` must be no more than an id.
  return { ...state, asks: Object.fromEntries(all) };
};

const met = (state: EngineState, { memberId, by }: EntryOf<'surface'>, at: number): EngineState => {
  const meeting: Meeting = { at, isAsked: by === memberId, isTold: false };
  const next = { ...state, meetings: { ...state.meetings, [memberId]: meeting } };
  // One who asked again since, offline, waits for the next time.
  const isOver = (state.asks[memberId] ?? 0) <= at || !isPending(state, 'surface.ask', memberId);
  return isOver
    ? endAsk(
        dropAsks(next, memberId, () => true),
        memberId,
      )
    : next;
};

/** Dismissed at another device: a later meeting stays, that one may not have been seen. */
const dismissed = (state: EngineState, memberId: string, metAt: number): EngineState =>
  (state.meetings[memberId]?.at ?? Infinity) <= metAt
    ? { ...state, meetings: without(state.meetings, memberId) }
    : state;

/** The log told of a wait. An ask that it tells of has arrived, whether its answer has or not. */
export const takeSurface = (
  state: EngineState,
  entry: EntryOf<'surface'>,
  at: number,
): EngineState => {
  const { memberId, metAt } = entry;
  if (metAt !== undefined) return dismissed(state, memberId, metAt);
  switch (entry.state) {
    case 'asked': {
      // Who asks again has seen that they met before.
      const arrived = dismissed(dropAsks(state, memberId, isAttempted), memberId, at);
      if (isPending(arrived, 'surface.cancel', memberId)) return arrived;
      return { ...arrived, asks: { ...arrived.asks, [memberId]: at } };
    }
    case 'cancelled':
    case 'expired':
      return isPending(state, 'surface.ask', memberId) ? state : endAsk(state, memberId);
    case 'met':
      return met(state, entry, at);
  }
};

/**
 * Nothing of this is shown to who is focusing or busy (C3), nor while the log is being read: what it tells of a
 * focus may be of before.
 */
export const mayShowMeetings = (state: EngineState): boolean =>
  activeFocus(state.focus) === null &&
  manualNow(state.manual, relayNow(state))?.show !== 'busy' &&
  state.busyUntil === null &&
  state.cursor >= state.headThen;

const nameOf = (state: EngineState, memberId: string): string =>
  state.profiles[memberId]?.name ?? t('engine.aTeammate');

const noteOf = (state: EngineState, memberId: string, { isAsked }: Meeting): Effect => ({
  type: 'notify',
  notification: {
    tag: `surface-${memberId}`,
    title: t('engine.isReachable', { name: nameOf(state, memberId) }),
    body: isAsked ? t('engine.theyWaited') : t('engine.youAskedToBeTold'),
    place: 'team',
    silent: true,
  },
});

const lastsUntil = ({ at, isTold }: Meeting): number => at + (isTold ? SURFACE.newsMs : FRESH_MS);

const expireAsks = (state: EngineState, now: number): EngineState =>
  Object.entries(state.asks)
    .filter(([, askedAt]) => askedAt + SURFACE.lifeMs <= now)
    .reduce((next, [to]) => endAsk(dropAsks(next, to, isUnseen), to), state);

/** Ends what time has ended, and tells once of each meeting that may be told now. */
export const tickSurface = (before: EngineState): Step => {
  const now = relayNow(before);
  const state = expireAsks(before, now);
  const entries = Object.entries(state.meetings);
  if (entries.length === 0) return step(state);
  const lasting = entries.filter(([, meeting]) => now < lastsUntil(meeting));
  const isQuiet = !mayShowMeetings(state);
  const news = isQuiet ? [] : lasting.filter(([, meeting]) => !meeting.isTold);
  if (news.length === 0 && lasting.length === entries.length) return step(state);
  const told = news.map(([id, meeting]) => [id, { ...meeting, isTold: true }] as const);
  const meetings = Object.fromEntries([...lasting, ...told]);
  return step(
    { ...state, meetings },
    ...news.map(([memberId, meeting]) => noteOf(state, memberId, meeting)),
  );
};

/** Milliseconds until a wait or the news of a meeting ends; null without one. */
export const surfaceDueMs = (state: EngineState): number | null => {
  const ends = [
    ...Object.values(state.asks).map((askedAt) => askedAt + SURFACE.lifeMs),
    ...Object.values(state.meetings).map(lastsUntil),
  ];
  return ends.length === 0 ? null : Math.max(0, Math.min(...ends) - relayNow(state));
};

/** The waits as the window sees them. */
export const asksView = ({ asks, skewMs }: EngineState): Readonly<Record<string, AskView>> =>
  Object.fromEntries(
    Object.entries(asks).map(([to, askedAt]) => [
      to,
      { askedAt: askedAt - skewMs, endsAt: askedAt + SURFACE.lifeMs - skewMs },
    ]),
  );

/** The meetings as the window sees them: those that were told, the latest first. */
export const meetingsView = (state: EngineState): readonly MeetingView[] =>
  !mayShowMeetings(state)
    ? []
    : Object.entries(state.meetings)
        .filter(([, { isTold }]) => isTold)
        .map(([memberId, { at, isAsked }]) => ({ memberId, at: at - state.skewMs, isAsked }))
        .sort((a, b) => b.at - a.at);
