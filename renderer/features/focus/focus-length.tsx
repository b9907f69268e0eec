/** How long to focus: one of the lengths, minutes, a time of day, or rounds (F5). */
import { useState } from 'react';
import { nextAtMinute, usualUntil } from '../../../shared/domain/until.ts';
import { parseLength } from '../../../shared/domain/typed-length.ts';
import { t } from '../../../shared/language/words.ts';
import { FOCUS_LENGTH } from '../../../shared/protocol/limits.ts';
import { useNow, useServices, useView } from '../../app/window-context.ts';
import { Segments, TextField } from '../../components/field.tsx';
import { minuteOf, timeText } from '../../components/time-text.ts';
import { duration, moment } from '../../../shared/wording/times.ts';
import css from './focus.module.css';
import { roundsLine } from './focus-words.ts';

const MINUTE = 60_000;
/** A preset in ms as text, or one of the ways to say another. */
type Choice = `${number}` | 'custom' | 'until' | 'rounds';

const choicesOf = (presets: readonly number[]) => [
  ...presets.map((ms): { value: Choice; label: string } => ({
    value: `${ms}`,
    label: duration(ms),
  })),
  { value: 'custom' as const, label: t('focus.custom') },
  { value: 'until' as const, label: t('focus.until') },
  { value: 'rounds' as const, label: t('focus.roundsChoice') },
];

const isLength = (ms: number): boolean => ms >= FOCUS_LENGTH.minMs && ms <= FOCUS_LENGTH.maxMs;

/** The time from `now` until the clock shows HH:MM; null where that is no session. */
const untilOf = (clock: string, timeZone: string, now: number): number | null => {
  const minute = minuteOf(clock);
  if (minute === null) return null;
  const ms = nextAtMinute(minute, timeZone, now) - now;
  return isLength(ms) ? ms : null;
};

/** What was typed as a length, or null when it is none that a session may have. */
const lengthOf = (typed: string): number | null => {
  const ms = parseLength(typed);
  return ms !== null && isLength(ms) ? ms : null;
};

/** The choice so far. */
export interface FocusLength {
  readonly choice: Choice;
  readonly presets: readonly number[];
  readonly minutes: string;
  readonly clock: string;
  readonly choose: (choice: Choice) => void;
  readonly setMinutes: (minutes: string) => void;
  readonly setClock: (clock: string) => void;
  /** What would be begun at `now`, ms; null where nothing can be. */
  readonly lengthAt: (now: number) => number | null;
}

/** Keeps the choice. A preset that went away on another device gives way to the first. */
export const useFocusLength = (): FocusLength => {
  const { presetsMs: presets, rounds } = useView((view) => view.settings);
  const timeZone = useView((view) => view.own.machineTimeZone);
  const { time } = useServices();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [minutes, setMinutes] = useState('30');
  const [clock, setClock] = useState('');
  const isNamed = chosen === 'custom' || chosen === 'until' || chosen === 'rounds';
  const isThere = isNamed || presets.includes(Number(chosen));
  const choice = chosen !== null && isThere ? chosen : (`${presets[0] ?? 25 * MINUTE}` as const);
  const lengthAt = (now: number): number | null => {
    if (choice === 'until') return untilOf(clock, timeZone, now);
    if (choice === 'rounds') return rounds.focusMs;
    return choice === 'custom' ? lengthOf(minutes) : Number(choice);
  };
  const choose = (next: Choice): void => {
    setChosen(next);
    if (next === 'until') setClock(timeText(usualUntil(timeZone, time.now())));
  };
  return { choice, presets, minutes, clock, choose, setMinutes, setClock, lengthAt };
};

/** The fields. */
export const FocusLengthFields = ({ length }: { readonly length: FocusLength }) => {
  const { choice } = length;
  const rounds = useView((view) => view.settings.rounds);
  return (
    <div className={css['lengths']}>
      <Segments
        label={t('focus.length')}
        value={choice}
        options={choicesOf(length.presets)}
        onChange={length.choose}
      />
      {choice === 'custom' && (
        <TextField
          label={t('focus.minutes')}
          autoComplete="off"
          value={length.minutes}
          className={css['minutes']}
          onChange={(event) => length.setMinutes(event.target.value)}
        />
      )}
      {choice === 'until' && (
        <TextField
          label={t('focus.until')}
          type="time"
          value={length.clock}
          className={css['clock']}
          onChange={(event) => length.setClock(event.target.value)}
        />
      )}
      {choice === 'rounds' && <p className={css['soft']}>{roundsLine(rounds)}</p>}
    </div>
  );
};

/** When it would end, or what to choose. */
export const FocusLengthWords = ({ length }: { readonly length: FocusLength }) => {
  const now = useNow(10_000);
  const { choice } = length;
  const lengthMs = length.lengthAt(now);
  const words = (): string => {
    if (lengthMs === null)
      return choice === 'until' ? t('focus.chooseTime') : t('focus.chooseMinutes');
    const end = moment(now + lengthMs, now);
    if (choice === 'until' || choice === 'custom')
      return t('focus.lengthUntil', { length: duration(lengthMs), moment: end });
    return t(choice === 'rounds' ? 'focus.firstRoundEnds' : 'focus.ends', { moment: end });
  };
  return (
    <span className={css['soft']} role="status">
      {words()}
    </span>
  );
};
