/** Settings → Focus: how each part is set, which opens to be changed. */
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
  return minutes === 0 ? 'none' : `${duration(minutes * 60_000)} a week`;
};

/** The section's content. */
export const FocusSettings = () => {
  const { presetsMs, rounds, plan, holdCeilingMs } = useView((view) => view.settings);
  return (
    <>
      <Part title="Lengths" now={`${minutesText(presetsMs)} min`}>
        <LengthsForm />
      </Part>
      <Part title="Rounds" now={roundsLine(rounds)}>
        <RoundsForm />
      </Part>
      <Part title="Weekly plan" now={planText(plan)}>
        <FocusPlan />
      </Part>
      <Part title="Holding" now={`${duration(holdCeilingMs)} at most`}>
        <HoldingForm />
      </Part>
    </>
  );
};
