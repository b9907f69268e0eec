/** Settings → Focus: lengths to choose from, rounds, and for how long messages are held (F5, H7). */
import { t } from '../../../shared/language/words.ts';
import { FOCUS_LENGTH, HOLD_CEILING, OWN_FOCUS, ROUNDS } from '../../../shared/protocol/limits.ts';
import { useView } from '../../app/window-context.ts';
import { useFieldDraft } from '../../app/use-field-draft.ts';
import type { KeptId } from '../../app/use-kept.ts';
import { duration } from '../../../shared/wording/times.ts';
import { FigureField, FiguresForm } from './figures-form.tsx';
import { lengthsOf, minutesOf, minutesText, numberOf, type Written } from './minutes.ts';

/** The lengths on the focus page and in the tray, and those of the buttons that extend. */
export const LengthsForm = () => {
  const settings = useView((view) => view.settings);
  const presets = useFieldDraft('settings.presets', minutesText(settings.presetsMs));
  const extensions = useFieldDraft('settings.extensions', minutesText(settings.extensionsMs));
  const presetsMs = lengthsOf(presets.text, OWN_FOCUS.presets);
  const extensionsMs = lengthsOf(extensions.text, OWN_FOCUS.extensions);
  const command =
    presetsMs.ok && extensionsMs.ok
      ? ({
          type: 'changeSettings',
          ...(presets.isEdited ? { presetsMs: presetsMs.value } : {}),
          ...(extensions.isEdited ? { extensionsMs: extensionsMs.value } : {}),
        } as const)
      : null;
  return (
    <FiguresForm
      label={t('settings.lengths')}
      look="wide"
      drafts={[presets, extensions]}
      command={command}
    >
      <FigureField
        label={t('settings.lengthsChooseFromMinutes')}
        draft={presets}
        written={presetsMs}
        hint={t('settings.withCommasBetweenThem')}
      />
      <FigureField
        label={t('settings.extendByMinutes')}
        draft={extensions}
        written={extensionsMs}
      />
    </FiguresForm>
  );
};

const useFigure = (id: KeptId, ms: number, least: number, most: number) => {
  const draft = useFieldDraft(id, String(ms / 60_000));
  return { draft, written: minutesOf(draft.text, least, most) };
};
const useCount = (id: KeptId, n: number) => {
  const draft = useFieldDraft(id, String(n));
  return { draft, written: numberOf(draft.text, 1, ROUNDS.most) };
};

const valueOf = (written: Written<number>, saved: number): number =>
  written.ok ? written.value : saved;

/** How rounds go; those that run keep what they began with. */
export const RoundsForm = () => {
  const { rounds } = useView((view) => view.settings);
  const focus = useFigure(
    'settings.roundFocus',
    rounds.focusMs,
    FOCUS_LENGTH.minMs,
    FOCUS_LENGTH.maxMs,
  );
  const pause = useFigure(
    'settings.roundBreak',
    rounds.breakMs,
    ROUNDS.breakMinMs,
    ROUNDS.breakMaxMs,
  );
  const long = useFigure(
    'settings.roundLongBreak',
    rounds.longBreakMs,
    ROUNDS.breakMinMs,
    ROUNDS.breakMaxMs,
  );
  const every = useCount('settings.roundLongEvery', rounds.longEvery);
  const of = useCount('settings.roundsOf', rounds.of);
  const fields = [focus, pause, long, every, of];
  const isRight = fields.every(({ written }) => written.ok);
  const changed = {
    focusMs: valueOf(focus.written, rounds.focusMs),
    breakMs: valueOf(pause.written, rounds.breakMs),
    longBreakMs: valueOf(long.written, rounds.longBreakMs),
    longEvery: valueOf(every.written, rounds.longEvery),
    of: valueOf(of.written, rounds.of),
  };
  const command = isRight ? ({ type: 'changeSettings', rounds: changed } as const) : null;
  return (
    <FiguresForm
      label={t('settings.rounds')}
      look="narrow"
      drafts={fields.map(({ draft }) => draft)}
      command={command}
    >
      <FigureField label={t('settings.rounds')} {...of} />
      <FigureField label={t('settings.focusMinutes')} {...focus} />
      <FigureField label={t('settings.breakMinutes')} {...pause} />
      <FigureField label={t('settings.longBreakMinutes')} {...long} />
      <FigureField label={t('settings.longBreakAfterRounds')} {...every} />
    </FiguresForm>
  );
};

/** The longest that anything is held (H7). */
export const HoldingForm = () => {
  const { holdCeilingMs } = useView((view) => view.settings);
  const { draft, written } = useFigure(
    'settings.holding',
    holdCeilingMs,
    HOLD_CEILING.minMs,
    HOLD_CEILING.maxMs,
  );
  const command = written.ok
    ? ({ type: 'changeSettings', holdCeilingMs: written.value } as const)
    : null;
  const told = written.ok ? `${duration(written.value)}. ` : '';
  return (
    <FiguresForm label={t('settings.holding')} look="wide" drafts={[draft]} command={command}>
      <FigureField
        label={t('settings.holdMessagesForAtMost')}
        draft={draft}
        written={written}
        hint={t('settings.whatWaitsForLongerReaches', { told })}
      />
    </FiguresForm>
  );
};
