/** A round of messages: progress, the messages, and its end. */
import { CircleCheck, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useKeys, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { waitingLine } from '../focus/focus-words.ts';
import { onReviewKey } from './review-keys.ts';
import { ReviewMessage } from './review-message.tsx';
import { type ReviewRound as Round, roundHeading } from './review-model.ts';
import css from './review.module.css';
import { type ReviewActions, useReview } from './use-review.ts';

const Progress = ({
  round,
  actions,
}: {
  readonly round: Round;
  readonly actions: ReviewActions;
}) => {
  const total = round.items.length;
  return (
    <div className={css['progress']}>
      <div className={css['progressLine']}>
        <p role="status" aria-label={t('review.progress')}>
          {t('review.ofDone', { done: round.handled, total })}
        </p>
        {actions.canUndo && (
          <Button look="plain" small aria-keyshortcuts="u" onClick={actions.undo}>
            <Undo2 size={14} aria-hidden />
            {t('review.undo')}
          </Button>
        )}
      </div>
      <ProgressLine done={round.handled / total} />
    </div>
  );
};

/** The end of a round: the proof that all came, and when the next can come. */
const CaughtUp = ({ total }: { readonly total: number }) => {
  const held = useView((view) => view.held);
  const focus = useView((view) => view.focus);
  const own = useView((view) => view.own);
  const now = useNow(60_000);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={css['caughtUp']} aria-label={t('review.allCaughtUp')}>
      <CircleCheck size={32} aria-hidden />
      <h2 ref={heading} tabIndex={-1}>
        {t('review.allCaughtUp')}
      </h2>
      {total > 0 && <p>{t('review.ofDelivered', { total })}</p>}
      <p className={css['soft']}>
        {held.count > 0
          ? waitingLine({ held, focus, own }, now)
          : t('review.messagesThatComeWhileYou')}
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
] as const;

const KeyHint = () => (
  <p className={css['keys']} aria-hidden>
    {KEYS.map(([keys, word]) => (
      <span key={word} className={css['keyHint']}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}{' '}
        {t(word)}
      </span>
    ))}
  </p>
);

/** The messages of a round, one open at a time. */
export const ReviewRound = ({ round }: { readonly round: Round }) => {
  const actions = useReview(round.items);
  useKeys((key) => onReviewKey(key, round.items, actions));
  const total = round.items.length;
  return (
    <div className={css['round']}>
      {round.unread === 0 && <CaughtUp total={total} />}
      {total > 0 && (
        <>
          {round.unread > 0 && <p className={css['summary']}>{roundHeading(round.items)}</p>}
          <Progress round={round} actions={actions} />
          <Fault text={actions.fault} />
          <ul aria-label={t('review.messages')}>
            {round.items.map((item) => (
              <ReviewMessage key={item.messageId} item={item} actions={actions} />
            ))}
          </ul>
          {round.unread > 0 && <KeyHint />}
        </>
      )}
    </div>
  );
};
