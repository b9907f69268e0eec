/** A reply within the review; it goes the same way as any message. */
import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useView } from '../../app/window-context.ts';
import { isKey } from '../../components/is-key.ts';
import { MessageForm } from '../compose/message-form.tsx';
import css from './review.module.css';
import './texts.ts';

/** The field for a reply to the sender of `item`. */
export const ReviewReply = ({
  item,
  onSent,
  onDone,
}: {
  readonly item: ReviewItem;
  readonly onSent: () => void;
  /** It was sent, or left. */
  readonly onDone: () => void;
}) => {
  const teammate = useView((view) => view.teammates[item.from]);
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    field.current?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (teammate === undefined)
    return <p className={css['soft']}>{t('review.isNotInTeamAny', { fromName: item.fromName })}</p>;
  return (
    <div
      ref={frame}
      className={css['reply']}
      onKeyDown={(event) => {
        if (isKey(event, 'Escape')) onDone();
      }}
    >
      <MessageForm
        teammate={teammate}
        label={t('review.replyTo', { fromName: item.fromName })}
        rows={3}
        field={field}
        replyTo={item.messageId}
        onSent={() => {
          onSent();
          onDone();
        }}
      />
    </div>
  );
};
