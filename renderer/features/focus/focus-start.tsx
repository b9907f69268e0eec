/** Starts a session: how long, on what, and who may break through. */
import { Play } from 'lucide-react';
import { useState } from 'react';
import { nextAtMinute } from '../../../shared/domain/until.ts';
import { FOCUS_LENGTH, TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { CheckBox, Segments, TextField } from '../../components/field.tsx';
import { minuteOf } from '../../components/weekly-rows.ts';
import { duration, moment } from '../wording/times.ts';
import css from './focus.module.css';

const MINUTE = 60_000;
/** A preset in ms as text, or one of the two ways to say another. */
type Length = `${number}` | 'custom' | 'until';

const lengthsOf = (presets: readonly number[]) => [
  ...presets.map((ms): { value: Length; label: string } => ({
    value: `${ms}`,
    label: duration(ms),
  })),
  { value: 'custom' as const, label: 'Custom' },
  { value: 'until' as const, label: 'Until' },
];

/** The time from now until the clock shows HH:MM; null where that is no session. */
const untilOf = (clock: string, timeZone: string, now: number): number | null => {
  const minute = minuteOf(clock);
  if (minute === null) return null;
  const ms = nextAtMinute(minute, timeZone, now) - now;
  return ms >= FOCUS_LENGTH.minMs && ms <= FOCUS_LENGTH.maxMs ? ms : null;
};

/** Whole minutes as a length, or null when it is none that a session may have. */
const lengthOf = (minutes: string): number | null => {
  const ms = Math.round(Number(minutes)) * MINUTE;
  return minutes.trim() !== '' && ms >= FOCUS_LENGTH.minMs && ms <= FOCUS_LENGTH.maxMs ? ms : null;
};

const LengthFields = ({
  presets,
  length,
  minutes,
  clock,
  onLength,
  onMinutes,
  onClock,
}: {
  readonly presets: readonly number[];
  readonly clock: string;
  readonly onClock: (clock: string) => void;
  readonly length: Length;
  readonly minutes: string;
  readonly onLength: (length: Length) => void;
  readonly onMinutes: (minutes: string) => void;
}) => (
  <div className={css['lengths']}>
    <Segments label="Length" value={length} options={lengthsOf(presets)} onChange={onLength} />
    {length === 'custom' && (
      <TextField
        label="Minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={720}
        value={minutes}
        className={css['minutes']}
        onChange={(event) => onMinutes(event.target.value)}
      />
    )}
    {length === 'until' && (
      <TextField
        label="Until"
        type="time"
        value={clock}
        onChange={(event) => onClock(event.target.value)}
      />
    )}
  </div>
);

/** The form that starts a session. */
export const FocusStart = () => {
  const isSolo = useView((view) => view.connection.state === 'solo');
  const now = useNow(10_000);
  const presetsMs = useView((view) => view.settings.presetsMs);
  const timeZone = useView((view) => view.own.machineTimeZone);
  const [chosen, setLength] = useState<Length | null>(null);
  const [clock, setClock] = useState('');
  const [minutes, setMinutes] = useState('30');
  const { focusMs: _, ...breaks } = useView((view) => view.settings.rounds);
  const [inRounds, setInRounds] = useState(false);
  const [label, setLabel] = useState('');
  const [shareLabel, setShareLabel] = useState(false);
  const [nextStep, setNextStep] = useState('');
  const [takesUrgent, setTakesUrgent] = useState(true);
  const { run, busy, fault } = useCommand();
  const first: Length = `${presetsMs[0] ?? 25 * MINUTE}`;
  const isGone = chosen !== 'custom' && chosen !== 'until' && !presetsMs.includes(Number(chosen));
  const length = chosen === null || isGone ? first : chosen;
  const lengthAt = (at: number): number | null => {
    if (length === 'until') return untilOf(clock, timeZone, at);
    return length === 'custom' ? lengthOf(minutes) : Number(length);
  };
  const lengthMs = lengthAt(now);
  const start = (): void => {
    if (lengthMs === null) return;
    void run({
      type: 'startFocus',
      lengthMs,
      shareLabel: shareLabel && label.trim() !== '',
      urgent: takesUrgent ? 'allow' : 'refuse',
      ...(inRounds ? { rounds: breaks } : {}),
      ...(label.trim() === '' ? {} : { label }),
      ...(nextStep.trim() === '' ? {} : { nextStep }),
    });
  };
  return (
    <form
      className={css['start']}
      aria-label="Start a focus session"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <LengthFields
        presets={presetsMs}
        length={length}
        minutes={minutes}
        clock={clock}
        onLength={setLength}
        onMinutes={setMinutes}
        onClock={setClock}
      />
      <CheckBox
        label={`In ${breaks.of} rounds, with breaks of ${breaks.breakMs / MINUTE} min`}
        checked={inRounds}
        onChange={(event) => setInRounds(event.target.checked)}
      />
      <TextField
        label="What are you working on? (optional)"
        value={label}
        maxLength={TEXT.focusLabel}
        onChange={(event) => setLabel(event.target.value)}
      />
      <TextField
        label="Your next step (optional)"
        hint="The line to come back to. It stays on this device."
        value={nextStep}
        maxLength={200}
        onChange={(event) => setNextStep(event.target.value)}
      />
      {!isSolo && (
        <div className={css['checks']}>
          <CheckBox
            label="Show the team what I am working on"
            checked={shareLabel}
            disabled={label.trim() === ''}
            onChange={(event) => setShareLabel(event.target.checked)}
          />
          <CheckBox
            label="Let urgent messages through"
            checked={takesUrgent}
            onChange={(event) => setTakesUrgent(event.target.checked)}
          />
        </div>
      )}
      <Fault text={fault} />
      <div className={css['go']}>
        <Button type="submit" look="main" disabled={busy || lengthMs === null}>
          <Play size={16} aria-hidden />
          Start focus
        </Button>
        <span className={css['soft']} role="status">
          {lengthMs === null
            ? length === 'until'
              ? 'Choose a time within 12 hours.'
              : 'Choose 1 to 720 minutes.'
            : `${inRounds ? 'The first round ends' : 'Ends'} about ${moment(now + lengthMs, now)}.`}
        </span>
      </div>
    </form>
  );
};
