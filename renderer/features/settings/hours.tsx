/** Settings → Hours: when teammates can usually reach one, what counts instead today, and the zone of it all. */
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import type { WeeklyStretch, WorkingHours } from '../../../shared/protocol/fields.ts';
import { useKeptValue } from '../../app/use-kept.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { WeeklyEditor } from '../../components/weekly-editor.tsx';
import { isWeek } from '../../components/weekly-rows.ts';
import { HoursOverrideForm } from './hours-override.tsx';
import { HoursZone } from './hours-zone.tsx';
import css from './settings.module.css';

const OFFICE_HOURS: readonly WeeklyStretch[] = [1, 2, 3, 4, 5].map((day) => ({
  day,
  from: 9 * 60,
  to: 17 * 60,
}));

const isSame = (a: readonly WeeklyStretch[], b: readonly WeeklyStretch[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const NoHours = ({ onStart }: { readonly onStart: () => void }) => (
  <>
    <p className={css['soft']}>{t('settings.youHaveNotSaidWhen')}</p>
    <Button onClick={onStart}>{t('settings.setHours')}</Button>
  </>
);

/** What is changed is kept here until it is saved. */
const Week = ({ saved }: { readonly saved: WorkingHours | null }) => {
  const { run, busy, fault } = useCommand();
  const [draft, setDraft] = useKeptValue('settings.hours', isWeek);
  const [wasBegun, setBegun] = useState(false);
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasBegun) editor.current?.querySelector('input')?.focus();
  }, [wasBegun]);
  const begin = (): void => {
    setDraft(OFFICE_HOURS);
    setBegun(true);
  };
  const shown = draft ?? saved?.weekly;
  if (shown === undefined) return <NoHours onStart={begin} />;
  const isChanged = draft !== null && (saved === null || !isSame(draft, saved.weekly));
  const save = async (workingHours: WorkingHours | null): Promise<void> => {
    const reply = await run({ type: 'setHours', workingHours });
    if (!reply.ok) return;
    setDraft(null);
    setBegun(false);
  };
  return (
    <>
      <div ref={editor} className={css['editor']}>
        <WeeklyEditor label={t('settings.usualHours')} stretches={shown} onChange={setDraft} />
      </div>
      <div className={css['choices']}>
        {isChanged && (
          <>
            <Button look="main" disabled={busy} onClick={() => void save({ weekly: [...shown] })}>
              {t('settings.saveHours')}
            </Button>
            <Button
              look="plain"
              onClick={() => {
                setDraft(null);
                setBegun(false);
              }}
            >
              {t('settings.discard')}
            </Button>
          </>
        )}
        {!isChanged && saved !== null && (
          <Button look="plain" small disabled={busy} onClick={() => void save(null)}>
            {t('settings.removeHours')}
          </Button>
        )}
      </div>
      <Fault text={fault} />
    </>
  );
};

/** The section's content; for members of a team, since only teammates see it. */
export const Hours = () => {
  const own = useView((view) => view.own);
  return (
    <>
      <HoursZone timeZone={own.timeZone} machineTimeZone={own.machineTimeZone} />
      <HoursOverrideForm
        timeZone={own.timeZone}
        workingHours={own.workingHours}
        hoursOverride={own.hoursOverride}
      />
      <Week saved={own.workingHours} />
    </>
  );
};
