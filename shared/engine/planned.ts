/** Planned sessions: begun by themselves or asked about, each once on all devices together (F8). */
import * as z from 'zod';
import type { PlannedView } from '../bridge/view.ts';
import { derivedUuid } from '../domain/derived-id.ts';
import { activeFocus, endedByItself } from '../domain/focus.ts';
import { type Occurrence, planOccurrences } from '../domain/plan.ts';
import { t } from '../language/engine/words.ts';
import { DAY_MS, FOCUS_LENGTH } from '../protocol/limits.ts';
import { type Effect, step, type Step } from './events.ts';
import { applyFocus } from './own-focus.ts';
import { ownBreak } from './own-rounds.ts';
import { ownProfile } from './own-profile.ts';
import { eventOccurrences } from './planned-events.ts';
import { type EngineState, relayNow } from './state.ts';

const MINUTE = 60_000;
/** With less left of it a planned session is not begun any more. */
const LEAST_MS = 5 * MINUTE;
/** How long after it connected a device waits for what the others did meanwhile. */
const NEWS_MS = 3000;
/** A relay from which nothing came for so long may be gone, and with it what the others did. */
const SILENT_MS = 30_000;
/** The plan is looked at so often, also where the clock was set. */
const LOOK_MS = MINUTE;
const KEEP_MS = 30 * DAY_MS;
const KEEP = 500;

/** What became of an occurrence here. Times are relay time. */
export const handledOccurrence = z.object({
  from: z.number(),
  until: z.number(),
  label: z.string().optional(),
  state: z.enum(['asked', 'started', 'skipped']),
});
export type HandledOccurrence = z.infer<typeof handledOccurrence>;

/**
 * The moment that the plan is looked up at. In a team it is relay time, the same for all devices; alone it is what
 * the clock of this machine shows, which its owner sees and may have set right.
 */
const planShift = (state: EngineState): number => (state.identity === null ? state.skewMs : 0);

const memo = new WeakMap<object, { readonly of: string; readonly found: readonly Occurrence[] }>();

/** A look at every event would cost more than all else the event does: one for each quarter of an hour will do. */
const fromPlan = (state: EngineState): readonly Occurrence[] => {
  const { plan } = state.settings;
  if (plan === undefined) return [];
  const at = relayNow(state) - planShift(state);
  const { timeZone } = ownProfile(state);
  const of = `${timeZone} ${Math.floor(at / (15 * MINUTE))}`;
  const known = memo.get(plan);
  if (known?.of === of) return known.found;
  const found = planOccurrences(plan.stretches, timeZone, at);
  memo.set(plan, { of, found });
  return found;
};

/** All that is planned about now, in relay time. */
const occurrences = (state: EngineState): readonly Occurrence[] => {
  const shift = planShift(state);
  const planned = fromPlan(state);
  const shifted = planned.map((it) => ({ ...it, from: it.from + shift, until: it.until + shift }));
  return [...shifted, ...eventOccurrences(state)];
};

/** The session of an occurrence has the same id on all devices of its member: it is one (F3). */
const focusIdOf = (state: EngineState, key: string): string =>
  derivedUuid(`${state.identity?.memberId ?? 'alone'} ${key}`);

/** By more than what clocks are corrected by. */
const isMoved = (before: Pick<Occurrence, 'from'>, from: number): boolean =>
  Math.abs(before.from - from) >= MINUTE;

const isOnNow = (state: EngineState, { from, until }: Pick<Occurrence, 'from' | 'until'>) =>
  from <= relayNow(state) && relayNow(state) <= until - LEAST_MS;

/** Whether it was begun on any device, or a session in it was ended by hand: that is an answer, too. */
const isAnswered = (
  state: EngineState,
  { key, from }: Pick<Occurrence, 'key' | 'from'>,
): boolean => {
  const focusId = focusIdOf(state, key);
  const { focus } = state;
  if (state.sessions[focusId] !== undefined || focus?.focusId === focusId) return true;
  return focus?.state === 'ended' && !endedByItself(focus) && focus.endsAt >= from;
};

/** Whether this device knows what the others did: it has heard the relay, or the relay cannot be reached. */
const knowsOthers = (state: EngineState): boolean => {
  const { connection, reading, cursor } = state;
  switch (connection.state) {
    case 'solo':
    case 'signedOut':
      return true;
    case 'waiting':
      return connection.attempt > 1;
    case 'connecting':
      return connection.attempt > 1;
    case 'online': {
      const isHeard = relayNow(state) - connection.heardAt < SILENT_MS;
      return (
        isHeard &&
        (cursor >= connection.head || reading.monotonic - connection.sinceMono > 10 * NEWS_MS)
      );
    }
  }
};

const handled = (
  state: EngineState,
  { key, from, until, label }: Occurrence,
  became: HandledOccurrence['state'],
): EngineState => {
  const entry = { from, until, ...(label === undefined ? {} : { label }), state: became };
  const recent = Object.entries(state.planned)
    .filter(([, it]) => it.until > relayNow(state) - KEEP_MS)
    .sort(([, a], [, b]) => b.until - a.until)
    .slice(0, KEEP);
  return { ...state, planned: { ...Object.fromEntries(recent), [key]: entry } };
};

const begun = (state: EngineState, occurrence: Occurrence): EngineState | null => {
  // What an event is called is for its owner's eyes: it leaves the device with no session (K1).
  const { key, until } = occurrence;
  const endsAt = Math.round(Math.min(until, relayNow(state) + FOCUS_LENGTH.maxMs));
  const focusId = focusIdOf(state, key);
  const event = {
    type: 'started',
    focusId,
    endsAt,
    shareLabel: false,
    urgent: 'allow',
  } as const;
  const started = applyFocus(state, event);
  return started.done ? handled(started.state, occurrence, 'started') : null;
};

const minutesOf = (state: EngineState, until: number): number =>
  Math.round((until - relayNow(state)) / MINUTE);

const note = (
  state: EngineState,
  { until, label }: Occurrence,
  what: 'plannedAsk' | 'plannedRuns',
): Extract<Effect, { type: 'notify' }> => {
  const text = t(`engine.${what}`, { minutes: minutesOf(state, until) });
  return {
    type: 'notify',
    notification: {
      tag: 'planned',
      title: t(what === 'plannedAsk' ? 'engine.timeForFocus' : 'focus.plannedFocus'),
      body: label === undefined ? text : t('engine.labelled', { label, text }),
      place: 'focus',
    },
  };
};

const ask = (state: EngineState, occurrence: Occurrence): Step =>
  step(handled(state, occurrence, 'asked'), note(state, occurrence, 'plannedAsk'));

/** Begins it, or asks: by itself only under the eyes of whoever is at this device. */
const take = (state: EngineState, occurrence: Occurrence): Step => {
  const { activity } = state.activity;
  const mayBegin = activity === 'active' && state.settings.plan?.start === 'auto';
  if (activity !== 'active' && activity !== 'unknown') return step(state);
  if (!mayBegin) return ask(state, occurrence);
  const next = begun(state, occurrence);
  return next === null
    ? step(state)
    : step(next, {
        ...note(next, occurrence, 'plannedRuns'),
        begins: true,
      });
};

/** Whether it was taken here: a question that nobody answered is asked again when its event was moved. */
const isTaken = (state: EngineState, { key, from }: Occurrence): boolean => {
  const before = state.planned[key];
  return before !== undefined && (before.state !== 'asked' || !isMoved(before, from));
};

/** Takes what is planned for now and was not taken yet; a break of rounds is left alone (F5). */
export const tickPlanned = (state: EngineState): Step => {
  if (activeFocus(state.focus) !== null || ownBreak(state) !== null) return step(state);
  const due = occurrences(state).find((it) => isOnNow(state, it) && !isTaken(state, it));
  if (due === undefined || !knowsOthers(state)) return step(state);
  return isAnswered(state, due) ? step(handled(state, due, 'skipped')) : take(state, due);
};

/** Milliseconds until the plan has to be looked at; null where nothing is planned. */
export const plannedDueMs = (state: EngineState): number | null => {
  const all = occurrences(state);
  if (state.settings.plan === undefined && all.length === 0) return null;
  const ahead = all.map(({ from }) => from - relayNow(state)).filter((ms) => ms > 0);
  return Math.min(LOOK_MS, ...ahead);
};

/** A question goes with what it is about: a stretch that is planned no more, an event cancelled or moved. */
const questionOf = (state: EngineState): Occurrence | null => {
  if (activeFocus(state.focus) !== null) return null;
  const asked = occurrences(state).find((it) => {
    const isAsked = state.planned[it.key]?.state === 'asked' && isTaken(state, it);
    return isAsked && isOnNow(state, it) && !isAnswered(state, it);
  });
  return asked ?? null;
};

/** The question to be answered; null when there is none. */
export const plannedView = (state: EngineState): PlannedView | null => {
  const question = questionOf(state);
  if (question === null) return null;
  const { skewMs } = state;
  return { ...question, from: question.from - skewMs, until: question.until - skewMs };
};

/** The answer to the question; null when it is not asked any more. */
export const answerPlanned = (
  state: EngineState,
  key: string,
  isYes: boolean,
): EngineState | null => {
  const question = questionOf(state);
  if (question?.key !== key) return null;
  return isYes ? begun(state, question) : handled(state, question, 'skipped');
};
