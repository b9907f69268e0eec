/** The break between two rounds: a calm ring, and the way on or out. Nothing asks for anything (F5). */
import { Coffee, SkipForward, Square } from 'lucide-react';
import type { BreakView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './focus.module.css';
import { FocusRing } from './focus-ring.tsx';
import { TimeLeft } from './time-left.tsx';
import { breakLine } from './focus-words.ts';

/** The break, or the wait for its member after it. */
export const FocusBreak = ({ pause }: { readonly pause: BreakView }) => {
  const now = useNow();
  const { run, fault } = useCommand();
  const leftMs = Math.max(0, pause.until - now);
  return (
    <section className={css['running']} aria-label={t('focus.break')} tabIndex={-1} data-focus-home>
      <FocusRing left={leftMs / (pause.until - pause.from)} look="break">
        <p className={css['soft']}>
          <Coffee size={20} aria-hidden />
        </p>
        <TimeLeft ms={leftMs} label={t('focus.breakLeft')} />
        <p className={css['soft']}>{pause.isLong ? t('focus.longBreak') : t('focus.break')}</p>
      </FocusRing>
      <p className={css['soft']}>{breakLine(pause, now)}</p>
      <div className={css['controls']} role="group" aria-label={t('focus.break')}>
        <Button look="main" onClick={() => void run({ type: 'skipBreak' })}>
          <SkipForward size={14} aria-hidden />
          {leftMs > 0 ? t('focus.skipBreak') : t('focus.goOn')}
        </Button>
        <Button onClick={() => void run({ type: 'endRounds' })}>
          <Square size={14} aria-hidden />
          {t('focus.endRounds')}
        </Button>
      </div>
      <Fault text={fault} />
    </section>
  );
};
