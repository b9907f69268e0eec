/** The review as data: which messages are up now, in which order, how far one is. */
import type { ReviewItem, View } from '../../../shared/bridge/view.ts';
import { activeFocus } from '../../../shared/domain/focus.ts';
import { holds } from '../../../shared/domain/holding.ts';
import { t } from '../../../shared/language/words.ts';
import { duration, type Locale, moment } from '../../../shared/wording/times.ts';

/** One pass through what was released. */
export interface ReviewRound {
  /** Urgent first, then by person, each person's in the order of sending. */
  readonly items: readonly ReviewItem[];
  readonly unread: number;
  readonly done: number;
  /** Of its messages, put off: they come back. */
  readonly later: number;
  /** Put off of all that there are, also in rounds before. */
  readonly putOff: number;
  /** When the first of those comes back; null where none is put off, or no time is known. */
  readonly nextBackAt: number | null;
}

const inOrder = (items: readonly ReviewItem[]): readonly ReviewItem[] => {
  const urgent = items.filter((item) => item.urgency === 'urgent');
  const others = Map.groupBy(
    items.filter((item) => item.urgency !== 'urgent'),
    (item) => item.from,
  );
  return [...urgent, ...[...others.values()].flat()];
};

const NONE: ReadonlySet<string> = new Set();

const openBatches = (review: readonly ReviewItem[]): ReadonlySet<string> =>
  new Set(review.filter((item) => item.triage === 'unread').map((item) => item.batchId));

/**
 * The batches of the round: those with an unread message, and those that were sorted in it, so that its progress never
 * runs backwards. A batch that comes joins it while it goes on; once all is sorted a further one begins the next round.
 * Until then what was just done stays, that its proof can be shown and undone. Gives `before` where nothing changes.
 */
export const roundBatches = (
  review: readonly ReviewItem[],
  before: ReadonlySet<string> = NONE,
): ReadonlySet<string> => {
  const open = openBatches(review);
  const added = [...open].filter((batchId) => !before.has(batchId));
  if (added.length > 0) return added.length < open.size ? new Set([...before, ...added]) : open;
  const last = review.at(-1)?.batchId;
  return before.size > 0 || last === undefined ? before : new Set([last]);
};

/** The messages of a round's batches. */
export const reviewRound = (
  review: readonly ReviewItem[],
  batches: ReadonlySet<string> = roundBatches(review),
): ReviewRound => {
  const items = inOrder(review.filter((item) => batches.has(item.batchId)));
  const count = (triage: ReviewItem['triage']): number =>
    items.filter((item) => item.triage === triage).length;
  const putOff = review.filter(({ triage }) => triage === 'later');
  const back = putOff.flatMap(({ laterUntil }) => (laterUntil === undefined ? [] : [laterUntil]));
  return {
    items,
    unread: count('unread'),
    done: count('done'),
    later: count('later'),
    putOff: putOff.length,
    nextBackAt: back.length === 0 ? null : Math.min(...back),
  };
};

/** How far one is: "2 of 7 done", and what is put off is not done. */
export const progressWords = ({ items, done, later }: ReviewRound): string => {
  const total = items.length;
  return later === 0
    ? t('review.ofDone', { done, total })
    : t('review.ofDoneLater', { done, later, total });
};

/** What became of a round in which something was put off: "5 done; 2 put off, the first until 15:30." Else null. */
export const putOffWords = (
  { done, putOff: count, nextBackAt }: ReviewRound,
  now: number,
  place: Locale = {},
): string | null => {
  if (count === 0) return null;
  const putOff =
    nextBackAt === null
      ? t('review.putOffSome', { count })
      : t('review.putOffUntil', { count, moment: moment(nextBackAt, now, place) });
  return done === 0
    ? t('review.onlyPutOff', { putOff })
    : t('review.doneAndPutOff', { done, putOff });
};

/** "7 messages from 3 people, held 48 min": the longest wait, left out below a minute. */
export const roundHeading = (items: readonly ReviewItem[]): string => {
  const people = new Set(items.map((item) => item.from)).size;
  const longest = Math.max(0, ...items.map((item) => item.heldMs));
  const from = t('counts.messagesFrom', {
    messages: t('counts.messages', { count: items.length }),
    people: t('counts.people', { count: people }),
  });
  if (longest < 60_000) return from;
  const isReturned = items.some((item) => item.reason === 'returned');
  return t(isReturned ? 'review.waitedFor' : 'review.heldFor', { from, length: duration(longest) });
};

/** The message to open after `messageId`: the next unread one, else the first unread one. */
export const nextUnread = (items: readonly ReviewItem[], messageId: string): string | null => {
  const at = items.findIndex((item) => item.messageId === messageId);
  const inTurn = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return inTurn.find((item) => item.triage === 'unread')?.messageId ?? null;
};

/** Whether the member's own messages are being held now: the window keeps quiet (C3). */
export const isQuiet = (view: Pick<View, 'own' | 'focus'>): boolean =>
  activeFocus(view.focus) !== null || holds(view.own.presence.show);

/** Messages that broke through the session in progress, whatever became of them. */
export const pressing = ({
  review,
  focus,
}: Pick<View, 'review' | 'focus'>): readonly ReviewItem[] => {
  const session = activeFocus(focus);
  return review.filter(
    (item) =>
      item.reason === 'urgent' && (session === null || item.receivedAt >= session.startedAt),
  );
};

/** Those that are not sorted yet: the only messages that speak while it runs (H10). */
export const brokeThrough = (view: Pick<View, 'review' | 'focus'>): readonly ReviewItem[] =>
  pressing(view).filter((item) => item.triage === 'unread');

/** Whether a message counts as unread now: of those that came while one focuses only what broke through does (C3). */
const countsNow = (item: ReviewItem, session: ReturnType<typeof activeFocus>): boolean =>
  item.triage === 'unread' &&
  (session === null || item.urgency === 'urgent' || item.receivedAt < session.startedAt);

/**
 * The count beside Review in the navigation. While one focuses it does not move but for what broke through:
 * it counts what was unread before the session began (C3).
 */
export const reviewCount = (view: Pick<View, 'review' | 'focus'>): number => {
  const session = activeFocus(view.focus);
  return view.review.filter((item) => countsNow(item, session)).length;
};

/** What of that count is from one person. */
export const reviewCountFrom = (view: Pick<View, 'review' | 'focus'>, memberId: string): number => {
  const session = activeFocus(view.focus);
  return view.review.filter((item) => item.from === memberId && countsNow(item, session)).length;
};
