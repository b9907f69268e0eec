/** Settings → Focus: the weekly plan, and what happens at its times (F8). */
import { t } from '../../../shared/language/words.ts';
import type { SettingsChange, WeeklyStretch } from '../../../shared/protocol/fields.ts';
import { useKeptValue } from '../../app/use-kept.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { Segments } from '../../components/field.tsx';
import { WeeklyEditor } from '../../components/weekly-editor.tsx';
import { isWeek } from '../../components/weekly-rows.ts';
import css from './settings.module.css';

type Plan = NonNullable<SettingsChange['plan']>;

/** To begin with: two hours of each weekday's morning. */
const MORNINGS: readonly WeeklyStretch[] = [1, 2, 3, 4, 5].map((day) => ({
  day,
  from: 9 * 60,
  to: 11 * 60,
}));

const NoPlan = ({ onStart }: { readonly onStart: () => void }) => (
  <>
    <p className={css['soft']}>{t('settings.planFocusForSameTimes')}</p>
    <Button onClick={onStart}>{t('settings.planFocus')}</Button>
  </>
);

const startWays = () =>
  [
    { value: 'ask', label: t('settings.askFirst') },
    { value: 'auto', label: t('settings.startByItself') },
  ] as const;

/** Stretches are changed in the open and kept when saved; how it starts is kept at once. */
export const FocusPlan = () => {
  const saved = useView((view) => view.settings.plan);
  const hasWord = useView(({ calendar }) => calendar.setting !== null && calendar.focusWord !== '');
  const { run, busy, fault } = useCommand();
  const [draft, setDraft] = useKeptValue('settings.plan', isWeek);
  const hasPlan = saved !== null && saved.stretches.length > 0;
  const start = saved?.start ?? 'ask';
  const save = (plan: Plan): ReturnType<typeof run> => run({ type: 'changeSettings', plan });
  const keep = async (stretches: readonly WeeklyStretch[]): Promise<void> => {
    if ((await save({ stretches: [...stretches], start })).ok) setDraft(null);
  };
  return (
    <>
      {draft === null && !hasPlan ? (
        <NoPlan onStart={() => setDraft(MORNINGS)} />
      ) : (
        <WeeklyEditor
          label={t('settings.timesFocus')}
          stretches={draft ?? saved?.stretches ?? []}
          onChange={setDraft}
        />
      )}
      {draft !== null && (
        <div className={css['choices']}>
          <Button look="main" disabled={busy} onClick={() => void keep(draft)}>
            {t('settings.savePlan')}
          </Button>
          <Button look="plain" onClick={() => setDraft(null)}>
            {t('settings.discard')}
          </Button>
        </div>
      )}
      {(hasPlan || hasWord || draft !== null) && (
        <Segments
          label={t('settings.whenItsTimeComes')}
          value={start}
          options={startWays()}
          onChange={(next) => void save({ stretches: [...(saved?.stretches ?? [])], start: next })}
        />
      )}
      <Fault text={fault} />
    </>
  );
};
