/** Settings → Focus: the weekly plan, lengths, the ceiling, and when this device counts as idle (F5, F8, H7, P4). */
import { useState } from 'react';
import type { SettingsChange, WeeklyStretch } from '../../../shared/protocol/fields.ts';
import { HOLD_CEILING, IDLE_AFTER, OWN_FOCUS } from '../../../shared/protocol/limits.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { Segments, TextField } from '../../components/field.tsx';
import { WeeklyEditor } from '../../components/weekly-editor.tsx';
import css from './settings.module.css';

const MINUTE = 60_000;

/** "25, 50, 90" as lengths; null when one is no length that may be chosen, or there are too many. */
const lengthsOf = (text: string, most: number): number[] | null => {
  const minutes = text.split(/[\s,;]+/).filter((part) => part !== '');
  const lengths = minutes.map((part) => Math.round(Number(part)) * MINUTE);
  const isRight = lengths.every((ms) => ms >= MINUTE && ms <= 720 * MINUTE);
  return isRight && lengths.length >= 1 && lengths.length <= most ? lengths : null;
};
const minutesText = (lengths: readonly number[]): string =>
  lengths.map((ms) => String(ms / MINUTE)).join(', ');

/** The weekly plan: changed in the open, kept when saved. */
const Plan = () => {
  const plan = useView((view) => view.settings.plan);
  const { run, busy, fault } = useCommand();
  const [draft, setDraft] = useState<readonly WeeklyStretch[] | null>(null);
  const start = plan?.start ?? 'ask';
  const save = async (change: SettingsChange['plan']): Promise<void> => {
    const reply = await run({ type: 'changeSettings', plan: change });
    if (reply.ok) setDraft(null);
  };
  const shown = draft ?? plan?.stretches ?? [];
  return (
    <>
      <WeeklyEditor label="Weekly plan of focus" stretches={shown} onChange={setDraft} />
      <Segments
        label="At its time"
        value={start}
        options={[
          { value: 'ask', label: 'Ask first' },
          { value: 'auto', label: 'Start by itself' },
        ]}
        onChange={(next) => void save({ stretches: [...shown], start: next })}
      />
      {draft !== null && (
        <div className={css['choices']}>
          <Button
            look="main"
            disabled={busy}
            onClick={() => void save(shown.length === 0 ? null : { stretches: [...shown], start })}
          >
            Save plan
          </Button>
          <Button look="plain" onClick={() => setDraft(null)}>
            Discard
          </Button>
        </div>
      )}
      <Fault text={fault} />
    </>
  );
};

/** Figures that are kept together, in minutes. */
const Figures = () => {
  const settings = useView((view) => view.settings);
  const idle = useView((view) => view.deviceSettings.idleAfterMs);
  const { run, busy, fault } = useCommand();
  const [presets, setPresets] = useState(minutesText(settings.presetsMs));
  const [extensions, setExtensions] = useState(minutesText(settings.extensionsMs));
  const [ceiling, setCeiling] = useState(String(settings.holdCeilingMs / MINUTE));
  const [idleAfter, setIdleAfter] = useState(String(idle / MINUTE));
  const presetsMs = lengthsOf(presets, OWN_FOCUS.presets);
  const extensionsMs = lengthsOf(extensions, OWN_FOCUS.extensions);
  const holdCeilingMs = Math.round(Number(ceiling)) * MINUTE;
  const idleAfterMs = Math.round(Number(idleAfter)) * MINUTE;
  const isRight =
    presetsMs !== null &&
    extensionsMs !== null &&
    holdCeilingMs >= HOLD_CEILING.minMs &&
    holdCeilingMs <= HOLD_CEILING.maxMs &&
    idleAfterMs >= IDLE_AFTER.minMs &&
    idleAfterMs <= IDLE_AFTER.maxMs;
  const save = async (): Promise<void> => {
    if (!isRight) return;
    const reply = await run({ type: 'changeSettings', presetsMs, extensionsMs, holdCeilingMs });
    if (reply.ok) await run({ type: 'changeDeviceSettings', idleAfterMs });
  };
  return (
    <>
      <TextField
        label="Lengths to choose from, minutes"
        value={presets}
        onChange={(event) => setPresets(event.target.value)}
      />
      <TextField
        label="Extend by, minutes"
        value={extensions}
        onChange={(event) => setExtensions(event.target.value)}
      />
      <TextField
        label="Hold messages for at most, minutes"
        hint="30 to 720. Then what waits comes in the middle."
        value={ceiling}
        inputMode="numeric"
        onChange={(event) => setCeiling(event.target.value)}
      />
      <TextField
        label="Idle on this device after, minutes"
        hint="1 to 60. It stays on this device."
        value={idleAfter}
        inputMode="numeric"
        onChange={(event) => setIdleAfter(event.target.value)}
      />
      <div className={css['choices']}>
        <Button disabled={busy || !isRight} onClick={() => void save()}>
          Save figures
        </Button>
      </div>
      <Fault text={fault} />
    </>
  );
};

/** The section's content. */
export const FocusSettings = () => (
  <>
    <Plan />
    <Figures />
  </>
);
