/** When teammates are expected, in words (R1). The viewer's own zone, as all times in the window. */
import type { TeammateView } from '../../../shared/bridge/view.ts';
import {
  dayStrip,
  expectedBack,
  isGuess,
  type Person,
  personOf,
} from '../../../shared/domain/reachable.ts';
import type { Stretch } from '../../../shared/domain/stretches.ts';
import { listed } from '../../../shared/language/formats.ts';
import { t } from '../../../shared/language/words.ts';
import { presenceLine } from '../../../shared/wording/shows.ts';
import { clockTime, type Locale, moment } from '../../../shared/wording/times.ts';

/** "09:00–17:00"; at the end of the viewer's day 24:00, which no clock writes. */
const span = ({ from, until }: Stretch, day: Stretch, place: Locale): string =>
  `${clockTime(from, place)}–${until === day.until ? '24:00' : clockTime(until, place)}`;

/** The strip of a day as a sentence: "Expected 09:00–17:00 your time". */
export const stripWords = (
  person: Person,
  day: Stretch,
  now: number,
  place: Locale = {},
): string => {
  if (isGuess(person, now)) return t('team.noHoursTold');
  const hours = dayStrip(person, day, now).filter(({ kind }) => kind === 'expected');
  if (hours.length === 0) return t('team.notExpectedToday');
  return t('team.expected', { hours: listed(hours.map((each) => span(each, day, place))) });
};

/** "Not expected today", of one whose hours have none of the viewer's day: their band is empty. */
export const missingToday = (person: Person, day: Stretch, now: number): string | null => {
  const isMissing =
    !isGuess(person, now) && !dayStrip(person, day, now).some(({ kind }) => kind === 'expected');
  return isMissing ? t('team.notExpectedToday') : null;
};

/** "usually back tomorrow 09:00" for one who is away or gone; null where nothing says when, or their show says it. */
export const backWords = (person: Person, now: number, place: Locale = {}): string | null => {
  const back = expectedBack(person, now);
  return back === null || back === person.presence?.until
    ? null
    : t('team.usuallyBackYourTime', { moment: moment(back, now, place) });
};

/**
 * How a teammate stands, and when they are back: one end and not two. Who is away until the morning and begins in the
 * afternoon is back in the afternoon.
 */
export const standing = (
  teammate: TeammateView,
  isKnown: boolean,
  now: number,
  place: Locale = {},
): { readonly line: string; readonly back: string | null } => {
  const back = backWords(personOf(teammate, isKnown), now, place);
  const { until: _, ...open } = teammate.presence;
  return { line: presenceLine(back === null ? teammate.presence : open, now, place), back };
};
