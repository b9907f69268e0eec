/** Team: oneself, the others, and the message being written to one of them. */
import { useEffect, useRef } from 'react';
import { useServices, useView } from '../../app/window-context.ts';
import { Page } from '../../components/page.tsx';
import { ComposePanel } from '../compose/compose-panel.tsx';
import { JoinForm } from '../onboarding/join-form.tsx';
import { OwnCard } from './own-card.tsx';
import css from './team.module.css';
import { TeamList } from './team-list.tsx';

const Alone = () => (
  <section className={css['alone']} aria-label="On your own">
    <h2>You are on your own for now</h2>
    <p className={css['soft']}>
      Focus works without a team. With a team, others see when you can be reached, and their
      messages wait while you focus.
    </p>
    <JoinForm link={null} />
  </section>
);

/** This device was shut out: the way back in stands above what is still known (T5). */
const Outside = () => {
  const { joinLink } = useServices();
  return (
    <section className={css['alone']} aria-label="Join again">
      <h2>Join again</h2>
      <p className={css['soft']}>
        You need a device link from another device of yours, or a new invite from a teammate.
      </p>
      <JoinForm link={joinLink} />
    </section>
  );
};

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
      <div className={css['left']}>
        <Page title={teamName ?? 'Team'}>
          {memberId !== null && teammate === undefined && !isSolo && (
            <p role="status" className={css['soft']}>
              This person is not in the team any more.
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
