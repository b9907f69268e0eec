/** Waiting for somebody to be reachable, in words (S1). */
import type { AskView, MeetingView, TeammateView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { showWord } from '../../../shared/wording/shows.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';

/** Whether somebody can be talked to now. */
export const isReachable = ({ presence: { show } }: TeammateView): boolean =>
  show === 'open' || show === 'available';

/** "Waiting for Ana to be reachable · until tomorrow 14:02". */
export const waitingWords = (
  name: string,
  { endsAt }: AskView,
  now: number,
  place: Locale = {},
): string => t('surface.waitingForReachableUntil', { name, moment: moment(endsAt, now, place) });

const standing = (
  teammate: TeammateView,
  at: number,
  isKnown: boolean,
  now: number,
  place: Locale,
): string => {
  const { name } = teammate.profile;
  const then = { name, moment: moment(at, now, place) };
  // Without one's own relay everyone is shown as offline: that says nothing of them (C5).
  if (!isKnown) return t('surface.wasReachableNowUnknown', then);
  return isReachable(teammate)
    ? t('surface.isReachableNow', { name })
    : t('surface.wasReachableAt', { ...then, show: showWord(teammate.presence.show) });
};

/** What is said of a meeting: as news while it holds, and honestly once it has passed, or is not known. */
export const meetingWords = (
  teammate: TeammateView,
  { at, isAsked }: MeetingView,
  isKnown: boolean,
  now: number,
  place: Locale = {},
): string => {
  const { name } = teammate.profile;
  const why = isAsked ? t('surface.waitedForYouBeFree', { name }) : t('surface.youAskedBeTold');
  return `${standing(teammate, at, isKnown, now, place)} ${why}`;
};
