/** reduce(state, event) -> { state, effects }: the whole engine but for its ports. */
import { type ClockReading, driftBetween } from '../domain/clock-drift.ts';
import { assertNever } from '../result.ts';
import { runCommand } from './commands.ts';
import {
  changeIdentity,
  connectionDueMono,
  greet,
  lost,
  tickConnection,
  wake,
} from './connection.ts';
import { quieted } from './do-not-disturb.ts';
import { andThen, type Effect, type EngineEvent, step, type Step } from './events.ts';
import { takeFrame, tellActivity } from './frames.ts';
import { calendarDueMs, takeReading, tickCalendar } from './own-calendar.ts';
import { told } from './notes.ts';
import { trimInbox } from './inbox.ts';
import { flush } from './outbox.ts';
import { noteFocus } from './own-sessions.ts';
import { plannedDueMs, tickPlanned } from './planned.ts';
import { choicesDueMs, tickChoices } from './own-choices.ts';
import { focusDueMs, tickFocus } from './own-focus.ts';
import { roundsDueMs, tickRounds } from './own-rounds.ts';
import { surfaceDueMs, tickSurface } from './surface.ts';
import type { EngineState } from './state.ts';
import { noteActivity, noteAsked, presenceDueMs } from './own-presence.ts';
import type { CommandReply } from '../bridge/commands.ts';

/** While something is timed, both clocks are compared at least so often, to find out that one was set (F2). */
const CLOCK_CHECK_MS = 15_000;

/** A step, and the answer when the event was a command. */
export interface EngineStep extends Step {
  readonly reply?: CommandReply;
}

/** What is lent with each event: the clocks as they stand, and a number from 0 up to 1. */
export interface Lent {
  readonly reading: ClockReading;
  readonly countsSleep: boolean;
  readonly random: number;
}

/** Takes a new reading of the clocks. A wall clock that was set moves the skew, and so nothing else (F2). */
const read = (state: EngineState, { reading, countsSleep, random }: Lent): EngineState => {
  const { shiftMs } = driftBetween(state.reading, reading, countsSleep);
  return { ...state, reading, random, skewMs: state.skewMs - shiftMs };
};

const happened = (state: EngineState, event: EngineEvent): EngineStep => {
  switch (event.type) {
    case 'ticked':
      return step(state);
    case 'started':
      return step(trimInbox(state));
    case 'identityChanged':
      return changeIdentity(state, event.identity, event.name, event.fresh);
    case 'command':
      return runCommand(state, event.command, event.uuid);
    case 'socketOpened':
      return greet(state);
    case 'frameReceived':
      return takeFrame(state, event.frame, event.heard);
    case 'socketClosed':
      return lost(state, event.code);
    case 'activityChanged': {
      const next = noteActivity(state, event.reading);
      const isNews =
        event.reading.activity !== state.activity.activity && state.connection.state === 'online';
      return isNews ? step(next, tellActivity(next)) : step(next);
    }
    case 'doNotDisturbChanged':
      return step({ ...state, doNotDisturb: { ...state.doNotDisturb, isOn: event.isOn } });
    case 'calendarRead':
      return step(takeReading(state, event.reading));
    case 'woke':
      return wake(state);
    case 'feedChanged':
      return step({ ...state, hasFeed: event.hasFeed });
    case 'noticed': {
      const others = state.notices.filter((notice) => notice.noticeId !== event.notice.noticeId);
      return step({ ...state, notices: [...others, event.notice] });
    }
    case 'noticeGone':
      return step({
        ...state,
        notices: state.notices.filter((notice) => notice.noticeId !== event.noticeId),
      });
    default:
      return assertNever(event);
  }
};

/** What time has made necessary, whatever else happened. */
const tick = (state: EngineState): Step =>
  andThen(
    andThen(
      andThen(andThen(andThen(step(tickChoices(state)), tickFocus), tickRounds), tickPlanned),
      tickSurface,
    ),
    (next) => andThen(andThen(tickConnection(next), flush), tickCalendar),
  );

const noteSent = (state: EngineState, effects: readonly Effect[]): EngineState => {
  const { connection } = state;
  if (connection.state !== 'online' || !effects.some((effect) => effect.type === 'send'))
    return state;
  return { ...state, connection: { ...connection, sentMono: state.reading.monotonic } };
};

/** The engine after an event, with the clocks read at that moment. */
export const reduce = (before: EngineState, event: EngineEvent, lent: Lent): EngineStep => {
  const state = read(before, lent);
  const { reply, ...first } = happened(state, event);
  const after = told(before, quieted(andThen(first, tick)));
  const asked = noteAsked(before, after.state, after.effects);
  const sent = noteSent(asked, after.effects);
  const noted = { state: noteFocus(before, sent), effects: after.effects };
  return reply === undefined ? noted : { ...noted, reply };
};

/** Milliseconds until the engine has to be ticked; null when nothing is timed. */
export const dueInMs = (state: EngineState): number | null => {
  const mono = state.reading.monotonic;
  const opsRest =
    state.opsRestUntilMono > mono && Object.keys(state.ops).length > 0
      ? state.opsRestUntilMono
      : null;
  const planned = plannedDueMs(state);
  const plannedMono = planned === null ? null : mono + planned;
  const moments = [plannedMono, connectionDueMono(state), state.batchDueMono, opsRest].flatMap(
    (at) => (at === null ? [] : [at - mono]),
  );
  const timed = [
    focusDueMs(state),
    roundsDueMs(state),
    choicesDueMs(state),
    presenceDueMs(state),
    calendarDueMs(state),
  ].flatMap((due) => (due === null ? [] : [due]));
  const checks = timed.length > 0 ? [CLOCK_CHECK_MS] : [];
  const meeting = surfaceDueMs(state);
  if (meeting !== null) moments.push(meeting);
  const all = [...moments, ...timed, ...checks];
  return all.length === 0 ? null : Math.max(0, Math.min(...all));
};
