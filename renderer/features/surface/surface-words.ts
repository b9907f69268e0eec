/** Waiting for somebody to be reachable, in words (S1). */
import type { AskView, MeetingView, TeammateView } from '../../../shared/bridge/view.ts';
import { showWord } from '../../../shared/wording/shows.ts';
import { type Locale, moment } from '../../../shared/wording/times.ts';

/** Whether somebody can be talked to now. */
export const isReachable = ({ presence: { show } }: TeammateView): boolean =>
  show === 'open' || show === 'available';

/** "Waiting for Ana to surface · until tomorrow 14:02". */
export const waitingWords = (
  name: string,
  { endsAt }: AskView,
  now: number,
  place: Locale = {},
): string => `Waiting for ${name} to surface · until ${moment(endsAt, now, place)}`;

/** What is said of a meeting: as news while it holds, and honestly once it has passed. */
export const meetingWords = (
  teammate: TeammateView,
  { at, isAsked }: MeetingView,
  now: number,
  place: Locale = {},
): string => {
  const { name } = teammate.profile;
  const why = isAsked ? `${name} waited for you to be free.` : 'You asked to be told.';
  if (isReachable(teammate)) return `${name} is reachable now. ${why}`;
  const { show } = teammate.presence;
  return `${name} was reachable at ${moment(at, now, place)} and is ${showWord(show).toLowerCase()} now. ${why}`;
};
