/** The window: navigation, the quiet lines, and the place where one is. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { FocusView } from '../../shared/bridge/view.ts';
import { activeFocus } from '../../shared/domain/focus.ts';
import type { WordKey } from '../../shared/language/catalogue.ts';
import { t } from '../../shared/language/words.ts';
import { moment } from '../../shared/wording/times.ts';
import { FocusPage } from '../features/focus/focus-page.tsx';
import { WelcomePage } from '../features/onboarding/welcome-page.tsx';
import { KeysHelp } from '../features/keys/keys-help.tsx';
import { usePalette } from '../features/palette/palette.tsx';
import { AllMessages } from '../features/review/all-messages.tsx';
import { reviewCount } from '../features/review/review-model.ts';
import { ReviewPage } from '../features/review/review-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { TeamPage } from '../features/team/team-page.tsx';
import css from './window.module.css';
import { SHOWN_MARK } from './shown-mark.ts';
import { useAppearance } from './appearance.ts';
import { keepFocus } from './keep-focus.ts';
import { ConnectionLine } from './connection-line.tsx';
import { Navigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import { type UnusedLink, useUnusedLink } from './unused-link.ts';
import type { Route } from './routes.ts';
import { useShell } from './shell-context.ts';
import type { Language } from '../../shared/language/catalogue.ts';
import { useSpoken } from './spoken.ts';
import { goTo, useNow, useRoute, useServices, useView } from './window-context.ts';

const TITLES = {
  welcome: 'window.welcome',
  team: 'window.team',
  review: 'window.review',
  focus: 'window.focus',
  settings: 'window.settings',
  all: 'review.allMessages',
} as const satisfies Readonly<Record<Route['place'] | 'all', WordKey>>;

const pageOf = (route: Route): ReactNode => {
  switch (route.place) {
    case 'welcome':
      return <WelcomePage />;
    case 'team':
      return <TeamPage memberId={route.memberId} />;
    case 'review':
      return route.isAll === true ? <AllMessages /> : <ReviewPage />;
    case 'focus':
      return <FocusPage />;
    case 'settings':
      return <SettingsPage />;
  }
};

/** A new place takes the focus with its heading and tells its name; the first one takes nothing. */
const useArrival = (place: keyof typeof TITLES): { readonly current: HTMLElement | null } => {
  const main = useRef<HTMLElement>(null);
  const last = useRef<keyof typeof TITLES | null>(null);
  useEffect(() => {
    const isFirst = last.current === null;
    last.current = place;
    if (isFirst) return;
    const isInside = main.current?.contains(document.activeElement) ?? false;
    if (!isInside) main.current?.querySelector('h1')?.focus();
    main.current?.scrollTo(0, 0);
  }, [place]);
  return main;
};

/** The page's title: the place, and before it what one would look for in a row of tabs (W54). */
const usePageTitle = (place: keyof typeof TITLES): void => {
  const session = activeFocus(useView((view) => view.focus));
  const unread = useView(reviewCount);
  const now = useNow(60_000);
  const name = `${t(TITLES[place])} · Fermata`;
  const count = unread === 0 ? name : `(${unread}) ${name}`;
  const title = session === null ? count : `${sessionTitle(session, now)} · ${name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
};

const sessionTitle = (
  { state, endsAt }: Pick<FocusView, 'state' | 'endsAt'>,
  now: number,
): string =>
  state === 'paused'
    ? t('focus.paused')
    : t('shows.until', { show: t('shows.focusing'), moment: moment(endsAt, now) });

/** The keyboard's focus never falls to the page (W24). */
const useKeptFocus = (): void => {
  const { onFrame } = useServices().time;
  useEffect(() => keepFocus(document, onFrame), [onFrame]);
};

/** A link that opens the app leads to where it can be used, while this device is in no team. */
const useGivenLink = (): void => {
  const link = useShell()?.link ?? null;
  const isOut = useView(({ connection: { state } }) => state === 'solo' || state === 'signedOut');
  useEffect(() => {
    if (link !== null && isOut) goTo({ place: 'welcome' });
  }, [link, isOut]);
};

/** Marks the moment at which the window first stands, for `npm run bench:startup` (D11). */
const useShownMark = (): void => {
  useEffect(() => {
    performance.mark(SHOWN_MARK);
  }, []);
};

const Places = ({ unusedLink }: { readonly unusedLink: UnusedLink | null }) => {
  useAppearance();
  useShownMark();
  const route = useRoute();
  useGivenLink();
  const title = route.place === 'review' && route.isAll === true ? 'all' : route.place;
  usePageTitle(title);
  const main = useArrival(title);
  const palette = usePalette();
  const isWelcome = route.place === 'welcome';
  return (
    <div className={css['window']} data-welcome={isWelcome}>
      {!isWelcome && <Navigation place={route.place} onPalette={palette.open} />}
      <div className={css['body']}>
        {!isWelcome && <ConnectionLine />}
        <Notices unusedLink={unusedLink} />
        {palette.part}
        <KeysHelp />
        <main ref={main} className={css['main']}>
          {pageOf(route)}
        </main>
      </div>
    </div>
  );
};

/** What lasts over a change of the language. */
const Spoken = ({ language }: { readonly language: Language }) => (
  <Places key={language} unusedLink={useUnusedLink()} />
);

/** The whole window, drawn anew when it speaks another language; until the engine has spoken it says that it starts. */
export const Window = () => {
  useKeptFocus();
  const language = useSpoken();
  if (language !== null) return <Spoken language={language} />;
  return (
    <main className="starting">
      <p role="status">{t('window.starting')}</p>
    </main>
  );
};
