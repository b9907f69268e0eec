/** "When can we talk?", answered in one sentence (R1). */
import {
  isGuess,
  nextMeeting,
  type Meeting,
  type Person,
} from '../../../shared/domain/reachable.ts';
import { clockTime, dayWords, type Locale } from '../../../shared/wording/times.ts';

/** Someone who is asked about, by the name that the sentence uses. */
export interface Asked {
  readonly name: string;
  readonly person: Person;
}

/** Less is no time to talk. */
const MIN_MS = 15 * 60_000;
const COUNTS = ['', '', 'Both', 'All three', 'All four', 'All five', 'All six'];

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const subject = (asked: readonly Asked[]): string => {
  const names = asked.map(({ name }) => name);
  if (names.length > 3) return `${COUNTS[names.length] ?? `All ${names.length}`} are`;
  return `${listed(names)} ${names.length === 1 && names[0] !== 'You' ? 'is' : 'are'}`;
};

const endWords = ({ from, until }: Meeting, now: number, place: Locale): string => {
  if (until === null) return '';
  const time = clockTime(until, place);
  const day = dayWords(until - 1, now, place);
  return ` to ${time}${day === dayWords(from, now, place) ? '' : ` ${day}`}`;
};

const whenWords = (meeting: Meeting, now: number, zone: string, place: Locale): string => {
  const { from, until } = meeting;
  if (from <= now && until === null) return 'at any time';
  if (from <= now) return `now, up${endWords(meeting, now, place)} (${zone})`;
  const start = clockTime(from, place);
  return `${dayWords(from, now, place)} from ${start}${endWords(meeting, now, place)} (${zone})`;
};

const guessWords = (asked: readonly Asked[], now: number): string => {
  const unknown = asked.filter(({ person }) => isGuess(person, now)).map(({ name }) => name);
  if (unknown.length === 0) return '';
  const who = unknown.length > 3 ? `${unknown.length} of them` : listed(unknown);
  return ` ${who} ${unknown.length === 1 ? 'has' : 'have'} not told any hours, so this is partly a guess.`;
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
    return `${asked[0]?.name ?? ''} has no hours in the next two weeks.`;
  if (meeting === null)
    return `The hours of ${listed(asked.map(({ name }) => (name === 'You' ? 'you' : name)))} don’t meet in the next two weeks.`;
  const when = whenWords(meeting, now, zone, place);
  return `${subject(asked)} expected to be reachable ${when}.${guessWords(asked, now)}`;
};
