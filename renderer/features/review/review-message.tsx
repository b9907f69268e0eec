/** One message of the round: its line, and its body with what to do while it is open. */
import { Check, Circle, Clock, CornerUpLeft, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useNow } from '../../app/window-context.ts';
import { BodyText } from '../../components/body-text.tsx';
import { Button } from '../../components/button.tsx';
import { Menu, MenuItem } from '../../components/menu.tsx';
import { clockTime } from '../../../shared/wording/times.ts';
import { laterChoices } from './later-times.ts';
import css from './review.module.css';
import { ReviewReply } from './review-reply.tsx';
import { triageWords } from './triage-words.ts';
import type { ReviewActions } from './use-review.ts';

const icons: Readonly<Record<ReviewItem['triage'], typeof Check>> = {
  unread: Circle,
  done: Check,
  later: Clock,
};

const LaterMenu = ({
  item,
  actions,
}: {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}) => {
  const now = useNow(60_000);
  return (
    <Menu
      open={actions.isChoosingLater}
      onOpenChange={actions.setChoosingLater}
      trigger={
        <Button aria-keyshortcuts="l">
          <Clock size={16} aria-hidden />
          {t('review.later')}
        </Button>
      }
    >
      {laterChoices(now).map(({ text, until }) => (
        <MenuItem
          key={text}
          text={text}
          detail={clockTime(until)}
          onChoose={() => actions.later(item, until)}
        />
      ))}
    </Menu>
  );
};

const Actions = ({
  item,
  actions,
}: {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}) => (
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
        <LaterMenu item={item} actions={actions} />
      </>
    ) : (
      <Button onClick={() => actions.putBack(item.messageId)}>{t('review.putBack')}</Button>
    )}
    <Button
      look="plain"
      aria-keyshortcuts="r"
      aria-expanded={actions.isReplying}
      onClick={() => actions.setReplying(!actions.isReplying)}
    >
      <CornerUpLeft size={16} aria-hidden />
      {t('review.reply')}
    </Button>
  </div>
);

const Opened = ({
  item,
  actions,
}: {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}) => (
  <div className={css['opened']}>
    {item.urgentReason !== undefined && (
      <p className={css['reason']}>
        <span className={css['soft']}>{t('review.whyItCouldNotWait')} </span>
        {item.urgentReason}
      </p>
    )}
    <BodyText text={item.body} />
    <Actions item={item} actions={actions} />
    {actions.isReplying && (
      <ReviewReply key={item.from} item={item} onDone={() => actions.setReplying(false)} />
    )}
  </div>
);

/** A message of the round, closed or open. */
export const ReviewMessage = ({
  item,
  actions,
}: {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}) => {
  const now = useNow(60_000);
  const head = useRef<HTMLButtonElement>(null);
  const isOpen = actions.openId === item.messageId;
  useEffect(() => {
    if (isOpen) head.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const Icon = icons[item.triage];
  return (
    <li className={css['message']} data-triage={item.triage}>
      <button
        ref={head}
        type="button"
        className={css['line']}
        aria-expanded={isOpen}
        onClick={() => actions.open(isOpen ? null : item.messageId)}
      >
        <Icon size={16} aria-hidden />
        <span className={css['from']}>{item.fromName}</span>
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
        <span className={css['when']}>{triageWords(item, now)}</span>
      </button>
      {isOpen && <Opened item={item} actions={actions} />}
    </li>
  );
};
