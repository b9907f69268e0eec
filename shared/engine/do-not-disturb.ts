/**
 * The system's own do-not-disturb (N1). While it is on, notifications wait and the review still fills; when it ends, at
 * most one comes, of what is still unread. What waits is a hint and lives in memory: a restart loses nothing else.
 */
import { activeFocus } from '../domain/focus.ts';
import type { Effect, Step } from './events.ts';
import type { Notification } from './ports.ts';
import type { EngineState, InboxItem } from './state.ts';

/** A notification that waits. */
interface WaitingNote {
  readonly notification: Notification;
  /** The batch that it tells of. */
  readonly batchId: string | undefined;
  /** How the own focus stood: a note without a batch is about that, and is stale once it changed. */
  readonly focusKey: string;
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

const isNote = (effect: Effect): effect is Extract<Effect, { type: 'notify' }> =>
  effect.type === 'notify';

const notesOf = (state: EngineState, effects: readonly Effect[]): readonly WaitingNote[] =>
  effects
    .filter(isNote)
    .map(({ notification, batchId }) => ({ notification, batchId, focusKey: focusKeyOf(state) }));

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

const counted = (items: readonly InboxItem[], also: Notification | null): Notification => {
  const people = new Set(items.map(({ message }) => message.from)).size;
  const urgent = items.filter(({ message }) => message.urgency === 'urgent').length;
  return {
    tag: 'do-not-disturb',
    title: `${items.length} ${items.length === 1 ? 'message' : 'messages'} came while do not disturb was on`,
    body: [
      `From ${people} ${people === 1 ? 'person' : 'people'}.`,
      ...(urgent === 0 ? [] : [`${urgent} urgent.`]),
      ...(also === null ? [] : [`${also.title}.`]),
    ].join(' '),
    place: 'review',
  };
};

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
  return isOneNote && note !== undefined ? note.notification : counted(unread, also);
};

/** Nobody is told in mid-focus, nor while the batch of its end is due: only something urgent is. */
const mayTell = (state: EngineState): boolean =>
  (activeFocus(state.focus) === null && state.batchDueMono === null) ||
  unreadOf(state, state.doNotDisturb.waiting).some(({ message }) => message.urgency === 'urgent');

const keep = ({ state, effects }: Step): Step => {
  const notes = notesOf(state, effects);
  if (notes.length === 0) return { state, effects };
  const { isOn, waiting } = state.doNotDisturb;
  return {
    state: { ...state, doNotDisturb: { isOn, waiting: [...waiting, ...notes] } },
    effects: effects.filter((effect) => !isNote(effect)),
  };
};

/** Keeps the notifications of a step while do-not-disturb is on, and tells of them when it is over (N1). */
export const quieted = (taken: Step): Step => {
  const { isOn, waiting } = taken.state.doNotDisturb;
  if (isOn === true) return keep(taken);
  if (waiting.length === 0 || !mayTell(taken.state)) return taken;
  const { state, effects } = keep(taken);
  const notification = summaryOf(state, state.doNotDisturb.waiting);
  return {
    state: { ...state, doNotDisturb: { isOn, waiting: [] } },
    effects: notification === null ? effects : [...effects, { type: 'notify', notification }],
  };
};
