/** The zone that one's hours are in. A machine that is elsewhere is said, never followed by itself (P9). */
import { useState } from 'react';
import { offsetAt, zoneName } from '../../../shared/domain/zone-offsets.ts';
import { t } from '../../../shared/language/words.ts';
import { type Draft, useFieldDraft } from '../../app/use-field-draft.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './settings.module.css';

const ZoneForm = ({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) => {
  const { run, busy, fault } = useCommand();
  const zone = draft.text;
  const save = async (): Promise<void> => {
    const reply = await run({ type: 'setProfile', timeZone: zone.trim() });
    if (reply.ok) onDone();
  };
  return (
    <form
      className={css['zoneForm']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('settings.timeZone')}
        list="time-zones"
        autoFocus
        value={zone}
        hint={t('settings.placeLikeEuropeLisbon')}
        onChange={(event) => draft.edit(event.target.value)}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className={css['choices']}>
        <Button type="submit" look="main" disabled={busy || offsetAt(zone.trim(), 0) === null}>
          {t('settings.saveZone')}
        </Button>
        <Button look="plain" onClick={onDone}>
          {t('settings.cancel')}
        </Button>
      </div>
      <Fault text={fault} />
    </form>
  );
};

const Question = ({
  timeZone,
  machineTimeZone,
}: {
  readonly timeZone: string;
  readonly machineTimeZone: string;
}) => {
  const { run, busy, fault } = useCommand();
  const there = zoneName(machineTimeZone);
  return (
    <>
      <p className={css['question']}>
        {t('settings.yourMachineIsOnTime', { there, zone: zoneName(timeZone) })}{' '}
        <Button
          small
          disabled={busy}
          onClick={() => void run({ type: 'setProfile', timeZone: machineTimeZone })}
        >
          {t('settings.use', { there })}
        </Button>
      </p>
      <Fault text={fault} />
    </>
  );
};

/** The zone, and the question when this machine's clock shows another time. */
export const HoursZone = (zones: {
  readonly timeZone: string;
  readonly machineTimeZone: string;
}) => {
  const { timeZone, machineTimeZone } = zones;
  const now = useNow(60_000);
  const draft = useFieldDraft('settings.zone', timeZone);
  const [isEditing, setEditing] = useState(draft.isEdited);
  const done = (): void => {
    draft.discard();
    setEditing(false);
  };
  const isElsewhere = offsetAt(machineTimeZone, now) !== offsetAt(timeZone, now);
  if (isEditing) return <ZoneForm draft={draft} onDone={done} />;
  return (
    <>
      <p className={css['zone']}>
        {t('settings.inTimeWhereverYouAre', { zone: zoneName(timeZone) })}{' '}
        <Button look="plain" small onClick={() => setEditing(true)}>
          {t('settings.changeZone')}
        </Button>
      </p>
      {isElsewhere && <Question {...zones} />}
    </>
  );
};
