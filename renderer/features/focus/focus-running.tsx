/** A session in progress: time left, the next step, a count of what waits. Nothing else moves (C3). */
import { Pause, Play, Plus, Square } from 'lucide-react';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { FocusView } from '../../../shared/bridge/view.ts';
import { focusLeftMs } from '../../../shared/domain/focus.ts';
import { hashOf } from '../../app/routes.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { brokeThrough } from '../review/review-model.ts';
import { count, timeLeft } from '../wording/times.ts';
import css from './focus.module.css';
import { FocusRing } from './focus-ring.tsx';
import { sessionLine, waitingLine } from './focus-words.ts';

const MINUTE = 60_000;

const Controls = ({
  isPaused,
  run,
}: {
  readonly isPaused: boolean;
  readonly run: (command: Command) => void;
}) => (
  <div className={css['controls']} role="group" aria-label="Session">
    {[5, 15].map((minutes) => (
      <Button key={minutes} onClick={() => run({ type: 'extendFocus', byMs: minutes * MINUTE })}>
        <Plus size={14} aria-hidden />
        {minutes} min
      </Button>
    ))}
    <Button onClick={() => run({ type: isPaused ? 'resumeFocus' : 'pauseFocus' })}>
      {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      {isPaused ? 'Resume' : 'Pause'}
    </Button>
    <Button onClick={() => run({ type: 'endFocus' })}>
      <Square size={14} aria-hidden />
      End focus
    </Button>
  </div>
);

/** Urgent messages come through where the session allows it; the line leads to them without their words. */
const BrokeThrough = () => {
  const urgent = useView((view) => brokeThrough(view).length);
  if (urgent === 0) return null;
  return (
    <p className={css['urgent']} role="status">
      {count(urgent, 'urgent message')} came through. <a href={hashOf({ place: 'review' })}>Read</a>
    </p>
  );
};

/** What waits, as a count: nothing of a held message is known here (H3). */
const Waiting = () => {
  const held = useView((view) => view.held);
  const focus = useView((view) => view.focus);
  const own = useView((view) => view.own);
  return <p className={css['soft']}>{waitingLine({ held, focus, own }, useNow(MINUTE))}</p>;
};

/** The running or paused session. */
export const FocusRunning = ({ session }: { readonly session: FocusView }) => {
  const now = useNow();
  const isSolo = useView((view) => view.connection.state === 'solo');
  const { run, fault } = useCommand();
  const isPaused = session.state === 'paused';
  const leftMs = focusLeftMs(session, now);
  return (
    <section className={css['running']} aria-label="Focus session">
      <FocusRing left={leftMs / (session.endsAt - session.startedAt)} isPaused={isPaused}>
        <p className={css['left']} role="timer" aria-label="Time left">
          {timeLeft(leftMs)}
        </p>
        <p className={css['soft']}>{isPaused ? 'Paused' : sessionLine(session, now)}</p>
      </FocusRing>
      {session.label !== undefined && <p className={css['label']}>{session.label}</p>}
      {session.nextStep !== undefined && session.nextStep !== '' && (
        <p>
          <span className={css['soft']}>Next step: </span>
          {session.nextStep}
        </p>
      )}
      {isPaused && <p className={css['soft']}>{sessionLine(session, now)}</p>}
      <Controls isPaused={isPaused} run={(command) => void run(command)} />
      <Fault text={fault} />
      {!isSolo && <Waiting />}
      <BrokeThrough />
    </section>
  );
};
