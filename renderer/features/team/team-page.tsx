/** Team: oneself, the others, and the message being written to one of them. */
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useView } from '../../app/window-context.ts';
import { Page } from '../../components/page.tsx';
import { ComposePanel } from '../compose/late-compose.ts';
import { JoinForm } from '../onboarding/join-form.tsx';
import { OwnCard } from './own-card.tsx';
import card from './own.module.css';
import css from './team.module.css';
import { TeamList } from './team-list.tsx';

const Alone = () => (
  <section className={card['alone']} aria-label={t('team.onYourOwn')}>
    <h2>{t('team.youAreOnYourOwn')}</h2>
    <p className={css['soft']}>{t('team.focusWorksWithoutTeamWith')}</p>
    <JoinForm />
  </section>
);

/** This device was shut out: the way back in stands above what is still known (T5). */
const Outside = () => (
  <section className={card['alone']} aria-label={t('team.joinAgain')}>
    <h2>{t('team.joinAgain')}</h2>
    <p className={css['soft']}>{t('team.youNeedDeviceLinkFrom')}</p>
    <JoinForm />
  </section>
);

/** Back in the list, the focus returns to the teammate whom one wrote to. */
const useReturnToRow = (memberId: string | null): void => {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (memberId === null && last.current !== null) {
      const address = `[href$="/${encodeURIComponent(last.current)}"]`;
      document.querySelector<HTMLElement>(`[data-row]${address}`)?.focus();
    }
    last.current = memberId;
  }, [memberId]);
};

/** The team view; `memberId` is the teammate to write to. */
export const TeamPage = ({ memberId }: { readonly memberId: string | null }) => {
  const connection = useView((view) => view.connection.state);
  const isSolo = connection === 'solo';
  const teamName = useView((view) => view.teamName);
  const teammate = useView((view) => (memberId === null ? undefined : view.teammates[memberId]));
  useReturnToRow(memberId);
  return (
    <div className={css['columns']} data-composing={teammate !== undefined}>
      <div className={css['left']} data-scrolls>
        <Page title={teamName ?? t('team.team')}>
          {memberId !== null && teammate === undefined && !isSolo && (
            <p role="status" className={css['soft']}>
              {t('team.thisPersonIsNotIn')}
            </p>
          )}
          {connection === 'signedOut' && <Outside />}
          {isSolo ? (
            <Alone />
          ) : (
            <>
              <OwnCard />
              <TeamList openId={memberId} />
            </>
          )}
        </Page>
      </div>
      {teammate !== undefined && (
        <div className={css['right']}>
          <ComposePanel key={teammate.profile.memberId} teammate={teammate} />
        </div>
      )}
    </div>
  );
};
