/** "Late today until 20:00", "done for today": what counts instead of the hours for now (P9). */
import { zoneName } from '../../../shared/domain/zone-offsets.ts';
import { doneUntil, nextClockTime } from '../../../shared/domain/working-hours.ts';
import { t } from '../../../shared/language/words.ts';
import type { HoursOverride, WorkingHours } from '../../../shared/protocol/fields.ts';
import { useFieldDraft } from '../../app/use-field-draft.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { minuteOf } from '../../components/time-text.ts';
import { moment } from '../../../shared/wording/times.ts';
import css from './settings.module.css';

interface Plan {
  readonly timeZone: string;
  readonly workingHours: WorkingHours | null;
}

/** What is said of an override that counts now. */
const overrideWords = ({ reachable, until }: HoursOverride, now: number): string =>
  reachable
    ? t('settings.youAreReachableUntilWhatever', { moment: moment(until, now) })
    : t('settings.youAreDoneForToday', { moment: moment(until, now) });

const LateUntil = ({ timeZone, onSet }: Plan & { readonly onSet: (until: number) => void }) => {
  const now = useNow(60_000);
  const draft = useFieldDraft('settings.lateUntil', '20:00');
  const time = draft.text;
  const minute = minuteOf(time);
  const until = minute === null ? null : nextClockTime(timeZone, minute, now);
  return (
    <form
      className={css['choices']}
      onSubmit={(event) => {
        event.preventDefault();
        if (until === null) return;
        draft.discard();
        onSet(until);
      }}
    >
      <label className={css['late']}>
        {t('settings.lateTodayUntil')}
        <input
          type="time"
          required
          className={css['time']}
          value={time}
          title={t('settings.time', { zone: zoneName(timeZone) })}
          onChange={(event) => draft.edit(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={until === null}>
        {t('settings.set')}
      </Button>
    </form>
  );
};

/** Says what counts now instead of the hours, or lets one say it. */
export const HoursOverrideForm = ({
  hoursOverride,
  ...plan
}: Plan & { readonly hoursOverride: HoursOverride | null }) => {
  const { run, busy, fault } = useCommand();
  const now = useNow(10_000);
  const set = (override: HoursOverride | null): void =>
    void run({ type: 'setHoursOverride', hoursOverride: override });
  const until = doneUntil(plan.workingHours, plan.timeZone, now);
  return (
    <div className={css['override']} role="group" aria-label={t('settings.today')}>
      {hoursOverride === null ? (
        <div className={css['choices']}>
          <Button
            disabled={busy || until === null}
            onClick={() => until !== null && set({ reachable: false, until })}
          >
            {t('settings.doneForToday')}
          </Button>
          <LateUntil {...plan} onSet={(late) => set({ reachable: true, until: late })} />
        </div>
      ) : (
        <div className={css['choices']}>
          <p role="status">{overrideWords(hoursOverride, now)}</p>
          <Button small disabled={busy} onClick={() => set(null)}>
            {t('settings.takeBack')}
          </Button>
        </div>
      )}
      <Fault text={fault} />
    </div>
  );
};
