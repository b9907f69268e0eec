/** A reply within the review; it goes the same way as any message. */
import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { useView } from '../../app/window-context.ts';
import { MessageForm } from '../compose/message-form.tsx';
import css from './review.module.css';

/** The field for a reply to the sender of `item`. */
export const ReviewReply = ({
  item,
  onDone,
}: {
  readonly item: ReviewItem;
  readonly onDone: () => void;
}) => {
  const teammate = useView((view) => view.teammates[item.from]);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (teammate === undefined)
    return <p className={css['soft']}>{item.fromName} is not in the team any more.</p>;
  return (
    <div
      className={css['reply']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <MessageForm
        teammate={teammate}
        label={`Reply to ${item.fromName}`}
        field={field}
        onSent={onDone}
      />
    </div>
  );
};
