/** A length or a time of day in what was typed: "focus 40", "1 h 30", "until 17:30", "40分". */
import { folded } from './palette-match.ts';

/** What stands for what in the language that is spoken; each list is words with spaces between them. */
export interface LengthWords {
  readonly lead: string;
  readonly until: string;
  readonly minute: string;
  readonly hour: string;
  readonly clock: string;
}

/** What was typed: minutes that something lasts, or the times of day (minutes from midnight) that may be meant. */
export type TypedLength =
  | { readonly type: 'length'; readonly minutes: number }
  | { readonly type: 'until'; readonly anyOf: readonly number[] };

const wordsIn = (list: string): readonly string[] => folded(list).split(' ');

/** The list that a word is in; else the one in which a word begins so, while it is being typed. */
const listOf = (
  token: string,
  lists: readonly (keyof LengthWords)[],
  words: LengthWords,
): keyof LengthWords | undefined =>
  lists.find((list) => wordsIn(words[list]).includes(token)) ??
  lists.find((list) => wordsIn(words[list]).some((word) => word.startsWith(token)));

const LETTERS = { lead: 'L', until: 'U', minute: 'M', hour: 'H', clock: 'C' } as const;

/** A letter for each part of what is typed: n for a number, and so on. The meaning is read off their order. */
const letterOf = (token: string, isAfterNumber: boolean, words: LengthWords): string => {
  if (/^\d/.test(token)) return 'n';
  if (/^[:.,]$/.test(token)) return token === ',' ? ',' : ':';
  if (isAfterNumber && (token === 'am' || token === 'pm')) return token === 'am' ? 'A' : 'P';
  const lists = isAfterNumber
    ? (['minute', 'hour', 'clock', 'until'] as const)
    : (['until', 'lead'] as const);
  const list = listOf(token, lists, words);
  return list === undefined ? '?' : LETTERS[list];
};

const LENGTH = /^L*nM?$/;
const HOURS = /^L*nH(?:nM?)?$/;
const PARTS_OF_HOURS = /^L*n[:,]nH$/;
const CLOCK = /^[LU]*n(?:[:C]n)?[CMAPU]*$/;

/** The times of day that an hour on a clock may be: "5:30" is also half past five in the afternoon. */
const timesOfDay = (hour: number, minute: number, shape: string, isPadded: boolean): number[] => {
  if (hour > 24 || minute > 59) return [];
  const plain = ((hour % 24) * 60 + minute) % 1440;
  if (hour < 1 || hour > 12) return [plain];
  const morning = (hour % 12) * 60 + minute;
  if (shape.includes('A')) return [morning];
  if (shape.includes('P')) return [morning + 720];
  return isPadded ? [plain] : [morning, morning + 720];
};

const lengthOf = (shape: string, numbers: readonly string[]): number | null => {
  const [first = 0, second = 0] = numbers.map(Number);
  if (LENGTH.test(shape)) return first;
  if (HOURS.test(shape)) return first * 60 + second;
  return PARTS_OF_HOURS.test(shape) ? Math.round(Number(numbers.join('.')) * 60) : null;
};

/** Reads what was typed; null where it is no length. While a word is being typed, its beginning counts as the word. */
export const typedLength = (query: string, words: LengthWords): TypedLength | null => {
  const tokens = folded(query).match(/\d+|[\p{L}]+|[^\s]/gu) ?? [];
  const firstNumber = tokens.findIndex((token) => /^\d/.test(token));
  if (firstNumber === -1) return null;
  const shape = tokens.map((token, at) => letterOf(token, at > firstNumber, words)).join('');
  const numbers = tokens.filter((token) => /^\d/.test(token));
  const minutes = lengthOf(shape, numbers);
  if (minutes !== null) return { type: 'length', minutes };
  if (!CLOCK.test(shape) || !/[:UCAP]/.test(shape)) return null;
  const [hour = '', minute = '0'] = numbers;
  const anyOf = timesOfDay(Number(hour), Number(minute), shape, hour.startsWith('0'));
  return anyOf.length === 0 ? null : { type: 'until', anyOf };
};
