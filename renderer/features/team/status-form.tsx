/** The form for one's own line of status: a part of the window that comes when it is wanted. */
import { END_CHOICES, endAt, type EndChoice, endOfDay } from '../../../shared/domain/ends.ts';
import { t } from '../../../shared/language/words.ts';
import type { StatusLine } from '../../../shared/protocol/fields.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useKeptValue } from '../../app/use-kept.ts';
import { useCommand, useServices } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import { isKey } from '../../components/is-key.ts';
import { viewerZone } from '../../../shared/wording/times.ts';
import { EndField } from './end-choice.tsx';
import { statusPresets, type StatusPreset } from './status-presets.ts';
import card from './own.module.css';

import './texts.ts';

type Lasts = EndChoice | 'date';

/** A status as it is being written, which is kept (W52). */
interface Sketch {
  readonly text: string;
  readonly emoji: string;
  readonly lasts: Lasts;
  readonly day: string;
}

const BLANK = { lasts: 'never', day: '' } as const;

const isSketch = (value: unknown): value is Sketch => {
  if (typeof value !== 'object' || value === null) return false;
  const { text, emoji, lasts, day } = value as Readonly<Record<string, unknown>>;
  const isLasts = lasts === 'date' || END_CHOICES.some((choice) => choice === lasts);
  return [text, emoji, day].every((part) => typeof part === 'string') && isLasts;
};

/** When a status ends; null: a day that is none. */
const endOf = (lasts: Lasts, day: string, now: number): number | undefined | null =>
  lasts === 'date' ? endOfDay(day, viewerZone(), now) : endAt(lasts, viewerZone(), now);

const Presets = ({ onChoose }: { readonly onChoose: (preset: StatusPreset) => void }) => (
  <div className={card['presets']} role="group" aria-label={t('team.suggestions')}>
    {statusPresets().map((preset) => (
      <Button key={preset.text} small onClick={() => onChoose(preset)}>
        {preset.emoji} {preset.text}
      </Button>
    ))}
  </div>
);

/** Sets or clears the line. */
export const StatusForm = ({
  status,
  takesFocus,
  onDone,
}: {
  readonly status: StatusLine | null;
  readonly takesFocus: boolean;
  readonly onDone: () => void;
}) => {
  const [kept, keep] = useKeptValue('team.status', isSketch);
  const sketch = kept ?? { ...BLANK, text: status?.text ?? '', emoji: status?.emoji ?? '' };
  const { text, emoji, lasts, day } = sketch;
  const change = (part: Partial<Sketch>): void => keep({ ...sketch, ...part });
  const { time } = useServices();
  const { run, busy, fault } = useCommand();
  const end = endOf(lasts, day, time.now());
  const done = (): void => {
    if (kept !== null) keep(null);
    onDone();
  };
  const save = async (line: StatusLine): Promise<void> => {
    if ((await run({ type: 'setStatus', ...line })).ok) done();
  };
  return (
    <form
      className={card['statusForm']}
      onSubmit={(event) => {
        event.preventDefault();
        if (end === null) return;
        void save({
          text,
          ...(emoji.trim() === '' ? {} : { emoji: emoji.trim() }),
          ...(end === undefined ? {} : { until: end }),
        });
      }}
      onKeyDown={(event) => {
        if (isKey(event, 'Escape')) done();
      }}
    >
      <Presets onChoose={change} />
      <TextField
        label={t('team.emoji')}
        value={emoji}
        maxLength={TEXT.emoji}
        className={card['emoji']}
        onChange={(event) => change({ emoji: event.target.value })}
      />
      <TextField
        label={t('team.status')}
        value={text}
        placeholder={t('team.whatAreYouUp')}
        maxLength={TEXT.status}
        autoFocus={takesFocus}
        className={card['statusText']}
        onChange={(event) => change({ text: event.target.value })}
      />
      <EndField
        label={t('team.clearAfter')}
        value={lasts}
        onChange={(next: Lasts) => change({ lasts: next })}
        more={[{ value: 'date', label: t('team.aDate') }]}
      />
      {lasts === 'date' && (
        <TextField
          label={t('team.lastDay')}
          type="date"
          value={day}
          onChange={(event) => change({ day: event.target.value })}
        />
      )}
      <div className={card['statusButtons']}>
        <Button type="submit" look="main" disabled={busy || end === null}>
          {t('team.saveStatus')}
        </Button>
        {status !== null && (
          <Button look="plain" disabled={busy} onClick={() => void save({ text: '' })}>
            {t('team.clear')}
          </Button>
        )}
        <Button look="plain" onClick={done}>
          {t('team.cancel')}
        </Button>
      </div>
      <Fault text={fault} />
    </form>
  );
};
