/** Until when a show chosen by hand lasts: said in a word, changed in one. */
import { useState } from 'react';
import type { EndChoice } from '../../../shared/domain/ends.ts';
import { endAt } from '../../../shared/domain/ends.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { viewerZone } from '../../../shared/wording/times.ts';
import { EndField } from './end-choice.tsx';
import card from './own.module.css';
import css from './team.module.css';

/** The choice of an end, where something was chosen by hand; and the way back to automatic. */
const ManualEnd = () => {
  const manual = useView((view) => view.own.manual);
  const { time } = useServices();
  const { run, fault } = useCommand();
  const [choice, setChoice] = useState<EndChoice>('never');
  if (manual === null) return null;
  const choose = (next: EndChoice): void => {
    setChoice(next);
    const until = endAt(next, viewerZone(), time.now());
    void run({
      type: 'setManual',
      show: manual.show,
      ...(until === undefined ? {} : { until }),
    });
  };
  return (
    <div className={card['presenceEnd']}>
      {manual.show === 'open' && <p className={css['soft']}>{t('team.teammatesSeeThatTheyMay')}</p>}
      <EndField
        label={t('team.forHowLong')}
        value={manual.until === undefined ? 'never' : choice}
        onChange={choose}
      />
      <Button onClick={() => void run({ type: 'setManual', show: null })}>
        {t('team.backAutomatic')}
      </Button>
      <Fault text={fault} />
    </div>
  );
};

/** Takes back what was said of today instead of the hours (P9). */
const TodayBack = () => {
  const isSaid = useView(({ own }) => own.hoursOverride !== null);
  const isLate = useView(({ own }) => own.hoursOverride?.reachable === true);
  const { run, busy, fault } = useCommand();
  if (!isSaid) return null;
  return (
    <div className={card['presenceEnd']}>
      <Button
        small
        disabled={busy}
        onClick={() => void run({ type: 'setHoursOverride', hoursOverride: null })}
      >
        {t(isLate ? 'team.takeBackLate' : 'team.takeBackDone')}
      </Button>
      <Fault text={fault} />
    </div>
  );
};

/** The ends of what one chose, and the ways back. */
export const PresenceEnd = () => (
  <>
    <ManualEnd />
    <TodayBack />
  </>
);
