/** A session in progress: time left, the next step, a count of what waits. Nothing else moves (C3). */
import { Check, Pause, Play, Plus, Square } from 'lucide-react';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { FocusView } from '../../../shared/bridge/view.ts';
import { focusLeftMs, focusLengthMs } from '../../../shared/domain/focus.ts';
import { t } from '../../../shared/language/words.ts';
import { hashOf } from '../../app/routes.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { brokeThrough } from '../review/review-model.ts';
import { duration } from '../../../shared/wording/times.ts';
import css from './focus.module.css';
import { FocusRing } from './focus-ring.tsx';
import { TimeLeft } from './time-left.tsx';
import { sessionLine } from './focus-words.ts';
import { useWaitingLine } from './use-waiting-line.ts';
import { NextStep } from './next-step.tsx';

const Controls = ({
  extensions,
  isPaused,
  isRound,
  run,
}: {
  readonly extensions: readonly number[];
  readonly isPaused: boolean;
  /** To stop a round ends the rounds; to be done with it leads to the break. */
  readonly isRound: boolean;
  readonly run: (command: Command) => void;
}) => (
  <div className={css['controls']} role="group" aria-label={t('focus.session')}>
    {extensions.map((byMs) => (
      <Button
        key={byMs}
        aria-label={t('focus.extendBy', { length: duration(byMs) })}
        onClick={() => run({ type: 'extendFocus', byMs })}
      >
        <Plus size={14} aria-hidden />
        {duration(byMs)}
      </Button>
    ))}
    <Button
      {...(isPaused ? { look: 'main' } : {})}
      onClick={() => run({ type: isPaused ? 'resumeFocus' : 'pauseFocus' })}
    >
      {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      {isPaused ? t('focus.resume') : t('focus.pause')}
    </Button>
    <div className={css['ends']}>
      <Button
        {...(isPaused ? {} : { look: 'main' })}
        onClick={() => run({ type: 'endFocus', outcome: 'completed' })}
      >
        <Check size={14} aria-hidden />
        {isRound ? t('focus.roundDone') : t('focus.workDone')}
      </Button>
      <Button onClick={() => run({ type: 'endFocus' })}>
        <Square size={14} aria-hidden />
        {isRound ? t('focus.endRounds') : t('focus.endFocus')}
      </Button>
    </div>
  </div>
);

/** Urgent messages come through where the session allows it; the line leads to them without their words. */
const BrokeThrough = () => {
  const urgent = useView((view) => brokeThrough(view).length);
  if (urgent === 0) return null;
  return (
    <p className={css['urgent']} role="status">
      {t('focus.cameThrough', { count: urgent })}{' '}
      <a href={hashOf({ place: 'review' })}>{t('focus.read')}</a>
    </p>
  );
};

/** What waits, as a count: nothing of a held message is known here (H3). */
const Waiting = () => <p className={css['soft']}>{useWaitingLine()}</p>;

/** Two buttons end a session: what each of them is for. */
const Difference = ({ isRound }: { readonly isRound: boolean }) => (
  <p className={css['difference']}>
    {isRound
      ? t('focus.doneOrEndRounds', { done: t('focus.roundDone'), end: t('focus.endRounds') })
      : t('focus.doneOrEnd', { done: t('focus.workDone'), end: t('focus.endFocus') })}
  </p>
);

/** The running or paused session. */
export const FocusRunning = ({ session }: { readonly session: FocusView }) => {
  const now = useNow();
  const isSolo = useView((view) => view.connection.state === 'solo');
  const extensions = useView((view) => view.settings.extensionsMs);
  const { run, fault } = useCommand();
  const isPaused = session.state === 'paused';
  const { rounds } = session;
  const leftMs = focusLeftMs(session, now);
  return (
    <section
      className={css['running']}
      aria-label={t('focus.focusSession')}
      tabIndex={-1}
      data-focus-home
    >
      <FocusRing
        left={leftMs / focusLengthMs(session, session.endsAt)}
        look={isPaused ? 'paused' : 'focus'}
      >
        {rounds !== undefined && (
          <p className={css['soft']}>
            {t('focus.roundOf', { index: rounds.index, of: rounds.of })}
          </p>
        )}
        <TimeLeft ms={leftMs} label={t('focus.timeLeft')} />
        <p className={css['soft']}>{isPaused ? t('focus.paused') : sessionLine(session, now)}</p>
      </FocusRing>
      {session.label !== undefined && <p className={css['label']}>{session.label}</p>}
      <NextStep line={session.nextStep ?? ''} />
      {isPaused && <p className={css['soft']}>{sessionLine(session, now)}</p>}
      <Controls
        extensions={extensions}
        isPaused={isPaused}
        isRound={rounds !== undefined}
        run={(command) => void run(command)}
      />
      <Fault text={fault} />
      {!isSolo && <Waiting />}
      <BrokeThrough />
      <Difference isRound={rounds !== undefined} />
    </section>
  );
};
