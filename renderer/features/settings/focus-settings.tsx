/** Settings → Focus: how each part is set, which opens to be changed. */
import { t } from '../../../shared/language/words.ts';
import { useView } from '../../app/window-context.ts';
import { roundsLine } from '../focus/focus-words.ts';
import { duration } from '../../../shared/wording/times.ts';
import { HoldingForm, LengthsForm, RoundsForm } from './focus-figures.tsx';
import { FocusPlan } from './focus-plan.tsx';
import { minutesText } from './minutes.ts';
import { Part } from './part.tsx';

const planText = (
  plan: { readonly stretches: readonly { readonly from: number; readonly to: number }[] } | null,
): string => {
  const minutes = (plan?.stretches ?? []).reduce((sum, { from, to }) => sum + to - from, 0);
  return minutes === 0
    ? t('settings.noPlan')
    : t('settings.aWeek', { length: duration(minutes * 60_000) });
};

/** The section's content. */
export const FocusSettings = () => {
  const { presetsMs, rounds, plan, holdCeilingMs } = useView((view) => view.settings);
  const isSolo = useView(({ connection }) => connection.state === 'solo');
  return (
    <>
      <Part
        title={t('settings.lengths')}
        now={t('settings.inMinutes', { list: minutesText(presetsMs) })}
        keeps={['settings.presets', 'settings.extensions']}
      >
        <LengthsForm />
      </Part>
      <Part
        title={t('settings.rounds')}
        now={roundsLine(rounds)}
        keeps={[
          'settings.roundFocus',
          'settings.roundBreak',
          'settings.roundLongBreak',
          'settings.roundLongEvery',
          'settings.roundsOf',
        ]}
      >
        <RoundsForm />
      </Part>
      <Part title={t('settings.weeklyPlan')} now={planText(plan)} keeps={['settings.plan']}>
        <FocusPlan />
      </Part>
      {!isSolo && (
        <Part
          title={t('settings.holding')}
          now={t('settings.atMost', { length: duration(holdCeilingMs) })}
          keeps={['settings.holding']}
        >
          <HoldingForm />
        </Part>
      )}
    </>
  );
};
