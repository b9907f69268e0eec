/** The way between the places: a bar at the side, at the bottom where the window is narrow. */
import { Inbox, Settings, Timer, Users } from 'lucide-react';
import type { WordKey } from '../../shared/language/catalogue.ts';
import { activeFocus, focusLeftMs } from '../../shared/domain/focus.ts';
import { t } from '../../shared/language/words.ts';
import { FermataSign } from '../components/fermata-sign.tsx';
import { Hidden } from '../components/hidden.tsx';
import { ShowMark } from '../components/show-mark.tsx';
import { PaletteButton } from '../features/palette/palette.tsx';
import { reviewCount } from '../features/review/review-model.ts';
import { showWord } from '../../shared/wording/shows.ts';
import { steppedDuration } from '../../shared/wording/times.ts';
import css from './window.module.css';
import { hashOf, type Route } from './routes.ts';
import { useNow, useView } from './window-context.ts';

const PLACES = [
  { text: 'window.team', route: { place: 'team', memberId: null }, Icon: Users },
  { text: 'window.review', route: { place: 'review' }, Icon: Inbox },
  { text: 'window.focus', route: { place: 'focus' }, Icon: Timer },
  { text: 'window.settings', route: { place: 'settings' }, Icon: Settings },
] as const satisfies readonly { text: WordKey; route: Route; Icon: typeof Users }[];

/** Still while one focuses (C3). */
const ReviewCount = () => {
  const unread = useView(reviewCount);
  if (unread === 0) return null;
  return (
    <>
      <span className={css['badge']} aria-hidden>
        {unread > 99 ? '99+' : unread}
      </span>
      <Hidden>{t('window.unread', { count: unread })}</Hidden>
    </>
  );
};

const STEP_MS = 10_000;

/** How oneself stands, always in sight: the show, and in a session the time left. */
const Standing = () => {
  const show = useView((view) => view.own.presence.show);
  const session = activeFocus(useView((view) => view.focus));
  const pause = useView((view) => view.break);
  const connection = useView((view) => view.connection.state);
  const now = useNow(STEP_MS);
  if (session !== null)
    return (
      <p className={css['standing']}>
        <ShowMark show="focusing" />
        {t(session.state === 'paused' ? 'window.pausedLeft' : 'window.focusingLeft', {
          left: steppedDuration(focusLeftMs(session, now), STEP_MS),
        })}
      </p>
    );
  if (pause !== null)
    return (
      <p className={css['standing']}>
        <ShowMark show={connection === 'online' ? show : 'available'} />
        {now < pause.until
          ? t('window.breakLeft', { left: steppedDuration(pause.until - now, STEP_MS) })
          : t('window.breakOver')}
      </p>
    );
  if (connection === 'solo') return null;
  const isShared = connection === 'online';
  return (
    <p className={css['standing']}>
      <ShowMark show={isShared ? show : 'offline'} />
      {isShared ? showWord(show) : t('window.notConnected')}
    </p>
  );
};

/** The navigation; `place` is where one is, `onPalette` opens the palette. */
export const Navigation = ({
  place,
  onPalette,
}: {
  readonly place: Route['place'];
  readonly onPalette: () => void;
}) => (
  <header className={css['side']}>
    <p className={css['brand']}>
      <FermataSign size={22} />
      Fermata
    </p>
    <nav aria-label={t('window.main')}>
      <ul className={css['places']}>
        {PLACES.map(({ text, route, Icon }) => (
          <li key={text}>
            <a
              className={css['place']}
              href={hashOf(route)}
              aria-current={route.place === place ? 'page' : undefined}
            >
              <Icon size={18} aria-hidden />
              <span>{t(text)}</span>
              {route.place === 'review' && <ReviewCount />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <PaletteButton onOpen={onPalette} />
    <Standing />
  </header>
);
