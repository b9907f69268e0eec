/** What can be done about one's focus at this moment. */
import type { Command } from '../../../shared/bridge/commands.ts';
import type { BreakView, FocusView, View } from '../../../shared/bridge/view.ts';
import { activeFocus, focusLengthMs } from '../../../shared/domain/focus.ts';
import { nextAtMinute } from '../../../shared/domain/until.ts';
import { t } from '../../../shared/language/words.ts';
import { FOCUS_LENGTH } from '../../../shared/protocol/limits.ts';
import { duration, moment } from '../../../shared/wording/times.ts';
import { entryOf, type PaletteAction, type PaletteEntry } from './palette-entry.ts';
import type { TypedLength } from './palette-length.ts';
import './texts.ts';

const MINUTE = 60_000;

/** A session as the palette begins it: nothing is told to the team, and urgent messages come through. */
export const startFocus = (lengthMs: number): Extract<Command, { type: 'startFocus' }> => ({
  type: 'startFocus',
  lengthMs,
  shareLabel: false,
  urgent: 'allow',
});

const send = (command: Command): PaletteAction => ({ type: 'send', command });
const isLength = (ms: number): boolean => ms >= FOCUS_LENGTH.minMs && ms <= FOCUS_LENGTH.maxMs;

const startEntry = (ms: number): PaletteEntry =>
  entryOf(
    {
      id: `focus ${ms}`,
      sign: 'start',
      text: t('palette.focusFor', { length: duration(ms) }),
      action: send(startFocus(ms)),
    },
    t('focus.startFocus'),
    t('finder.quiet'),
  );

const roundsEntry = ({ focusMs, ...rounds }: View['settings']['rounds']): PaletteEntry =>
  entryOf(
    {
      id: 'rounds',
      sign: 'rounds',
      text: t('palette.focusInRounds'),
      detail: `${rounds.of} × ${duration(focusMs)}`,
      action: send({ ...startFocus(focusMs), rounds }),
    },
    t('focus.startFocus'),
  );

const plannedEntries = (planned: View['planned']): readonly PaletteEntry[] => {
  if (planned === null) return [];
  const { key, label } = planned;
  const about = label === undefined ? {} : { detail: label };
  return [
    entryOf({
      id: 'planned',
      sign: 'start',
      text: t('focus.startPlannedFocus'),
      ...about,
      action: send({ type: 'startPlanned', key }),
    }),
    entryOf({
      id: 'skip planned',
      sign: 'skip',
      text: t('palette.skipPlanned'),
      ...about,
      action: send({ type: 'skipPlanned', key }),
    }),
  ];
};

const breakEntries = (pause: BreakView, now: number): readonly PaletteEntry[] => [
  entryOf({
    id: 'skip break',
    sign: 'skip',
    text: now < pause.until ? t('focus.skipBreak') : t('focus.goOn'),
    detail: t('focus.roundOf', { index: pause.next.index, of: pause.next.of }),
    action: send({ type: 'skipBreak' }),
  }),
  entryOf({
    id: 'end rounds',
    sign: 'stop',
    text: t('focus.endRounds'),
    action: send({ type: 'endRounds' }),
  }),
];

const extendEntry = (byMs: number): PaletteEntry =>
  entryOf({
    id: `extend ${byMs}`,
    sign: 'extend',
    text: t('focus.extendBy', { length: duration(byMs) }),
    action: send({ type: 'extendFocus', byMs }),
  });

const canExtend = (session: FocusView, byMs: number): boolean =>
  byMs > 0 && isLength(focusLengthMs(session, session.endsAt + byMs));

const pauseEntry = ({ state }: FocusView): PaletteEntry =>
  state === 'paused'
    ? entryOf(
        {
          id: 'resume',
          sign: 'resume',
          text: t('palette.resumeFocus'),
          action: send({ type: 'resumeFocus' }),
        },
        t('finder.resume'),
      )
    : entryOf(
        {
          id: 'pause',
          sign: 'pause',
          text: t('palette.pauseFocus'),
          action: send({ type: 'pauseFocus' }),
        },
        t('finder.pause'),
      );

const endEntries = ({ rounds }: FocusView): readonly PaletteEntry[] => [
  entryOf(
    {
      id: 'done',
      sign: 'done',
      text: rounds === undefined ? t('focus.workDone') : t('focus.roundDone'),
      action: send({ type: 'endFocus', outcome: 'completed' }),
    },
    t('palette.finishFocus'),
    t('focus.wordDone'),
  ),
  entryOf(
    {
      id: 'end',
      sign: 'stop',
      text: rounds === undefined ? t('focus.endFocus') : t('focus.endRounds'),
      action: send({ type: 'endFocus' }),
    },
    t('palette.stop'),
  ),
];

const runningEntries = (session: FocusView, extensions: readonly number[]): PaletteEntry[] => [
  pauseEntry(session),
  ...extensions.filter((ms) => canExtend(session, ms)).map(extendEntry),
  ...endEntries(session),
];

const running = ({ focus }: View): FocusView | null => (activeFocus(focus) === null ? null : focus);

/** What can be done about focus at `now`, the likeliest first. */
export const focusEntries = (view: View, now: number): readonly PaletteEntry[] => {
  const session = running(view);
  const { presetsMs, extensionsMs, rounds } = view.settings;
  if (session !== null) return runningEntries(session, extensionsMs);
  const planned = plannedEntries(view.planned);
  if (view.break !== null) return [...planned, ...breakEntries(view.break, now)];
  return [...planned, ...presetsMs.map(startEntry), roundsEntry(rounds)];
};

/** A session until then, or the one that runs made longer or shorter. */
const untilEntry = (anyOf: readonly number[], view: View, now: number): PaletteEntry | null => {
  const session = running(view);
  const zone = view.own.machineTimeZone;
  const until = Math.min(...anyOf.map((minute) => nextAtMinute(minute, zone, now)));
  const length = session === null ? until - now : focusLengthMs(session, until);
  if (!isLength(length) || session?.state === 'paused') return null;
  const id = `until ${until}`;
  const end = { moment: moment(until, now, { timeZone: zone }) };
  if (session === null) {
    const action = { type: 'focusUntil', until } as const;
    return entryOf({ id, sign: 'start', text: t('palette.focusUntil', end), action });
  }
  const action = send({ type: 'extendFocus', byMs: until - session.endsAt });
  return entryOf({ id, sign: 'extend', text: t('palette.moveEnd', end), action });
};

/** What a typed length stands for at `now`: a session so long, or so much more of the one that runs. */
export const lengthEntry = (typed: TypedLength, view: View, now: number): PaletteEntry | null => {
  const session = running(view);
  if (session === null && view.break !== null) return null;
  if (typed.type === 'until') return untilEntry(typed.anyOf, view, now);
  const ms = typed.minutes * MINUTE;
  if (session !== null) return canExtend(session, ms) ? extendEntry(ms) : null;
  return isLength(ms) ? startEntry(ms) : null;
};
