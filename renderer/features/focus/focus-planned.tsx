/** The question of a planned session: start it or skip it (F8). */
import { Play } from 'lucide-react';
import type { PlannedView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { moment } from '../../../shared/wording/times.ts';
import css from './focus.module.css';

/** Asks; the answer holds on this device, a start on all. */
export const FocusPlanned = ({ planned }: { readonly planned: PlannedView }) => {
  const now = useNow(60_000);
  const { run, busy, fault } = useCommand();
  const { key, until, label } = planned;
  return (
    <section className={css['ended']} aria-label={t('focus.plannedFocus')}>
      <p>
        {t('focus.plannedNow', { label: label ?? t('focus.focus'), moment: moment(until, now) })}
      </p>
      <div className={css['go']}>
        <Button look="main" disabled={busy} onClick={() => void run({ type: 'startPlanned', key })}>
          <Play size={16} aria-hidden />
          {t('focus.startPlannedFocus')}
        </Button>
        <Button look="plain" disabled={busy} onClick={() => void run({ type: 'skipPlanned', key })}>
          {t('focus.skipItToday')}
        </Button>
      </div>
      <Fault text={fault} />
    </section>
  );
};
