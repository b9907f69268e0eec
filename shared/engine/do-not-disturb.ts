/**
 * Notifications that wait: all while the system's own do-not-disturb is on (N1), and while their reader focuses all but
 * urgent ones (D4). The review still fills; afterwards at most one comes, of what is still unread. What waits is a hint
 * and lives in memory: a restart loses nothing else.
 */
import { activeFocus } from '../domain/focus.ts';
import { t } from '../language/engine/words.ts';
import type { Effect, Step } from './events.ts';
import { countText, endActions } from './notes.ts';
import type { Notification } from './ports.ts';
import type { EngineState, InboxItem } from './state.ts';

/** A notification that waits. */
interface WaitingNote {
  readonly notification: Notification;
  /** The batch that it tells of. */
  readonly batchId: string | undefined;
  /** How the own focus stood: a note without a batch is about that, and is stale once it changed. */
  readonly focusKey: string;
  /** What it waited for; `nothing`: it came at the moment when the others may be told. */
  readonly waitsFor: 'doNotDisturb' | 'focus' | 'nothing';
}

/** What this device knows of the system's do-not-disturb. */
export interface DoNotDisturb {
  /** Null: it cannot be known here. */
  readonly isOn: boolean | null;
  readonly waiting: readonly WaitingNote[];
}

/** Nothing is known, and nothing waits. */
export const DISTURB: DoNotDisturb = { isOn: null, waiting: [] };

const focusKeyOf = ({ focus }: EngineState): string =>
  focus === null ? '' : `${focus.focusId} ${focus.state}`;

type Note = Extract<Effect, { type: 'notify' }>;
const isNote = (effect: Effect): effect is Note => effect.type === 'notify';

const unreadOf = (state: EngineState, waiting: readonly WaitingNote[]): readonly InboxItem[] => {
  const told = new Set(waiting.map(({ batchId }) => batchId));
  return Object.values(state.inbox).filter(
    (item) => item.triage === 'unread' && told.has(item.batchId),
  );
};

/** The last note of how the own focus stands, if it still stands so and no batch has taken its place. */
const focusNote = (state: EngineState, waiting: readonly WaitingNote[]): Notification | null => {
  const last = waiting.findLast(
    (note) => note.batchId === undefined && note.focusKey === focusKeyOf(state),
  );
  if (last === undefined) return null;
  const newest = waiting.findLast(({ notification }) => notification.tag === last.notification.tag);
  return newest === last ? last.notification : null;
};

/** Of what came while do-not-disturb was on. */
const countedThen = (items: readonly InboxItem[], also: Notification | null): Notification => {
  const people = new Set(items.map(({ message }) => message.from)).size;
  const urgent = items.filter(({ message }) => message.urgency === 'urgent').length;
  return {
    tag: 'do-not-disturb',
    title: t('engine.cameQuietly', { count: items.length }),
    body: [
      t('engine.fromPeople', { people: t('counts.people', { count: people }) }),
      ...(urgent === 0 ? [] : [t('engine.urgentCount', { urgent })]),
      ...(also === null ? [] : [`${also.title}.`]),
    ].join(' '),
    place: 'review',
    ...(urgent === 0 ? {} : { urgent: true }),
  };
};

/** Of what came in mid-focus and at its end. */
const countedAtEnd = (
  items: readonly InboxItem[],
  waiting: readonly WaitingNote[],
): Notification => {
  const end = waiting.findLast(({ notification }) => notification.tag === 'focus');
  const people = new Set(items.map(({ message }) => message.from)).size;
  return {
    tag: 'focus',
    title: end?.notification.title ?? t('engine.focusDone'),
    body: t('engine.whileFocusing', { counted: countText(items.length, people) }),
    place: 'review',
    actions: endActions(),
  };
};

/** In mid-focus what is told is told for the sake of something urgent, and is as urgent as that (D4). */
const asUrgent = (state: EngineState, told: Notification | null): Notification | null =>
  told === null || activeFocus(state.focus) === null ? told : { ...told, urgent: true };

/** What one notification says of all that waited; null when nothing of it is news any more. */
const summaryOf = (state: EngineState, waiting: readonly WaitingNote[]): Notification | null => {
  const unread = unreadOf(state, waiting);
  const also = focusNote(state, waiting);
  if (unread.length === 0) return also;
  const batches = new Set(unread.map(({ batchId }) => batchId));
  const [batchId] = batches;
  const isWhole = Object.values(state.inbox).every(
    (item) => item.batchId !== batchId || item.triage === 'unread',
  );
  const note = waiting.findLast((one) => one.batchId === batchId);
  const isOneNote = batches.size === 1 && isWhole && also === null;
  if (isOneNote && note !== undefined) return note.notification;
  const isOfFocus = waiting.every(({ waitsFor }) => waitsFor !== 'doNotDisturb');
  return isOfFocus ? countedAtEnd(unread, waiting) : countedThen(unread, also);
};

/** Nobody is told in mid-focus, nor while the batch of its end is due: only something urgent is. */
const mayTell = (state: EngineState): boolean =>
  (activeFocus(state.focus) === null && state.batchDueMono === null) ||
  unreadOf(state, state.doNotDisturb.waiting).some(({ message }) => message.urgency === 'urgent');

/** Takes those of a step's notifications that wait out of it. */
const keep = (
  { state, effects }: Step,
  waitsFor: WaitingNote['waitsFor'],
  waits: (note: Note) => boolean = () => true,
): Step => {
  const mustWait = (effect: Effect): effect is Note => isNote(effect) && waits(effect);
  const notes = effects.filter(mustWait).map(({ notification, batchId }) => ({
    notification,
    batchId,
    focusKey: focusKeyOf(state),
    waitsFor,
  }));
  if (notes.length === 0) return { state, effects };
  const { isOn, waiting } = state.doNotDisturb;
  return {
    state: { ...state, doNotDisturb: { isOn, waiting: [...waiting, ...notes] } },
    effects: effects.filter((effect) => !mustWait(effect)),
  };
};

/** In mid-focus only what is urgent comes, and that a session began by itself (D4). */
const disturbs =
  (state: EngineState) =>
  ({ notification, begins }: Note): boolean =>
    activeFocus(state.focus) !== null && notification.urgent !== true && begins !== true;

/** Keeps the notifications of a step while they must not come, and tells of them when that is over (N1, D4). */
export const quieted = (taken: Step): Step => {
  if (taken.state.doNotDisturb.isOn === true) return keep(taken, 'doNotDisturb');
  const calm = keep(taken, 'focus', disturbs(taken.state));
  if (calm.state.doNotDisturb.waiting.length === 0 || !mayTell(calm.state)) return calm;
  const { state, effects } = keep(calm, 'nothing');
  const { isOn, waiting } = state.doNotDisturb;
  const notification = asUrgent(state, summaryOf(state, waiting));
  return {
    state: { ...state, doNotDisturb: { isOn, waiting: [] } },
    effects: notification === null ? effects : [...effects, { type: 'notify', notification }],
  };
};
