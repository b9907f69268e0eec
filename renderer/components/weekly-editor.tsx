/** Edits a plan of the week: for each day the times from and to, as many as one wants. */
import { Copy, Plus, X } from 'lucide-react';
import { t } from '../../shared/language/words.ts';
import type { WeeklyStretch } from '../../shared/protocol/fields.ts';
import { weekdayName } from '../../shared/wording/times.ts';
import { Button } from './button.tsx';
import { CheckBox } from './field.tsx';
import css from './weekly-editor.module.css';
import { minuteOf, timeText } from './time-text.ts';
import {
  copiedToWeekdays,
  isOverMidnight,
  MAX_STRETCHES,
  rowsOf,
  stretchesOf,
  type WeeklyRow,
  withRow,
} from './weekly-rows.ts';

/** Monday is 1. */
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const TimeField = ({
  label,
  minute,
  onChange,
}: {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}) => (
  <input
    type="time"
    className={css['time']}
    aria-label={label}
    required
    value={timeText(minute)}
    onChange={(event) => {
      const next = minuteOf(event.target.value);
      if (next !== null) onChange(next);
    }}
  />
);

const RowFields = ({
  name,
  row,
  onChange,
  onRemove,
}: {
  readonly name: string;
  readonly row: WeeklyRow;
  readonly onChange: (row: WeeklyRow) => void;
  readonly onRemove: () => void;
}) => (
  <div className={css['row']}>
    <TimeField
      label={t('parts.from', { name })}
      minute={row.from}
      onChange={(from) => onChange({ ...row, from })}
    />
    <span aria-hidden>–</span>
    <TimeField
      label={t('parts.to', { name })}
      minute={row.to}
      onChange={(to) => onChange({ ...row, to })}
    />
    <Button look="icon" aria-label={t('parts.remove', { name })} onClick={onRemove}>
      <X size={16} aria-hidden />
    </Button>
    {isOverMidnight(row) && <span className={css['soft']}>{t('parts.untilNextDay')}</span>}
  </div>
);

interface DayProps {
  readonly day: number;
  readonly rows: readonly WeeklyRow[];
  readonly onChange: (rows: readonly WeeklyRow[]) => void;
}

const DayActions = ({ day, rows, onChange }: DayProps) => {
  const name = weekdayName(day);
  const fits = (next: readonly WeeklyRow[]): boolean => stretchesOf(next).length <= MAX_STRETCHES;
  const [added, copied] = [withRow(rows, day), copiedToWeekdays(rows, day)];
  const copyName = t('parts.copyAllWeekdays', { name });
  return (
    <div className={css['actions']}>
      <Button
        look="icon"
        aria-label={t('parts.addTimeOn', { name })}
        title={t('parts.addTime')}
        disabled={!fits(added)}
        onClick={() => onChange(added)}
      >
        <Plus size={16} aria-hidden />
      </Button>
      <Button
        look="icon"
        aria-label={copyName}
        title={copyName}
        disabled={!fits(copied)}
        onClick={() => onChange(copied)}
      >
        <Copy size={16} aria-hidden />
      </Button>
    </div>
  );
};

const Day = ({ day, rows, onChange }: DayProps) => {
  const name = weekdayName(day);
  const own = rows.filter((row) => row.day === day);
  const replace = (old: WeeklyRow, next: WeeklyRow): void =>
    onChange(rows.map((row) => (row === old ? next : row)));
  return (
    <div className={css['day']} role="group" aria-label={name}>
      <CheckBox
        label={name}
        checked={own.length > 0}
        onChange={({ target }) =>
          onChange(target.checked ? withRow(rows, day) : rows.filter((row) => row.day !== day))
        }
      />
      <div className={css['rows']}>
        {own.length === 0 && <span className={css['soft']}>{t('parts.off')}</span>}
        {own.map((row, index) => (
          <RowFields
            key={index}
            name={own.length === 1 ? name : `${name} ${index + 1}`}
            row={row}
            onChange={(next) => replace(row, next)}
            onRemove={() => onChange(rows.filter((it) => it !== row))}
          />
        ))}
      </div>
      {own.length > 0 && <DayActions day={day} rows={rows} onChange={onChange} />}
    </div>
  );
};

/** The editor. It keeps nothing itself; a row over midnight is told as two stretches. */
export const WeeklyEditor = ({
  stretches,
  onChange,
  label,
}: {
  readonly stretches: readonly WeeklyStretch[];
  readonly onChange: (stretches: WeeklyStretch[]) => void;
  readonly label: string;
}) => {
  const rows = rowsOf(stretches);
  return (
    <fieldset className={css['editor']}>
      <legend className={css['legend']}>{label}</legend>
      {DAYS.map((day) => (
        <Day key={day} day={day} rows={rows} onChange={(next) => onChange(stretchesOf(next))} />
      ))}
    </fieldset>
  );
};
