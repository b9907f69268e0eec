/** The sections of the settings. They come late: nobody starts Fermata to look at them. */
import type { ReactNode } from 'react';
import type { ConnectionView } from '../../../shared/bridge/view.ts';
import type { Activity } from '../../../shared/protocol/fields.ts';
import { useShell } from '../../app/shell-context.ts';
import { useView } from '../../app/window-context.ts';
import { JoinForm } from '../onboarding/join-form.tsx';
import { LinkMaker } from '../team/invite.tsx';
import { duration } from '../../../shared/wording/times.ts';
import { CalendarSection } from './calendar-section.tsx';
import { ComputerSection } from './computer-section.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { FeedSection } from './feed-section.tsx';
import { FocusSettings } from './focus-settings.tsx';
import { Hours } from './hours.tsx';
import { IdleForm } from './idle-form.tsx';
import { IdleQuestion } from './idle-question.tsx';
import { OwnName } from './own-name.tsx';
import { LeaveTeam } from './leave-team.tsx';
import { Notifications } from './notifications.tsx';
import { UpdatesSection } from './updates-section.tsx';
import css from './settings.module.css';

const connectionText: Readonly<Record<ConnectionView['state'], string>> = {
  solo: 'No team. Focus works on its own.',
  connecting: 'Connecting to the relay',
  online: 'Connected',
  waiting: "The relay can't be reached at the moment",
  signedOut: 'This device is no longer in the team',
};

const activityText: Readonly<Record<Activity, string>> = {
  active: 'You are active on this device.',
  idle: 'No input on this device for a while.',
  locked: 'This screen is locked.',
  asleep: 'This device is asleep.',
  unknown: 'Not known on this device.',
};

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={css['section']} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

const You = () => {
  const teamName = useView((view) => view.teamName);
  const connection = useView((view) => view.connection.state);
  return (
    <Section title="You">
      <dl className={css['facts']}>
        <dt>Name</dt>
        <dd>
          <OwnName isFixed={connection === 'solo' || connection === 'signedOut'} />
        </dd>
        <dt>Team</dt>
        <dd>{teamName ?? 'None'}</dd>
        <dt>Connection</dt>
        <dd>{connectionText[connection]}</dd>
      </dl>
    </Section>
  );
};

/** What is known of one's own activity, honestly (P3). */
const ActivitySource = () => {
  const own = useView((view) => view.own);
  return (
    <Section title="Activity">
      <p>{own.activityProblem ?? activityText[own.activity]}</p>
      {own.activitySource !== null && (
        <p className={css['soft']}>Fermata learns of it from {own.activitySource}.</p>
      )}
      <IdleQuestion />
      <IdleForm />
      <p className={css['soft']}>
        Teammates see whether you are here, never what you do or for how many minutes you were idle.
      </p>
    </Section>
  );
};

const About = () => {
  const device = useView((view) => view.device);
  const ceiling = useView((view) => view.settings.holdCeilingMs);
  return (
    <Section title="About">
      <p>
        Fermata {device === 'web' ? 'in the browser' : 'for the desktop'}. Nothing is held longer
        than {duration(ceiling)}.
      </p>
      {device === 'web' && (
        <p className={css['soft']}>
          A browser has no keychain: what lets this browser in is kept in its own storage. On a
          shared computer, leave the team when you are done.
        </p>
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
        <Section title="Join a team">
          <JoinForm link={null} />
        </Section>
      ) : (
        <Section title="Devices and team">
          <LinkMaker type="createDeviceLink" />
          <LinkMaker type="createInvite" />
        </Section>
      )}
      {!isOut && (
        <Section title="Hours">
          <Hours />
        </Section>
      )}
      <Section title="Focus">
        <FocusSettings />
      </Section>
      <ActivitySource />
      <Section title="Your calendar">
        <CalendarSection />
      </Section>
      {!isOut && (
        <Section title="Focus in your calendar">
          <FeedSection />
        </Section>
      )}
      <Section title="Notifications">
        <Notifications />
      </Section>
      {hasShell && (
        <>
          <Section title="This computer">
            <ComputerSection />
          </Section>
          <Section title="Updates">
            <UpdatesSection />
          </Section>
        </>
      )}
      <About />
      {!isOut && (
        <Section title="Leave">
          <LeaveTeam />
        </Section>
      )}
    </>
  );
};
