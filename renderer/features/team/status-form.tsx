/** The form for one's own line of status: a part of the window that comes when it is wanted. */
import { useState } from 'react';
import { endAt, type EndChoice, endOfDay } from '../../../shared/domain/ends.ts';
import { t } from '../../../shared/language/words.ts';
import type { StatusLine } from '../../../shared/protocol/fields.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand, useServices } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import { viewerZone } from '../../../shared/wording/times.ts';
import { EndField } from './end-choice.tsx';
import { statusPresets, type StatusPreset } from './status-presets.ts';
import css from './team.module.css';

type Lasts = EndChoice | 'date';

/** When a status ends; null: a day that is none. */
const endOf = (lasts: Lasts, day: string, now: number): number | undefined | null =>
  lasts === 'date' ? endOfDay(day, viewerZone(), now) : endAt(lasts, viewerZone(), now);

const Presets = ({ onChoose }: { readonly onChoose: (preset: StatusPreset) => void }) => (
  <div className={css['presets']} role="group" aria-label={t('team.suggestions')}>
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
  onDone,
}: {
  readonly status: StatusLine | null;
  readonly onDone: () => void;
}) => {
  const [text, setText] = useState(status?.text ?? '');
  const [emoji, setEmoji] = useState(status?.emoji ?? '');
  const [lasts, setLasts] = useState<Lasts>('never');
  const [day, setDay] = useState('');
  const { time } = useServices();
  const { run, busy, fault } = useCommand();
  const end = endOf(lasts, day, time.now());
  const choose = (preset: StatusPreset): void => {
    setText(preset.text);
    setEmoji(preset.emoji);
    setLasts(preset.lasts);
  };
  const save = async (line: StatusLine): Promise<void> => {
    if ((await run({ type: 'setStatus', ...line })).ok) onDone();
  };
  return (
    <form
      className={css['statusForm']}
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
        if (event.key === 'Escape') onDone();
      }}
    >
      <Presets onChoose={choose} />
      <TextField
        label={t('team.emoji')}
        value={emoji}
        maxLength={TEXT.emoji}
        className={css['emoji']}
        onChange={(event) => setEmoji(event.target.value)}
      />
      <TextField
        label={t('team.status')}
        value={text}
        placeholder={t('team.whatAreYouUp')}
        maxLength={TEXT.status}
        autoFocus
        className={css['statusText']}
        onChange={(event) => setText(event.target.value)}
      />
      <EndField
        label={t('team.clearAfter')}
        value={lasts}
        onChange={setLasts}
        more={[{ value: 'date', label: t('team.aDate') }]}
      />
      {lasts === 'date' && (
        <TextField
          label={t('team.lastDay')}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      )}
      <div className={css['statusButtons']}>
        <Button type="submit" look="main" disabled={busy || end === null}>
          {t('team.saveStatus')}
        </Button>
        {status !== null && (
          <Button look="plain" disabled={busy} onClick={() => void save({ text: '' })}>
            {t('team.clear')}
          </Button>
        )}
        <Button look="plain" onClick={onDone}>
          {t('team.cancel')}
        </Button>
      </div>
      <Fault text={fault} />
    </form>
  );
};
