/** What the tray says and offers: pure functions of the view (experience: "tray always, window optional"). */
import type { Place } from '../../shared/bridge/bridge.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { BreakView, FocusView, View } from '../../shared/bridge/view.ts';
import { activeFocus, focusLeftMs } from '../../shared/domain/focus.ts';
import type { ManualShow } from '../../shared/protocol/fields.ts';
import { clockTime, moment } from '../../shared/wording/times.ts';
import { isWaitingKnown } from '../../shared/wording/waiting.ts';
import { t } from '../language/words.ts';
import { untilChangesInMs, type UntilChoice, untilChoices } from './until-choices.ts';

/** What a click in the tray asks for. */
export type TrayAction =
  | { readonly type: 'send'; readonly command: Command }
  /** Focus until a moment, counted from the click: a menu may stand open for long. */
  | { readonly type: 'focusUntil'; readonly until: number }
  | { readonly type: 'open'; readonly place?: Place }
  | { readonly type: 'quit' };

/** One line of the menu. */
export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly isChosen: boolean;
      readonly action: TrayAction;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

const MINUTE_MS = 60_000;
const SEPARATOR: TrayItem = { kind: 'separator' };

const CHOICES: readonly ManualShow[] = ['open', 'available', 'busy', 'away'];

const focusOf = (view: View): FocusView | null =>
  activeFocus(view.focus) === null ? null : view.focus;

/** Whole minutes left, rounded up: a session never reads "0 min left" while it runs. */
const minutesLeft = (focus: FocusView, now: number): number =>
  Math.ceil(focusLeftMs(focus, now) / MINUTE_MS);

const breakMinutes = (pause: BreakView, now: number): number =>
  Math.ceil((pause.until - now) / MINUTE_MS);

const leftWords = (focus: FocusView, now: number): string => {
  const left = t('tray.left', { minutes: minutesLeft(focus, now) });
  return focus.state === 'paused' ? t('tray.pausedLeft', { left }) : left;
};

/** When the words about the time left change next, ms from `now`; null when time changes nothing. */
export const trayChangesInMs = (view: View, now: number): number | null => {
  const pause = view.break;
  if (pause !== null && now < pause.until)
    return pause.until - now - (breakMinutes(pause, now) - 1) * MINUTE_MS;
  const focus = focusOf(view);
  if (focus === null) return pause === null ? untilChangesInMs(view, now) : null;
  if (focus.state === 'paused') return null;
  const left = focusLeftMs(focus, now);
  return left <= 0 ? null : left - (minutesLeft(focus, now) - 1) * MINUTE_MS;
};

const setShow = (show: ManualShow | null): TrayAction => ({
  type: 'send',
  command: { type: 'setManual', show },
});

const showItems = (view: View): readonly TrayItem[] => [
  ...CHOICES.map((show): TrayItem => ({
    kind: 'choice',
    label: t(`shows.${show}`),
    isChosen: view.own.manual?.show === show,
    action: setShow(show),
  })),
  {
    kind: 'choice',
    label: t('tray.automatic'),
    isChosen: view.own.manual === null,
    action: setShow(null),
  },
  ...(['busy', 'away', 'open'] as const).map(showFor),
];

/** How long one is away or busy, minutes. */
const LASTING_MINUTES = [30, 60, 120] as const;

const lasting = (minutes: number): string =>
  minutes < 60 ? t('tray.minutes', { minutes }) : t('tray.hours', { count: minutes / 60 });

/** "Busy for…": the same choice with an end (P7). */
const showFor = (show: ManualShow): TrayItem => ({
  kind: 'submenu',
  label: t('tray.showFor', { show: t(`shows.${show}`) }),
  items: LASTING_MINUTES.map((minutes) => ({
    kind: 'action',
    label: lasting(minutes),
    action: {
      type: 'send',
      command: { type: 'setManual', show, forMs: minutes * MINUTE_MS },
    },
  })),
});

const startFocus = (minutes: number): TrayItem => ({
  kind: 'action',
  label: t('tray.minutes', { minutes }),
  action: {
    type: 'send',
    command: {
      type: 'startFocus',
      lengthMs: minutes * MINUTE_MS,
      shareLabel: false,
      urgent: 'allow',
    },
  },
});

const untilLabel = ({ until, isEndOfHours }: UntilChoice): string =>
  isEndOfHours ? t('tray.endOfHours', { time: clockTime(until) }) : clockTime(until);

/** The times that are near; any other is chosen in the window. */
const untilItem = (view: View, now: number): TrayItem => ({
  kind: 'submenu',
  label: t('tray.until'),
  items: [
    ...untilChoices(view, now).map((choice): TrayItem => ({
      kind: 'action',
      label: untilLabel(choice),
      action: { type: 'focusUntil', until: choice.until },
    })),
    { kind: 'action', label: t('tray.otherTime'), action: { type: 'open', place: 'focus' } },
  ],
});

const extendFocus = (minutes: number): TrayItem => ({
  kind: 'action',
  label: t('tray.extend', { minutes }),
  action: { type: 'send', command: { type: 'extendFocus', byMs: minutes * MINUTE_MS } },
});

const pauseItem = ({ state }: FocusView): TrayItem =>
  state === 'paused'
    ? {
        kind: 'action',
        label: t('focus.resume'),
        action: { type: 'send', command: { type: 'resumeFocus' } },
      }
    : {
        kind: 'action',
        label: t('focus.pause'),
        action: { type: 'send', command: { type: 'pauseFocus' } },
      };

const breakWords = (pause: BreakView, now: number): string =>
  now < pause.until
    ? t('tray.breakLeft', { left: t('tray.left', { minutes: breakMinutes(pause, now) }) })
    : t('tray.breakOver');

const breakItems = (pause: BreakView, now: number): readonly TrayItem[] => [
  { kind: 'text', label: breakWords(pause, now) },
  {
    kind: 'action',
    label: t('tray.startRound', pause.next),
    action: { type: 'send', command: { type: 'skipBreak' } },
  },
  {
    kind: 'action',
    label: t('focus.endRounds'),
    action: { type: 'send', command: { type: 'endRounds' } },
  },
];

const focusItems = (view: View, now: number): readonly TrayItem[] => {
  const focus = focusOf(view);
  if (view.break !== null) return breakItems(view.break, now);
  if (focus === null)
    return [
      {
        kind: 'submenu',
        label: t('tray.startFocus'),
        items: [
          ...view.settings.presetsMs.map((ms) => startFocus(ms / MINUTE_MS)),
          untilItem(view, now),
        ],
      },
    ];
  return [
    {
      kind: 'text',
      label: t('tray.focusingLeft', { show: t('shows.focusing'), left: leftWords(focus, now) }),
    },
    ...view.settings.extensionsMs.map((ms) => extendFocus(ms / MINUTE_MS)),
    pauseItem(focus),
    {
      kind: 'action',
      label: t('focus.endFocus'),
      action: { type: 'send', command: { type: 'endFocus' } },
    },
  ];
};

const reviewLabel = (view: View): string => {
  const unread = view.review.filter((item) => item.triage === 'unread').length;
  return unread === 0 ? t('tray.review') : t('tray.reviewMessages', { count: unread });
};

/** The menu at `now` (epoch ms). */
export const trayMenu = (view: View, now: number): readonly TrayItem[] => [
  ...showItems(view),
  SEPARATOR,
  ...focusItems(view, now),
  SEPARATOR,
  { kind: 'action', label: reviewLabel(view), action: { type: 'open', place: 'review' } },
  { kind: 'action', label: t('tray.openApp'), action: { type: 'open' } },
  SEPARATOR,
  { kind: 'action', label: t('tray.quitApp'), action: { type: 'quit' } },
];

/** What is held, or without the relay as of when that is known (C5): a tip is too short for the window's sentence. */
const heldWords = (view: View, now: number): readonly string[] => {
  const { count: held } = view.held;
  if (isWaitingKnown(view)) return held === 0 ? [] : [t('tray.held', { held })];
  if (view.heldKnownAt === null) return [t('tray.heldNotKnown')];
  const at = { moment: moment(view.heldKnownAt, now) };
  return [held === 0 ? t('tray.noneHeldAsOf', at) : t('tray.heldAsOf', { held, ...at })];
};

/** What hovering says at `now` (epoch ms): "Focusing · 32 min left · 7 held". */
export const trayTooltip = (view: View, now: number): string => {
  const focus = focusOf(view);
  return [
    t(`shows.${view.own.presence.show}`),
    ...(focus === null ? [] : [leftWords(focus, now)]),
    ...(view.break === null ? [] : [breakWords(view.break, now)]),
    ...heldWords(view, now),
  ].join(' · ');
};
