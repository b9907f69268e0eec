/**
 * Which entries are meant by what was typed, the likeliest first. What an entry is compared by is folded once, so that
 * a key press among 2,000 people costs comparisons of text and nothing else.
 */

/** Letters that have no accent to take away, as people type them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Text as it is compared: no accents, no case, no marks of direction. Empty only for what is nothing but space. */
export const folded = (text: string): string => {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
  // A name of nothing but marks is a name all the same.
  return plain === '' ? text.toLowerCase().trim() : plain;
};

/** A name as it is compared. */
export interface Name {
  readonly text: string;
  /** Its words, with one space before each. */
  readonly words: string;
  readonly initials: string;
}

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const spaced = (words: readonly string[]): string => words.map((word) => ` ${word}`).join('');

/** Folds a name. */
export const nameOf = (name: string): Name => {
  const text = folded(name);
  const words = wordsIn(text);
  return {
    text,
    words: spaced(words),
    initials: words.map((word) => Array.from(word)[0] ?? '').join(''),
  };
};

/** What can be found: by its own name, and by others that stand for it. */
export interface Findable {
  readonly names: readonly [own: Name, ...others: Name[]];
}

interface Query {
  readonly text: string;
  readonly words: readonly string[];
  /** Its words together as they stand at the start of a word; null where it has none. */
  readonly phrase: string | null;
}

const queryOf = (text: string): Query => {
  const words = wordsIn(text);
  return { text, words, phrase: words.length === 0 ? null : spaced(words) };
};

const isWordwise = ({ words }: Query, { names }: Findable): boolean =>
  words.length > 0 && words.every((word) => names.some((name) => name.words.includes(` ${word}`)));

const hasInitials = ({ text }: Query, { initials }: Name): boolean =>
  text.length > 1 && initials.startsWith(text);

/** How well an entry is meant, 0 for best; null: not at all. */
const rankOf = (query: Query, entry: Findable): number | null => {
  const [own, ...others] = entry.names;
  const { text, phrase } = query;
  if (own.text === text) return 0;
  if (others.some((other) => other.text === text)) return 1;
  if (own.text.startsWith(text)) return 2;
  if (phrase !== null && own.words.includes(phrase)) return 3;
  if (isWordwise(query, entry)) return 4;
  if (hasInitials(query, own)) return 5;
  if (own.text.includes(text)) return 6;
  return others.some((other) => other.text.includes(text)) ? 7 : null;
};

/** The entries that are meant by `query`, in the order of how well; equals stay in the order in which they came. */
export const ranked = <T extends Findable>(query: string, entries: readonly T[]): readonly T[] => {
  const asked = queryOf(folded(query));
  const found = entries.flatMap((entry) => {
    const rank = rankOf(asked, entry);
    return rank === null ? [] : [{ entry, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
};
