/** The first thing a newcomer sees: join, or start alone. No account, no mail address. */
import { t } from '../../../shared/language/words.ts';
import { desktopLink } from '../../../shared/protocol/links.ts';
import { useOpenedLink } from '../../app/shell-context.ts';
import { goTo, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { FermataSign } from '../../components/fermata-sign.tsx';
import { JoinForm } from './join-form.tsx';
import css from './onboarding.module.css';

/** The welcome. */
export const WelcomePage = () => {
  const { link } = useOpenedLink();
  const device = useView((view) => view.device);
  return (
    <div className={css['welcome']}>
      <header className={css['head']}>
        <FermataSign size={44} />
        <h1 tabIndex={-1}>{t('onboarding.welcomeFermata')}</h1>
        <p className={css['lead']}>{t('onboarding.messagesWaitWhileYouFocus')}</p>
      </header>
      <section className={css['card']} aria-labelledby="join-title">
        <h2 id="join-title">{t('onboarding.joinTeam2')}</h2>
        <JoinForm takesFocus />
        {link !== null && device === 'web' && (
          <a href={desktopLink(link)}>{t('onboarding.openItInDesktopApp')}</a>
        )}
      </section>
      <section className={css['solo']} aria-labelledby="solo-title">
        <div>
          <h2 id="solo-title">{t('onboarding.noTeamYet')}</h2>
          <p className={css['soft']}>{t('onboarding.focusTimerWorksOnIts')}</p>
        </div>
        <Button onClick={() => goTo({ place: 'focus' })}>{t('onboarding.startSolo')}</Button>
      </section>
    </div>
  );
};
