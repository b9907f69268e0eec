/** Looking back: all messages that are kept, by day, the newest first; found by words, and taken up again (W16). */
import { ArrowLeft } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FoundMessages, ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { dayHeading } from '../../../shared/wording/times.ts';
import { hashOf } from '../../app/routes.ts';
import { useKeys, useNow, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { EmptyState, Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { onReviewKey } from './review-keys.ts';
import { ReviewMessage } from './review-message.tsx';
import { isReplied, useReplies } from './use-replies.ts';
import { KeyHint, Told } from './review-round.tsx';
import css from './review.module.css';
import { timeAndState } from './triage-words.ts';
import { type ReviewActions, useReview } from './use-review.ts';
import './texts.ts';

/** So many are drawn at once: however many are kept, the view is as fast. */
const STEP = 100;
/** As long as what is looked for may be. */
const LONGEST_QUERY = 200;

const NONE: readonly ReviewItem[] = [];

/** What was answered, with what was asked: the field may say something else by now. */
interface Found extends FoundMessages {
  readonly query: string;
}

/** What is found, asked for anew with whatever changes among the messages. */
const useFound = (query: string, most: number) => {
  const { send } = useServices();
  const review = useView((view) => view.review);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const reply = await send({ type: 'readMessages', query, most });
      if (!isWanted) return;
      setFault(reply.ok ? null : reply.error.message);
      if (reply.ok && reply.messages !== undefined) setFound({ ...reply.messages, query });
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [send, query, most, review]);
  return { found, fault };
};

/** With more of them the focus goes to the first that is new; the button may be gone. */
const useMore = (list: RefObject<HTMLElement | null>, drawn: number) => {
  const [most, setMost] = useState(STEP);
  const first = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (first.current === null || drawn <= first.current) return;
    list.current?.querySelectorAll<HTMLElement>('li > button')[first.current]?.focus();
    first.current = null;
  }, [list, drawn]);
  const more = (): void => {
    first.current = drawn;
    setMost((before) => before + STEP);
  };
  return { most, more };
};

const Days = ({
  items,
  actions,
}: {
  readonly items: readonly ReviewItem[];
  readonly actions: ReviewActions;
}) => {
  const now = useNow(60_000);
  const replies = useReplies();
  const days = useMemo(
    () => [...Map.groupBy(items, ({ receivedAt }) => dayHeading(receivedAt, now))],
    [items, now],
  );
  return days.map(([day, messages]) => (
    <section key={day} aria-label={day}>
      <h2>{day}</h2>
      <ul>
        {messages.map((item) => (
          <ReviewMessage
            key={item.messageId}
            item={item}
            isReplied={isReplied(replies, item.messageId)}
            words={timeAndState}
            actions={item.messageId === actions.openId ? actions : null}
            onOpen={actions.open}
          />
        ))}
      </ul>
    </section>
  ));
};

const countWords = (count: number): string => t('counts.messages', { count });

/** What is said of what is found: how many, or that nothing is. */
const foundWords = (total: number, query: string): string =>
  total === 0 && query.trim() !== '' ? t('review.nothingFound', { query }) : countWords(total);

const Listed = ({
  actions,
  items,
  total,
  more,
}: {
  readonly actions: ReviewActions;
  readonly items: readonly ReviewItem[];
  readonly total: number;
  readonly more: () => void;
}) => (
  <>
    <Days items={items} actions={actions} />
    {items.length < total && (
      <Button onClick={more}>
        {t('review.showMore', {
          messages: t('counts.moreMessages', { count: Math.min(STEP, total - items.length) }),
        })}
      </Button>
    )}
  </>
);

/** The view of all messages. */
export const AllMessagesPage = () => {
  const [query, setQuery] = useState('');
  const [drawn, setDrawn] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { most, more } = useMore(list, drawn);
  const { found, fault } = useFound(query.slice(0, LONGEST_QUERY), most);
  const items = found?.items ?? NONE;
  if (drawn !== items.length) setDrawn(items.length);
  const reveal = (messageId: string): void => {
    if (!items.some((item) => item.messageId === messageId)) setQuery('');
  };
  const actions = useReview(items, {
    reveal,
    // Whoever looks for something may not see it: what is kept is found again without.
    isHere: (messageId) => query !== '' || items.some((item) => item.messageId === messageId),
    isMoreHidden: true,
    goesOn: false,
  });
  useKeys((key) => onReviewKey(key, items, actions, () => field.current?.focus()));
  const isEmpty = found?.total === 0 && found.query === '' && query === '';
  return (
    <Page
      title={t('review.allMessages')}
      aside={
        <a className={css['way']} href={hashOf({ place: 'review' })}>
          <ArrowLeft size={16} aria-hidden />
          {t('review.backToReview')}
        </a>
      }
    >
      {isEmpty ? (
        <EmptyState title={t('review.nothingCame')}>{null}</EmptyState>
      ) : (
        <div className={css['round']}>
          <p className={css['soft']}>{t('review.allMessagesHint')}</p>
          <SearchField
            field={field}
            label={t('review.findInAll')}
            placeholder={t('review.findInAll')}
            query={query}
            onChange={setQuery}
          />
          <p role="status" className={css['soft']}>
            {found !== null && foundWords(found.total, query)}
          </p>
          <Fault text={actions.fault ?? fault} />
          <Told actions={actions} />
          <div ref={list} className={css['days']}>
            <Listed actions={actions} items={items} total={found?.total ?? 0} more={more} />
          </div>
          <KeyHint />
        </div>
      )}
    </Page>
  );
};
