/** The first thing a newcomer sees: join, or start alone. No account, no mail address. */
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
        <h1 tabIndex={-1}>Welcome to Fermata</h1>
        <p className={css['lead']}>
          Messages wait while you focus. You get them together when you are back.
        </p>
      </header>
      <section className={css['card']} aria-labelledby="join-title">
        <h2 id="join-title">Join a team</h2>
        <JoinForm key={link} link={link} />
        {link !== null && device === 'web' && (
          <a href={desktopLink(link)}>Open it in the desktop app instead</a>
        )}
      </section>
      <section className={css['solo']} aria-labelledby="solo-title">
        <div>
          <h2 id="solo-title">No team yet?</h2>
          <p className={css['soft']}>The focus timer works on its own. You can join later.</p>
        </div>
        <Button onClick={() => goTo({ place: 'focus' })}>Start solo</Button>
      </section>
    </div>
  );
};
