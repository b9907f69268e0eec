/** Review: what was released, urgent first, then by person; quiet while one focuses. */
import { History } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { hashOf } from '../../app/routes.ts';
import { useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, Page } from '../../components/page.tsx';
import { useWaitingLine } from '../focus/use-waiting-line.ts';
import { isQuiet, pressing } from './review-model.ts';
import { ReviewRound } from './review-round.tsx';
import css from './review.module.css';

/** In a session: the next step first (F7), then what broke through; everything else on request only (C3). */
const QuietReview = ({ onShow }: { readonly onShow: () => void }) => {
  const focus = useView((view) => view.focus);
  const review = useView((view) => view.review);
  const waiting = useWaitingLine();
  const urgent = pressing({ review, focus });
  // What was sorted stays where it was, to be taken back.
  const [isUp, setUp] = useState(false);
  if (!isUp && urgent.some(({ triage }) => triage === 'unread')) setUp(true);
  return (
    <>
      <section className={css['quiet']} aria-label={t('review.quiet')}>
        {focus?.nextStep !== undefined && focus.nextStep !== '' && (
          <p>{t('review.youWere', { nextStep: focus.nextStep })}</p>
        )}
        <p>{waiting}</p>
        <Button look="plain" small onClick={onShow}>
          {t('review.showEarlierMessagesAnyway')}
        </Button>
      </section>
      {isUp && <ReviewRound review={urgent} />}
    </>
  );
};

/** Without a team nothing can come. */
const Alone = () => (
  <EmptyState title={t('team.youAreOnYourOwn')}>
    <p>{t('review.withTeamTheyWait')}</p>
    <a href={hashOf({ place: 'team', memberId: null })}>{t('onboarding.joinTeam2')}</a>
  </EmptyState>
);

/** The review view. */
export const ReviewPage = () => {
  const own = useView((view) => view.own);
  const focus = useView((view) => view.focus);
  const review = useView((view) => view.review);
  const [isAsked, setAsked] = useState(false);
  // Who left a team still has what came in it.
  const isAlone = useView(({ connection }) => connection.state === 'solo') && review.length === 0;
  const isHeld = isQuiet({ own, focus }) && !isAsked;
  return (
    <Page
      title={t('review.review')}
      aside={
        !isHeld && (
          <a className={css['way']} href={hashOf({ place: 'review', isAll: true })}>
            <History size={16} aria-hidden />
            {t('review.allMessages')}
          </a>
        )
      }
    >
      {isAlone && <Alone />}
      {!isAlone &&
        (isHeld ? <QuietReview onShow={() => setAsked(true)} /> : <ReviewRound review={review} />)}
    </Page>
  );
};
