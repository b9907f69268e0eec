/** The sections of the settings. They come late: nobody starts Fermata to look at them. */
import './texts.ts';
import type { ReactNode } from 'react';
import type { ConnectionView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import type { Activity } from '../../../shared/protocol/fields.ts';
import { useShell } from '../../app/shell-context.ts';
import { useView } from '../../app/window-context.ts';
import { JoinForm } from '../onboarding/join-form.tsx';
import type { WordKey } from '../../../shared/language/catalogue.ts';
import { duration } from '../../../shared/wording/times.ts';
import { AppearanceChoice } from './appearance-choice.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { ComputerSection } from './computer-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { FeedSection } from './feed-section.tsx';
import { FocusSettings } from './focus-settings.tsx';
import { Hours } from './hours.tsx';
import { IdleForm } from './idle-form.tsx';
import { IdleQuestion } from './idle-question.tsx';
import { InvitesSection } from './invites-section.tsx';
import { OwnName } from './own-name.tsx';
import { LeaveTeam } from './leave-team.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { Notifications } from './notifications.tsx';
import { UpdatesSection } from './updates-section.tsx';
import css from './settings.module.css';

const connectionText = {
  solo: 'settings.noTeamFocusWorksOn',
  connecting: 'settings.connectingRelay',
  online: 'settings.connected',
  waiting: 'settings.relayCantBeReachedAt',
  signedOut: 'settings.thisDeviceIsNoLonger',
} as const satisfies Readonly<Record<ConnectionView['state'], WordKey>>;

const activityText = {
  active: 'settings.youAreActiveOnThis',
  idle: 'settings.noInputOnThisDevice',
  locked: 'settings.thisScreenIsLocked',
  asleep: 'settings.thisDeviceIsAsleep',
  unknown: 'settings.notKnownOnThisDevice',
} as const satisfies Readonly<Record<Activity, WordKey>>;

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={css['section']} aria-label={title} tabIndex={-1} data-focus-home>
    <h2>{title}</h2>
    {children}
  </section>
);

const You = () => {
  const teamName = useView((view) => view.teamName);
  const connection = useView((view) => view.connection.state);
  return (
    <Section title={t('settings.you')}>
      <dl className={css['facts']}>
        <dt>{t('settings.name')}</dt>
        <dd>
          <OwnName isFixed={connection === 'solo' || connection === 'signedOut'} />
        </dd>
        <dt>{t('settings.team')}</dt>
        <dd>{teamName ?? t('settings.none')}</dd>
        <dt>{t('settings.connection')}</dt>
        <dd>{t(connectionText[connection])}</dd>
      </dl>
    </Section>
  );
};

/** What is known of one's own activity, honestly (P3). */
const ActivitySource = () => {
  const own = useView((view) => view.own);
  const isSolo = useView(({ connection }) => connection.state === 'solo');
  return (
    <Section title={t('settings.activity')}>
      <p>{own.activityProblem ?? t(activityText[own.activity])}</p>
      {own.activitySource !== null && (
        <p className={css['soft']}>
          {t('settings.fermataLearnsItFrom', { source: own.activitySource })}
        </p>
      )}
      <IdleQuestion />
      <IdleForm />
      <p className={css['soft']}>
        {t(isSolo ? 'settings.soloActivity' : 'settings.teammatesSeeWhetherYouAre')}
      </p>
    </Section>
  );
};

const About = () => {
  const device = useView((view) => view.device);
  const ceiling = useView((view) => view.settings.holdCeilingMs);
  const isSolo = useView(({ connection }) => connection.state === 'solo');
  return (
    <Section title={t('settings.about')}>
      <p>
        {t(device === 'web' ? 'settings.fermataInBrowser' : 'settings.fermataForDesktop')}{' '}
        {!isSolo && t('settings.nothingIsHeldLongerThan', { length: duration(ceiling) })}
      </p>
      {device === 'web' && !isSolo && (
        <p className={css['soft']}>{t('settings.browserHasNoKeychainWhat')}</p>
      )}
      <Diagnostics />
    </Section>
  );
};

/** All sections, those that concern this host and this standing. */
export const SettingsSections = () => {
  const state = useView((view) => view.connection.state);
  const isOut = state === 'solo' || state === 'signedOut';
  const hasShell = useShell() !== null;
  return (
    <>
      <You />
      {isOut ? (
        <Section title={t('settings.joinTeam')}>
          <JoinForm />
        </Section>
      ) : (
        <>
          <Section title={t('settings.devices')}>
            <DevicesSection />
          </Section>
          <Section title={t('settings.invites')}>
            <InvitesSection />
          </Section>
        </>
      )}
      {!isOut && (
        <Section title={t('settings.hours')}>
          <Hours />
        </Section>
      )}
      <Section title={t('settings.focus')}>
        <FocusSettings />
      </Section>
      <ActivitySource />
      <Section title={t('settings.yourCalendar')}>
        <CalendarSection />
      </Section>
      {!isOut && (
        <Section title={t('settings.focusInYourCalendar')}>
          <FeedSection />
        </Section>
      )}
      <Section title={t('settings.notifications')}>
        <Notifications />
      </Section>
      <Section title={t('settings.language')}>
        <LanguageChoice />
      </Section>
      <Section title={t('settings.appearance')}>
        <AppearanceChoice />
      </Section>
      {hasShell && (
        <>
          <Section title={t('settings.thisComputer')}>
            <ComputerSection />
          </Section>
          <Section title={t('settings.updates')}>
            <UpdatesSection />
          </Section>
        </>
      )}
      <About />
      {!isOut && (
        <Section title={t('settings.leave')}>
          <LeaveTeam />
        </Section>
      )}
    </>
  );
};
