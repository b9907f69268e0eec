/** Oneself on top of the team: who, how one stands and why, one's status. */
import { isTaken } from '../../../shared/domain/namesakes.ts';
import { t } from '../../../shared/language/words.ts';
import { hashOf } from '../../app/routes.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { Avatar } from '../../components/avatar.tsx';
import { ownPresenceLine } from '../../../shared/wording/shows.ts';
import { classes } from '../../components/classes.ts';
import { PresenceEnd } from './presence-end.tsx';
import { PresenceMenu } from './presence-menu.tsx';
import { OwnStatus } from './own-status.tsx';
import card from './own.module.css';
import css from './team.module.css';

/** One quiet line when the calendar that makes busy is not read as it should be (K1). */
const CalendarTrouble = () => {
  const hasProblem = useView(({ calendar }) => calendar.problem !== null);
  if (!hasProblem) return null;
  return (
    <p className={classes(css['soft'], card['ownNote'])}>
      {t('team.somethingIsWrongWithYour')}{' '}
      <a href={hashOf({ place: 'settings' })}>{t('team.seeWhat')}</a>
    </p>
  );
};

/** Of a name that another has, too: gently, since it may well be so. */
const SameName = () => {
  const isShared = useView(({ own, teammates }) => isTaken(own.name, teammates));
  if (!isShared) return null;
  return (
    <p className={classes(css['soft'], card['ownNote'])}>
      {t('team.sameName')} <a href={hashOf({ place: 'settings' })}>{t('team.changeName')}</a>
    </p>
  );
};

/** One's own card. */
export const OwnCard = () => {
  const own = useView((view) => view.own);
  const isShared = useView((view) => view.connection.state === 'online');
  const now = useNow(10_000);
  const name = own.name === '' ? t('team.you') : own.name;
  return (
    <section className={card['own']} aria-label={t('team.you')}>
      <div className={card['ownHead']}>
        <Avatar name={name} />
        <div className={card['ownBeside']}>
          <div className={card['who']}>
            <h2>{name}</h2>
            <p className={css['soft']}>{ownPresenceLine(own, isShared, now)}</p>
          </div>
          <PresenceMenu />
        </div>
      </div>
      <PresenceEnd />
      <OwnStatus />
      <SameName />
      <CalendarTrouble />
    </section>
  );
};
