/** "When can we talk?": a button, and what it opens (R1). */
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { Button } from '../../components/button.tsx';
import { late } from '../../components/late.tsx';
import css from './talk-panel.module.css';

const Choice = late(async () => (await import('./talk-choice.tsx')).TalkChoice);

/** Has the choice there before someone opens it. */
export const prefetchTalk = Choice.prefetch;

/** The button and what it opens. */
export const TalkPanel = () => {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={css['talk']} aria-label={t('team.whenCanWeTalk')}>
      <Button
        look="plain"
        small
        className={css['open']}
        data-reach="talk"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <CalendarClock size={16} aria-hidden />
        {t('team.whenCanWeTalk')}
      </Button>
      {isOpen && <Choice />}
    </section>
  );
};
