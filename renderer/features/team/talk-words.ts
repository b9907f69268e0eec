/** "When can we talk?", answered in one sentence (R1). */
import {
  isGuess,
  nextMeeting,
  type Meeting,
  type Person,
} from '../../../shared/domain/reachable.ts';
import { listed } from '../../../shared/language/formats.ts';
import { t } from '../../../shared/language/words.ts';
import { clockTime, dayWords, type Locale } from '../../../shared/wording/times.ts';
import './texts.ts';

/** Someone who is asked about, by the name that the sentence uses. */
export interface Asked {
  readonly name: string;
  readonly person: Person;
}

/** Less is no time to talk. */
const MIN_MS = 15 * 60_000;
/** More names than these are a number. */
const NAMED = 3;

const endWords = (until: number, from: number, now: number, place: Locale): string => {
  const time = clockTime(until, place);
  const day = dayWords(until - 1, now, place);
  return day === dayWords(from, now, place) ? time : t('team.timeDay', { time, day });
};

const whenWords = (meeting: Meeting, now: number, zone: string, place: Locale): string => {
  const { from, until } = meeting;
  if (from <= now && until === null) return t('team.atAnyTime');
  const end = until === null ? null : endWords(until, from <= now ? now : from, now, place);
  if (from <= now) return t('team.nowUntil', { until: end ?? '', zone });
  const values = { day: dayWords(from, now, place), from: clockTime(from, place), zone };
  return end === null ? t('team.fromOpen', values) : t('team.fromUntil', { ...values, until: end });
};

const guessWords = (asked: readonly Asked[], now: number): string => {
  const unknown = asked.filter(({ person }) => isGuess(person, now)).map(({ name }) => name);
  if (unknown.length === 0) return '';
  const who =
    unknown.length > NAMED ? t('team.ofThem', { count: unknown.length }) : listed(unknown);
  return ` ${t(unknown.length === 1 ? 'team.guess' : 'team.guesses', { who })}`;
};

const meetWords = (asked: readonly Asked[], when: string): string => {
  const names = asked.map(({ name }) => name);
  if (names.length > NAMED)
    return t('team.allReachable', { who: t('team.everybody', { count: names.length }), when });
  if (names.length > 1) return t('team.allReachable', { who: listed(names), when });
  return t('team.reachable', { who: names.join(''), when });
};

/** The answer; `zone` says whose clock it is: "your time". */
export const talkWords = (
  asked: readonly Asked[],
  now: number,
  zone: string,
  place: Locale = {},
): string => {
  const people = asked.map(({ person }) => person);
  const meeting = nextMeeting(people, now, MIN_MS);
  if (meeting === null && asked.length === 1)
    return t('team.noHours', { name: asked[0]?.name ?? '' });
  if (meeting === null) return t('team.neverMeet', { who: listed(asked.map(({ name }) => name)) });
  return `${meetWords(asked, whenWords(meeting, now, zone, place))}${guessWords(asked, now)}`;
};
