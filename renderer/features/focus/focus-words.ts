/** What the focus view says, as pure functions. */
import type { BreakView, FocusView, View } from '../../../shared/bridge/view.ts';
import type { SessionRecord } from '../../../shared/domain/statistics.ts';
import { areRoundsDone } from '../../../shared/domain/rounds.ts';
import { activeFocus, focusEndsBy, focusLengthMs } from '../../../shared/domain/focus.ts';
import { t } from '../../../shared/language/words.ts';
import { duration, type Locale, moment } from '../../../shared/wording/times.ts';
import { isWaitingKnown, lastKnownLine } from '../../../shared/wording/waiting.ts';

const whatWaits = ({ count, urgent }: View['held']): string =>
  urgent === 0 ? t('focus.waits', { count }) : t('focus.waitsUrgent', { count, urgent });

/** What the line of what waits is made from. */
export type WaitingFacts = Pick<
  View,
  'held' | 'heldKnownAt' | 'focus' | 'own' | 'connection' | 'settings'
>;

/** In a session that is longer than messages are held, some come before its end (H7). */
const untilWhen = (
  { focus, settings }: WaitingFacts,
  { now, until }: { readonly now: number; readonly until: number },
  values: { readonly count: number; readonly moment: string },
): string => {
  const began = activeFocus(focus)?.startedAt ?? now;
  const length = duration(settings.holdCeilingMs);
  return until - began > settings.holdCeilingMs
    ? t('focus.youGetByThen', { ...values, length })
    : t('focus.youGetAbout', values);
};

/** What waits, as a count and never more (H3): "2 messages are waiting for you. You get them about 11:30." */
export const waitingLine = (view: WaitingFacts, now: number, place: Locale = {}): string => {
  const { held } = view;
  const { count } = held;
  if (!isWaitingKnown(view)) return lastKnownLine(count, view.heldKnownAt, now, place);
  if (count === 0) return t('focus.nothingIsWaitingForYou');
  const session = activeFocus(view.focus);
  const until = session === null ? view.own.presence.until : focusEndsBy(session);
  const when =
    until === undefined
      ? t('focus.youGetLater', { count })
      : untilWhen(view, { now, until }, { count, moment: moment(until, now, place) });
  return `${whatWaits(held)} ${when}`;
};

/** What stands below the time left: until when, or how long the pause may last. */
export const sessionLine = (session: FocusView, now: number, place: Locale = {}): string =>
  session.state === 'paused'
    ? t('focus.unlessYouResumeItEnds', { moment: moment(focusEndsBy(session), now, place) })
    : t('focus.untilMoment', { moment: moment(session.endsAt, now, place) });

/** What is over for so long is told with its time. */
const FRESH_MS = 60 * 60_000;

/** How a session that is over ended: "Focus done, 25 min." */
export const endedLine = (session: FocusView, now: number, place: Locale = {}): string => {
  const length = duration(focusLengthMs(session, session.endsAt));
  if (now - session.endsAt > FRESH_MS)
    return t('focus.yourLastFocusUntil', { length, moment: moment(session.endsAt, now, place) });
  if (areRoundsDone(session)) return t('focus.roundsDone', { count: session.rounds?.of ?? 0 });
  return session.outcome === 'stopped'
    ? t('focus.focusEndedAfter', { length })
    : t('focus.focusDone', { length });
};

/** How a session of the day ended, in a word or two. */
export const outcomeWord = (outcome: SessionRecord['outcome']): string => {
  switch (outcome) {
    case 'expired':
      return t('focus.fullTime');
    case 'completed':
      return t('focus.wordDone');
    case 'stopped':
      return t('focus.wordStopped');
  }
};

/** How rounds go: "4 rounds of 25 min, with breaks of 5 min." */
export const roundsLine = (rounds: View['settings']['rounds']): string => {
  const { of: count, focusMs, breakMs, longBreakMs, longEvery } = rounds;
  const values = { count, length: duration(focusMs), pause: duration(breakMs) };
  if (longEvery >= count || longBreakMs === breakMs) return t('focus.rounds', values);
  return t('focus.roundsLong', { ...values, every: longEvery, long: duration(longBreakMs) });
};

/** What comes after a break: "Round 2 of 4 begins at 11:30." */
export const breakLine = (pause: BreakView, now: number, place: Locale = {}): string => {
  const which = t('focus.roundOf', { index: pause.next.index, of: pause.next.of });
  return now < pause.until
    ? t('focus.beginsAt', { which, moment: moment(pause.until, now, place) })
    : t('focus.breakIsOverBeginsWhen', { which });
};
