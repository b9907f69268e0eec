/** A round of messages: progress, search, the messages, and its end. */
import { CircleCheck, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { isWaitingKnown } from '../../../shared/wording/waiting.ts';
import { useKeys, useNow, useView } from '../../app/window-context.ts';
import { isKey } from '../../components/is-key.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useWaitingLine } from '../focus/use-waiting-line.ts';
import { KeysButton } from '../keys/keys-help.tsx';
import { onReviewKey } from './review-keys.ts';
import { ReviewMessage } from './review-message.tsx';
import {
  nextUnread,
  progressWords,
  putOffWords,
  type ReviewRound as Round,
  reviewRound,
  roundBatches,
  roundHeading,
} from './review-model.ts';
import { isReplied, useReplies } from './use-replies.ts';
import { searchReview } from './review-search.ts';
import { Hidden } from '../../components/hidden.tsx';
import css from './review.module.css';
import { type ReviewActions, useReview } from './use-review.ts';

const Progress = ({
  round,
  actions,
}: {
  readonly round: Round;
  readonly actions: ReviewActions;
}) => {
  return (
    <div className={css['progress']}>
      <div className={css['progressLine']}>
        <p role="status" aria-label={t('review.progress')}>
          {progressWords(round)}
        </p>
        {actions.canUndo && (
          <Button look="plain" small aria-keyshortcuts="u" onClick={actions.undo}>
            <Undo2 size={14} aria-hidden />
            {t('review.undo')}
          </Button>
        )}
      </div>
      <ProgressLine done={round.done / round.items.length} />
    </div>
  );
};

/** Why what was done last stays, to be heard: always there, so that a reader of the screen tells what comes into it. */
export const Told = ({ actions: { told } }: { readonly actions: ReviewActions }) => (
  <Hidden role="status">{told}</Hidden>
);

/** The proof that all came: only the relay knows that it was all (C5). */
const proof = (total: number, isKnown: boolean): string =>
  isKnown ? t('review.ofDelivered', { total }) : t('review.cameHere', { count: total });

/** What is put off is not done: then one has caught up for now, and no more (H12). */
const endTitle = (putOff: number, isKnown: boolean): string => {
  if (!isKnown) return t('review.nothingLeftHere');
  return putOff === 0 ? t('review.allCaughtUp') : t('review.caughtUpForNow');
};

/** The end of a round: the proof that all came, what of it comes back, and when the next can come. */
const CaughtUp = ({ round }: { readonly round: Round }) => {
  const total = round.items.length;
  const now = useNow(60_000);
  const isKnown = useView(isWaitingKnown);
  const isMoreWaiting = useView((view) => view.held.count > 0);
  const waiting = useWaitingLine();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const title = endTitle(round.putOff, isKnown);
  const putOff = putOffWords(round, now);
  return (
    <section className={css['caughtUp']} aria-label={title}>
      <CircleCheck size={32} aria-hidden />
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {total > 0 && <p>{proof(total, isKnown)}</p>}
      {putOff !== null && <p>{putOff}</p>}
      <p className={css['soft']}>
        {isKnown && !isMoreWaiting ? t('review.messagesThatComeWhileYou') : waiting}
      </p>
    </section>
  );
};

const KEYS = [
  [['j', 'k'], 'review.keyMove'],
  [['e'], 'review.keyDone'],
  [['l'], 'review.keyLater'],
  [['r'], 'review.keyReply'],
  [['u'], 'review.keyUndo'],
  [['/'], 'review.keyFind'],
] as const;

/** The keys of the review. */
export const KeyHint = () => (
  <div className={css['keys']}>
    {KEYS.map(([keys, word]) => (
      <span key={word} className={css['keyHint']} aria-hidden>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}{' '}
        {t(word)}
      </span>
    ))}
    <KeysButton />
  </div>
);

/** So many messages can be overlooked at once: more have their search in sight. */
const AT_A_GLANCE = 7;

/** What is looked for; null: nothing, and no field is shown. */
const useSearch = (items: readonly ReviewItem[]) => {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<string | null>(items.length > AT_A_GLANCE ? '' : null);
  const found = useMemo(() => searchReview(items, query ?? ''), [items, query]);
  const find = (): void => {
    setQuery((before) => before ?? '');
    // Drawn by the time the key has been dealt with.
    queueMicrotask(() => field.current?.focus());
  };
  const reveal = (messageId: string): void => {
    if (!found.some((item) => item.messageId === messageId))
      setQuery((before) => (before === null ? null : ''));
  };
  return { field, query, setQuery, found, find, reveal };
};

/** The field, and what to say where nothing is found. */
const Finder = ({
  search: { field, query, setQuery, found },
  open,
}: {
  readonly search: ReturnType<typeof useSearch>;
  readonly open: ReviewActions['open'];
}) => (
  <div>
    <SearchField
      field={field}
      label={t('review.find')}
      placeholder={t('review.find')}
      query={query ?? ''}
      onChange={setQuery}
      onKeyDown={(event) => {
        if (!isKey(event, 'Enter') || found[0] === undefined) return;
        event.preventDefault(); // Else the key would also press what it opens.
        open(nextUnread(found, '') ?? found[0].messageId);
      }}
    />
    <p role="status" className={css['soft']}>
      {found.length === 0 && t('review.nothingFound', { query: query ?? '' })}
    </p>
  </div>
);

/** The messages that are found, one open at a time. */
const Messages = ({
  items,
  actions,
}: {
  readonly items: readonly ReviewItem[];
  readonly actions: ReviewActions;
}) => {
  const replies = useReplies();
  return (
    <ul aria-label={t('review.messages')}>
      {items.map((item) => (
        <ReviewMessage
          key={item.messageId}
          item={item}
          isReplied={isReplied(replies, item.messageId)}
          actions={item.messageId === actions.openId ? actions : null}
          onOpen={actions.open}
        />
      ))}
    </ul>
  );
};

/** The round that goes on in this place, as batches come and messages are sorted. */
const useRound = (review: readonly ReviewItem[]): Round => {
  const [batches, setBatches] = useState(() => roundBatches(review));
  const now = roundBatches(review, batches);
  if (now !== batches) setBatches(now);
  return useMemo(() => reviewRound(review, now), [review, now]);
};

/** The messages of a round: how far one is, and what to do with them. */
export const ReviewRound = ({ review }: { readonly review: readonly ReviewItem[] }) => {
  const round = useRound(review);
  const search = useSearch(round.items);
  const { found, find } = search;
  const actions = useReview(found, {
    reveal: search.reveal,
    isHere: (messageId) => round.items.some((item) => item.messageId === messageId),
    isMoreHidden: round.unread > found.filter(({ triage }) => triage === 'unread').length,
  });
  useKeys((key) => onReviewKey(key, found, actions, find));
  const total = round.items.length;
  if (total === 0)
    return (
      <div className={css['round']}>
        <CaughtUp round={round} />
      </div>
    );
  return (
    <div className={css['round']}>
      {round.unread === 0 && <CaughtUp round={round} />}
      {round.unread > 0 && <p className={css['summary']}>{roundHeading(round.items)}</p>}
      <Progress round={round} actions={actions} />
      <Fault text={actions.fault} />
      <Told actions={actions} />
      {search.query !== null && <Finder search={search} open={actions.open} />}
      <Messages items={found} actions={actions} />
      <KeyHint />
    </div>
  );
};
