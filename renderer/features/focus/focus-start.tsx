/** Starts a session: how long, on what, and who may break through. */
import { Play } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand, useNow, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { CheckBox, TextField } from '../../components/field.tsx';
import css from './focus.module.css';
import { FocusLengthFields, FocusLengthWords, useFocusLength } from './focus-length.tsx';

/** The form that starts a session; `isMain`: it is what the page is for, and nothing is asked above it. */
export const FocusStart = ({ isMain }: { readonly isMain: boolean }) => {
  const isSolo = useView((view) => view.connection.state === 'solo');
  const { focusMs: _, ...rounds } = useView((view) => view.settings.rounds);
  const { time } = useServices();
  const length = useFocusLength();
  const now = useNow(10_000);
  const [label, setLabel] = useState('');
  const [shareLabel, setShareLabel] = useState(false);
  const [nextStep, setNextStep] = useState('');
  const [takesUrgent, setTakesUrgent] = useState(true);
  const { run, busy, fault } = useCommand();
  const hasLabel = label.trim() !== '';
  const isShared = shareLabel && hasLabel && !isSolo;
  const start = (): void => {
    // "Until 17:00" is reckoned from the very moment: the clock of the window is behind it by up to ten seconds.
    const lengthMs = length.lengthAt(time.exact());
    if (lengthMs === null) return;
    void run({
      type: 'startFocus',
      lengthMs,
      shareLabel: isShared,
      urgent: takesUrgent ? 'allow' : 'refuse',
      ...(length.choice === 'rounds' ? { rounds } : {}),
      ...(hasLabel ? { label } : {}),
      ...(nextStep.trim() === '' ? {} : { nextStep }),
    });
  };
  return (
    <form
      className={css['start']}
      tabIndex={-1}
      data-focus-home
      aria-label={t('focus.startFocusSession')}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <FocusLengthFields length={length} />
      <div className={css['about']}>
        <TextField
          label={t('focus.whatAreYouWorkingOn')}
          hint={t(isShared ? 'focus.teamSeesIt' : 'focus.onlyYouSeeIt')}
          value={label}
          maxLength={TEXT.focusLabel}
          onChange={(event) => setLabel(event.target.value)}
        />
        {!isSolo && hasLabel && (
          <CheckBox
            label={t('focus.showTeamWhatIAm')}
            checked={shareLabel}
            onChange={(event) => setShareLabel(event.target.checked)}
          />
        )}
      </div>
      <TextField
        label={t('focus.yourNextStepOptional')}
        hint={t('focus.lineComeBackItStays')}
        value={nextStep}
        maxLength={200}
        onChange={(event) => setNextStep(event.target.value)}
      />
      {!isSolo && (
        <CheckBox
          label={t('focus.letUrgentMessagesThrough')}
          checked={takesUrgent}
          onChange={(event) => setTakesUrgent(event.target.checked)}
        />
      )}
      <Fault text={fault} />
      <div className={css['go']}>
        <Button
          type="submit"
          {...(isMain ? { look: 'main' } : {})}
          disabled={busy || length.lengthAt(now) === null}
        >
          <Play size={16} aria-hidden />
          {t('focus.startFocus')}
        </Button>
        <FocusLengthWords length={length} />
      </div>
    </form>
  );
};
