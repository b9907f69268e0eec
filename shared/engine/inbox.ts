/** What was released to this member, and what they did with it (H6, H12, C3). */
import { t } from '../language/engine/words.ts';
import type { Message } from '../protocol/fields.ts';
import { DAY_MS } from '../protocol/limits.ts';
import type { EntryOf } from '../protocol/replies.ts';
import { step, type Effect, type Step } from './events.ts';
import { enqueue, hasPending } from './outbox.ts';
import { countText, endActions } from './notes.ts';
import { endTitle } from './own-focus.ts';
import { type EngineState, type InboxItem, type OpenBatch, relayNow } from './state.ts';
import { isRatable } from './urgent.ts';

/** What is done is kept to look back at for as long as the relay keeps its log (H6, W16), at most so many. */
const KEEP_DONE_MS = 30 * DAY_MS;
const KEEP_DONE = 10_000;
const PREVIEW = 120;

const nameOf = (state: EngineState, memberId: string): string =>
  state.profiles[memberId]?.name ?? t('engine.aTeammate');

const preview = (text: string): string =>
  text.length > PREVIEW ? `${text.slice(0, PREVIEW - 1)}…` : text;

type Note = Extract<Effect, { type: 'notify' }>;

const single = (message: Message, title: string): Note => ({
  type: 'notify',
  notification: {
    tag: `from-${message.from}`,
    title,
    body: preview(message.body),
    place: 'review',
    ...(message.urgency === 'urgent' ? { urgent: true } : {}),
  },
});

const note = (title: string, body: string): Note => ({
  type: 'notify',
  notification: { tag: 'batch', title, body, place: 'review' },
});

/** A batch that comes late takes the place of the note that the focus is over. */
const endNote = (title: string, body: string): Note => ({
  type: 'notify',
  notification: { tag: 'focus', title, body, place: 'review', actions: endActions() },
});

/** One release, one notification (C3). What of it waits while its receiver focuses is not decided here. */
const announce = (
  state: EngineState,
  entry: EntryOf<'batch'>,
  batch: OpenBatch,
): readonly Note[] => {
  const counted = countText(batch.count, batch.from.length);
  const [message] = entry.messages;
  switch (entry.reason) {
    case 'live':
      if (message === undefined) return [];
      return [single(message, nameOf(state, message.from))];
    case 'urgent':
      if (message === undefined) return [];
      return [
        single(
          message,
          t('engine.urgentFrom', {
            name: nameOf(state, message.from),
            reason: message.urgentReason ?? '',
          }),
        ),
      ];
    case 'focus-ended':
      return [endNote(endTitle(state), t('engine.whileFocusing', { counted }))];
    case 'ceiling':
      return [note(t('engine.heldLong'), t('engine.heldLongBody', { counted }))];
    case 'returned':
      return [note(t('engine.welcomeBack'), t('engine.whileAway', { counted }))];
    case 'later':
      return [note(t('engine.backAsAsked'), t('engine.putOff', { counted }))];
  }
};

const trimmed = (
  inbox: Readonly<Record<string, InboxItem>>,
  now: number,
): Readonly<Record<string, InboxItem>> => {
  const done = Object.values(inbox).filter((item) => item.triage === 'done');
  const isOld = ({ receivedAt }: InboxItem): boolean => receivedAt < now - KEEP_DONE_MS;
  if (done.length <= KEEP_DONE && !done.some(isOld)) return inbox;
  const surplus = new Set(
    done
      .sort((a, b) => b.seq - a.seq)
      .filter((item, place) => place >= KEEP_DONE || isOld(item))
      .map((item) => item.message.messageId),
  );
  return Object.fromEntries(Object.entries(inbox).filter(([id]) => !surplus.has(id)));
};

/** At each start what is too old goes, as it does with each batch; never with a sorting, which may be taken back (W10). */
export const trimInbox = (state: EngineState): EngineState => ({
  ...state,
  inbox: trimmed(state.inbox, relayNow(state)),
});

const grown = (
  before: OpenBatch | null,
  entry: EntryOf<'batch'>,
  senders: readonly string[],
): OpenBatch => {
  const same =
    before?.batchId === entry.batchId ? before : { batchId: entry.batchId, count: 0, from: [] };
  const from = new Set([...same.from, ...senders]);
  return { ...same, count: same.count + senders.length, from: [...from] };
};

/** What stays with a message that comes back: that it broke through, and what its receiver said of that. */
const ratingOf = (before: InboxItem): Pick<InboxItem, 'brokeThrough' | 'couldWait'> => ({
  ...(isRatable(before) ? { brokeThrough: true } : {}),
  ...(before.couldWait === undefined ? {} : { couldWait: before.couldWait }),
});

/** A batch, or a part of one, has come. */
export const takeBatch = (
  state: EngineState,
  entry: EntryOf<'batch'>,
  seq: number,
  at: number,
): Step => {
  const items = entry.messages.map((message, index): readonly [string, InboxItem] => [
    message.messageId,
    {
      message,
      batchId: entry.batchId,
      reason: entry.reason,
      seq,
      index,
      receivedAt: at,
      triage: 'unread',
    },
  ]);
  // A relay that was restored from a backup releases again what it had released since. That is known here, and
  // may be sorted already; only what was put off is meant to come twice (H12).
  // What is put off for longer than the relay keeps words comes back without them: this device has its own.
  const fresh = items.flatMap(([id, item]) => {
    const before = state.inbox[id];
    const own = before?.message;
    const back = before === undefined ? item : { ...item, ...ratingOf(before) };
    if (item.message.body === '')
      return own === undefined ? [] : [[id, { ...back, message: own }] as const];
    return entry.reason === 'later' || own === undefined ? [[id, back] as const] : [];
  });
  const batch = grown(
    state.openBatch,
    entry,
    fresh.map(([, item]) => item.message.from),
  );
  const known = { ...state.inbox, ...Object.fromEntries(fresh) };
  const next = trimInbox({ ...state, inbox: known });
  if (entry.part < entry.parts) return step({ ...next, openBatch: batch });
  if (batch.count === 0) return step({ ...next, openBatch: null }); // Nothing new to tell of.
  const batchDueMono = entry.reason === 'focus-ended' ? null : state.batchDueMono;
  const { batchId } = entry;
  const notes = announce(next, entry, batch).map((told) => ({ ...told, batchId }));
  return step({ ...next, openBatch: null, batchDueMono }, ...notes);
};

const triaged = (
  item: InboxItem,
  to: InboxItem['triage'],
  until: number | undefined,
): InboxItem => {
  const { laterUntil: _, ...rest } = item;
  return to === 'later' && until !== undefined
    ? { ...rest, triage: to, laterUntil: until }
    : { ...rest, triage: to };
};

const setTriage = (
  state: EngineState,
  messageId: string,
  to: InboxItem['triage'],
  until: number | undefined,
): EngineState => {
  const item = state.inbox[messageId];
  if (item === undefined) return state;
  const inbox = { ...state.inbox, [messageId]: triaged(item, to, until) };
  return { ...state, inbox };
};

/** The member sorts a message (H12); their other devices learn it from the relay. `until` in relay time. */
export const triage = (
  state: EngineState,
  messageId: string,
  to: InboxItem['triage'],
  until: number | undefined,
): EngineState => {
  const from = state.inbox[messageId]?.message.from;
  const request = {
    type: 'triage' as const,
    messageId,
    to,
    until,
    ...(from === undefined ? {} : { from }),
  };
  return enqueue(setTriage(state, messageId, to, until), request);
};

/** Another device sorted a message; what is on its way from here is newer. */
export const adoptTriage = (state: EngineState, entry: EntryOf<'triage'>): EngineState =>
  hasPending(state, (request) => request.type === 'triage' && request.messageId === entry.messageId)
    ? state
    : setTriage(state, entry.messageId, entry.to, entry.until);
