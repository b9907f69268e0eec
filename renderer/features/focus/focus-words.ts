/** What the focus view says, as pure functions. */
import type { BreakView, FocusView, View } from '../../../shared/bridge/view.ts';
import type { SessionRecord } from '../../../shared/domain/statistics.ts';
import { areRoundsDone } from '../../../shared/domain/rounds.ts';
import { activeFocus, focusEndsBy, focusLengthMs } from '../../../shared/domain/focus.ts';
import { t } from '../../../shared/language/words.ts';
import { duration, type Locale, moment } from '../../../shared/wording/times.ts';

const urgentPart = ({ count: all, urgent }: View['held']): string => {
  if (urgent === 0) return '';
  return all === 1 ? ', and it is urgent' : `, ${urgent} of them urgent`;
};

/** What waits, as a count and never more (H3): "2 messages are waiting for you. You get them about 11:30." */
export const waitingLine = (
  view: Pick<View, 'held' | 'focus' | 'own'>,
  now: number,
  place: Locale = {},
): string => {
  const { held } = view;
  if (held.count === 0) return 'Nothing is waiting for you.';
  const [are, them] = held.count === 1 ? ['is', 'it'] : ['are', 'them'];
  const what = `${t('counts.messages', { count: held.count })} ${are} waiting for you${urgentPart(held)}.`;
  const session = activeFocus(view.focus);
  const until = session === null ? view.own.presence.until : focusEndsBy(session);
  const when =
    until === undefined ? 'when you are available again' : `about ${moment(until, now, place)}`;
  return `${what} You get ${them} ${when}.`;
};

/** What stands below the time left: until when, or how long the pause may last. */
export const sessionLine = (session: FocusView, now: number, place: Locale = {}): string =>
  session.state === 'paused'
    ? `Unless you resume, it ends at ${moment(focusEndsBy(session), now, place)}.`
    : `until ${moment(session.endsAt, now, place)}`;

/** What is over for so long is told with its time. */
const FRESH_MS = 60 * 60_000;

/** How a session that is over ended: "Focus done, 25 min." */
export const endedLine = (session: FocusView, now: number, place: Locale = {}): string => {
  const length = duration(focusLengthMs(session, session.endsAt));
  if (now - session.endsAt > FRESH_MS)
    return `Your last focus: ${length}, until ${moment(session.endsAt, now, place)}.`;
  if (areRoundsDone(session))
    return `${session.rounds?.of ?? 0} rounds done. Time for a longer break.`;
  return session.outcome === 'stopped' ? `Focus ended after ${length}.` : `Focus done, ${length}.`;
};

/** How a session of the day ended, in a word or two. */
export const outcomeWord = (outcome: SessionRecord['outcome']): string => {
  switch (outcome) {
    case 'expired':
      return 'full time';
    case 'completed':
      return 'done';
    case 'stopped':
      return 'stopped';
  }
};

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`;

/** How rounds go: "4 rounds of 25 min, with breaks of 5 min." */
export const roundsLine = (rounds: View['settings']['rounds']): string => {
  const { of, focusMs, breakMs, longBreakMs, longEvery } = rounds;
  if (of === 1) return `1 round of ${duration(focusMs)}.`;
  const base = `${of} rounds of ${duration(focusMs)}, with breaks of ${minutes(breakMs)}`;
  if (longEvery >= of || longBreakMs === breakMs) return `${base}.`;
  return `${base}, after every ${longEvery} of ${minutes(longBreakMs)}.`;
};

/** What comes after a break: "Round 2 of 4 begins at 11:30." */
export const breakLine = (pause: BreakView, now: number, place: Locale = {}): string => {
  const which = `Round ${pause.next.index} of ${pause.next.of}`;
  return now < pause.until
    ? `${which} begins at ${moment(pause.until, now, place)}.`
    : `The break is over. ${which} begins when you are back.`;
};
