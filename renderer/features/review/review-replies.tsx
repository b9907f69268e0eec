/** What one replied to a message, and how that stands: at the message itself, also after a reload. */
import type { OutgoingView, ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useView } from '../../app/window-context.ts';
import { BodyText } from '../../components/body-text.tsx';
import { OutgoingItem, StateLine } from '../compose/outgoing-list.tsx';
import css from './review.module.css';
import { useReplies } from './use-replies.ts';
import './texts.ts';

const NONE: readonly OutgoingView[] = [];

/** The replies to one message; what still waits can be changed, made urgent or withdrawn right here. */
export const ReviewReplies = ({ item }: { readonly item: ReviewItem }) => {
  const replies = useReplies().get(item.messageId) ?? NONE;
  const teammate = useView((view) => view.teammates[item.from]);
  return (
    <section aria-label={t('review.yourReplies')} className={css['replies']} aria-live="polite">
      {replies.length > 0 && (
        <>
          <h2 className={css['repliesTitle']}>{t('review.yourReplies')}</h2>
          <ul>
            {replies.map((message) =>
              teammate === undefined ? (
                <li key={message.messageId}>
                  <StateLine message={message} />
                  <BodyText text={message.body} />
                </li>
              ) : (
                <OutgoingItem key={message.messageId} message={message} teammate={teammate} />
              ),
            )}
          </ul>
        </>
      )}
    </section>
  );
};
