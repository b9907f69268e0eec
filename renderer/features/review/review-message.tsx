/** One message of the round: its line, and its body with what to do while it is open. */
import { Check, Circle, Clock, CornerUpLeft, TriangleAlert } from 'lucide-react';
import { memo, type RefObject, useEffect, useRef } from 'react';
import { replyDraftId, type ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { BodyText } from '../../components/body-text.tsx';
import { Button } from '../../components/button.tsx';
import { Hidden } from '../../components/hidden.tsx';
import { LaterMenu } from './later.tsx';
import css from './review.module.css';
import { LaterForm, ReviewReplies, ReviewReply } from './late-parts.ts';
import { triageWords } from './triage-words.ts';
import { UrgentWord } from './urgent-word.tsx';
import type { ReviewActions } from './use-review.ts';

const icons: Readonly<Record<ReviewItem['triage'], typeof Check>> = {
  unread: Circle,
  done: Check,
  later: Clock,
};

interface OpenProps {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}

/** Replies, or goes on with what was typed before. */
const ReplyButton = ({ item, actions }: OpenProps) => {
  const isBegun = useView((view) => view.drafts[replyDraftId(item.messageId)] !== undefined);
  return (
    <Button
      look="plain"
      aria-keyshortcuts="r"
      aria-expanded={actions.isReplying}
      onClick={() => actions.setMode(actions.isReplying ? 'reading' : 'replying')}
    >
      <CornerUpLeft size={16} aria-hidden />
      {isBegun && !actions.isReplying ? t('review.goOnWithReply') : t('review.reply')}
    </Button>
  );
};

const Actions = ({ item, actions }: OpenProps) => (
  <div
    className={css['actions']}
    role="group"
    aria-label={t('review.messageFrom', { fromName: item.fromName })}
  >
    {item.triage === 'unread' ? (
      <>
        <Button look="main" aria-keyshortcuts="e" onClick={() => actions.done(item)}>
          <Check size={16} aria-hidden />
          {t('review.done')}
        </Button>
      </>
    ) : (
      <Button onClick={() => actions.putBack(item)}>{t('review.putBack')}</Button>
    )}
    <LaterMenu item={item} actions={actions} />
    <ReplyButton item={item} actions={actions} />
  </div>
);

/** Why what was done last with it stays, where one looks; a reader of the screen hears it above the list (`Told`). */
const Stays = ({ actions: { told } }: Pick<OpenProps, 'actions'>) =>
  told !== null && <p aria-hidden>{told}</p>;

const Opened = ({ item, actions }: OpenProps) => (
  <div className={css['opened']}>
    <BodyText text={item.body} />
    {item.urgentReason !== undefined && <UrgentWord item={item} actions={actions} />}
    <Actions item={item} actions={actions} />
    <Stays actions={actions} />
    {actions.isPickingTime && <LaterForm item={item} actions={actions} />}
    {actions.isReplying && (
      <ReviewReply
        key={item.messageId}
        item={item}
        onSent={() => actions.replied(item)}
        onDone={() => actions.open(item.messageId)}
      />
    )}
    <ReviewReplies item={item} />
  </div>
);

/**
 * The focus follows from nowhere, when what had it is gone, and where its user went to the message from anywhere in the
 * place; not from a dialog or menu.
 */
const mayFollow = (head: HTMLElement, isBySelf: boolean): boolean => {
  const active = document.activeElement;
  const isNowhere = active === null || active === document.body;
  return isNowhere || (!isBySelf && head.closest('main')?.contains(active) === true);
};

type Turn = Pick<ReviewActions, 'turn' | 'isBySelf'>;

/** Shows the line of the open message, and with each turn has the focus on it. */
const useFollow = (head: RefObject<HTMLElement | null>, place: Turn | null): void => {
  const turn = place?.turn ?? null;
  const isBySelf = place?.isBySelf ?? true;
  useEffect(() => {
    if (turn === null || head.current === null) return;
    head.current.scrollIntoView({ block: 'nearest' });
    if (turn > 0 && mayFollow(head.current, isBySelf)) head.current.focus({ preventScroll: true });
  }, [head, turn, isBySelf]);
};

/** A message of the round, closed (`actions` null) or open. */
export const ReviewMessage = memo(
  ({
    item,
    isReplied,
    words = triageWords,
    actions,
    onOpen,
  }: {
    readonly item: ReviewItem;
    readonly isReplied: boolean;
    /** What stands at the end of its line. */
    readonly words?: typeof triageWords;
    readonly actions: ReviewActions | null;
    readonly onOpen: (messageId: string | null) => void;
  }) => {
    const now = useNow(60_000);
    const head = useRef<HTMLButtonElement>(null);
    const isOpen = actions !== null;
    useFollow(head, actions);
    const Icon = icons[item.triage];
    return (
      <li className={css['message']} data-triage={item.triage}>
        <button
          ref={head}
          type="button"
          className={css['line']}
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? null : item.messageId)}
        >
          <Icon size={16} aria-hidden />
          <bdi className={css['from']}>{item.fromName}</bdi>
          {item.urgency === 'urgent' && (
            <span className={css['urgent']}>
              <TriangleAlert size={14} aria-hidden />
              {t('review.urgent')}
            </span>
          )}
          {!isOpen && (
            <span className={css['start']} dir="auto">
              {item.body.slice(0, 120)}
            </span>
          )}
          <span className={css['when']}>
            {isReplied && (
              <>
                <CornerUpLeft size={14} aria-hidden />
                <Hidden>{t('review.replied')}</Hidden>
              </>
            )}
            {words(item, now)}
          </span>
        </button>
        {isOpen && <Opened item={item} actions={actions} />}
      </li>
    );
  },
);
ReviewMessage.displayName = 'ReviewMessage';
