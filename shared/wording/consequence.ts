/** What will happen to a message, said before it is sent, where it is respected most (H9). */
import type { ConnectionView, UrgentBudgetView } from '../bridge/view.ts';
import type { Presence, Urgency } from '../protocol/fields.ts';
import { DEFAULT_HOLD_CEILING_MS, HOLD_CEILING } from '../protocol/limits.ts';
import { t } from '../language/words.ts';
import { assertNever } from '../result.ts';
import { duration, type Locale, moment } from './times.ts';

/** What the sentence is made of. Times are epoch ms on this machine's clock. */
export interface ConsequenceInputs {
  readonly name: string;
  readonly presence: Pick<Presence, 'show' | 'until'>;
  readonly urgency: Urgency;
  readonly connection: ConnectionView['state'];
  /** What is left of the budget of urgent messages, where it is known (H10). */
  readonly budget?: UrgentBudgetView | undefined;
  /** When they are expected back, of who is away or gone; null or left out where nothing says so (R1). */
  readonly backAt?: number | null | undefined;
  readonly now: number;
}

/**
 * `now`: shown at once, urgent or not. `through`: at once because it is urgent. `held`: when their focus or busy time
 * ends. `queued`: when they are back. `waiting`: not sent yet. `refused`: urgent it would not be taken, as a normal one
 * it is held.
 */
export type ConsequenceKind = 'now' | 'through' | 'held' | 'queued' | 'waiting' | 'refused';

/** The sentence and what kind of thing it tells. */
export interface Consequence {
  readonly kind: ConsequenceKind;
  readonly text: string;
}

const notConnected = (name: string, state: ConnectionView['state']): string | null => {
  switch (state) {
    case 'online':
      return null;
    case 'connecting':
      return t('consequence.connecting', { name });
    case 'waiting':
      return t('consequence.waiting', { name });
    case 'signedOut':
      return t('consequence.signedOut', { name });
    case 'solo':
      return t('consequence.solo', { name });
    default:
      return assertNever(state);
  }
};

/**
 * How long their messages are held at most is for the receiver to choose and to know (H7): what takes longer than the
 * least that may be chosen may come earlier, and what takes longer than most do hold them comes earlier as a rule. The
 * relay's answer has the time that holds (H9).
 */
const heldText = ({ name, presence, now }: ConsequenceInputs, place: Locale): string => {
  const isFocus = presence.show === 'focusing';
  const { until } = presence;
  if (until === undefined)
    return t(isFocus ? 'consequence.focusingOpen' : 'consequence.busyOpen', { name });
  if (until <= now)
    return t(isFocus ? 'consequence.focusingSoon' : 'consequence.busySoon', { name });
  const values = { name, moment: moment(until, now, place) };
  if (until - now > DEFAULT_HOLD_CEILING_MS)
    return t(isFocus ? 'consequence.focusingLong' : 'consequence.busyLong', {
      ...values,
      length: duration(DEFAULT_HOLD_CEILING_MS),
    });
  if (until - now > HOLD_CEILING.minMs)
    return t(isFocus ? 'consequence.focusingBy' : 'consequence.busyBy', values);
  return t(isFocus ? 'consequence.focusingUntil' : 'consequence.busyUntil', values);
};

/** When they get as a normal one what would not be taken as urgent: the same times, in words that follow on a reason. */
const asNormalText = ({ name, presence, now }: ConsequenceInputs, place: Locale): string => {
  const isFocus = presence.show === 'focusing';
  const { until } = presence;
  if (until === undefined)
    return t(isFocus ? 'consequence.asNormalFocusOpen' : 'consequence.asNormalBusyOpen', { name });
  if (until <= now) return t('consequence.asNormalSoon', { name });
  const values = { name, moment: moment(until, now, place) };
  if (until - now > DEFAULT_HOLD_CEILING_MS)
    return t('consequence.asNormalLong', { ...values, length: duration(DEFAULT_HOLD_CEILING_MS) });
  if (until - now > HOLD_CEILING.minMs)
    return t(isFocus ? 'consequence.asNormalFocusBy' : 'consequence.asNormalBusyBy', values);
  return t(isFocus ? 'consequence.asNormalFocus' : 'consequence.asNormalBusy', values);
};

const spentText = ({ name, budget, now }: ConsequenceInputs, place: Locale): string =>
  budget?.backAt === undefined
    ? t('consequence.urgentSpent', { name })
    : t('consequence.urgentSpentUntil', { name, moment: moment(budget.backAt, now, place) });

/** Why nothing urgent goes through this session. */
const barredText = (inputs: ConsequenceInputs, place: Locale): string =>
  inputs.budget?.session === 'refuse'
    ? t('consequence.urgentRefused', { name: inputs.name })
    : spentText(inputs, place);

/**
 * Urgent goes through a session that allows it, which the relay tells with what is left, and not through busy time,
 * which is somebody's own word (H10).
 */
const urgentConsequence = (inputs: ConsequenceInputs, place: Locale): Consequence => {
  const { name, presence, budget } = inputs;
  const isFocus = presence.show === 'focusing';
  if (isFocus && budget?.left !== 0 && budget?.session !== 'refuse') {
    const isSure = budget?.session === 'allow';
    const text = t(isSure ? 'consequence.urgentThrough' : 'consequence.urgentFocusing', { name });
    return { kind: 'through', text };
  }
  const why = isFocus ? barredText(inputs, place) : t('consequence.urgentBusy', { name });
  const then = asNormalText(inputs, place);
  return { kind: 'refused', text: t('consequence.whyThen', { why, then }) };
};

/** When whoever is away or gone gets it: at the end that they told, or when they are expected (R1). */
const queuedText = (
  { name, presence: { until }, backAt, now }: ConsequenceInputs,
  show: 'away' | 'offline',
  place: Locale,
): string => {
  if (backAt === undefined || backAt === null || backAt <= now)
    return t(`consequence.${show}`, { name });
  const values = { name, moment: moment(backAt, now, place) };
  if (backAt === until) return t('consequence.awayUntil', values);
  return t(show === 'away' ? 'consequence.awayUsually' : 'consequence.offlineUsually', values);
};

/** The one sentence on what will happen to a message sent now (H4, H7, H8, H9, H10). */
export const consequenceOf = (inputs: ConsequenceInputs, place: Locale = {}): Consequence => {
  const { name, presence, urgency } = inputs;
  const waiting = notConnected(name, inputs.connection);
  if (waiting !== null) return { kind: 'waiting', text: waiting };
  switch (presence.show) {
    case 'open':
    case 'available':
      return {
        kind: 'now',
        text: t(urgency === 'urgent' ? 'consequence.nowAnyway' : 'consequence.now', { name }),
      };
    case 'focusing':
    case 'busy':
      return urgency === 'urgent'
        ? urgentConsequence(inputs, place)
        : { kind: 'held', text: heldText(inputs, place) };
    case 'away':
    case 'offline':
      return { kind: 'queued', text: queuedText(inputs, presence.show, place) };
  }
};
