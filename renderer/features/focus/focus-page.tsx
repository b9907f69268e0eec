/** Focus: the session in progress, or the start of the next one. */
import { useEffect, useRef } from 'react';
import { activeFocus } from '../../../shared/domain/focus.ts';
import type { FocusView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { hashOf } from '../../app/routes.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { MainLink } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import css from './focus.module.css';
import { FocusBreak } from './focus-break.tsx';
import { FocusPlanned } from './focus-planned.tsx';
import { FocusRunning } from './focus-running.tsx';
import { FocusSessions } from './late-sessions.ts';
import { FocusStart } from './focus-start.tsx';
import { endedLine } from './focus-words.ts';

/** How the last session ended, the line to come back to (F7), and the way to what came meanwhile. */
const Ended = ({ session, unread }: { readonly session: FocusView; readonly unread: number }) => {
  const now = useNow(60_000);
  return (
    <section
      className={css['ended']}
      aria-label={t('focus.lastSession')}
      tabIndex={-1}
      data-focus-home
    >
      <p>
        <strong>{endedLine(session, now)}</strong>
        {session.nextStep !== undefined && session.nextStep !== '' && (
          <> {t('focus.youWere', { nextStep: session.nextStep })}</>
        )}
      </p>
      {unread > 0 && (
        <MainLink className={css['toReview']} href={hashOf({ place: 'review' })}>
          {t('focus.review', { messages: t('counts.messages', { count: unread }) })}
        </MainLink>
      )}
    </section>
  );
};

/** A session that begins is seen from its top, wherever the form that began it was scrolled to (W41). */
const useFromTop = (focusId: string | null) => {
  const stage = useRef<HTMLDivElement>(null);
  const last = useRef(focusId);
  useEffect(() => {
    if (last.current === focusId) return;
    last.current = focusId;
    const main = stage.current?.closest('main');
    if (focusId !== null && main) main.scrollTop = 0;
  }, [focusId]);
  return stage;
};

/** The focus view. */
export const FocusPage = () => {
  const focus = useView((view) => view.focus);
  const pause = useView((view) => view.break);
  const planned = useView((view) => view.planned);
  const unread = useView((view) => view.review.filter((i) => i.triage === 'unread').length);
  const running = activeFocus(focus) === null ? null : focus;
  const stage = useFromTop(running?.focusId ?? null);
  return (
    <Page title={t('focus.focus')}>
      {/* What had the focus goes with its stage: the next one takes it. */}
      <div ref={stage} className={css['stage']}>
        {running !== null ? (
          <FocusRunning session={running} />
        ) : (
          <>
            {planned !== null && <FocusPlanned planned={planned} />}
            {focus !== null && <Ended session={focus} unread={unread} />}
            {pause === null ? (
              <FocusStart isMain={planned === null && (focus === null || unread === 0)} />
            ) : (
              <FocusBreak pause={pause} />
            )}
          </>
        )}
      </div>
      {running === null && <FocusSessions />}
    </Page>
  );
};
