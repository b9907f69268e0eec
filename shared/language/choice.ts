/** Which language is spoken: the one that was chosen, or the first of the user's own that there is. */
import { type Language, LANGUAGES } from './catalogue.ts';

/** What may be chosen; `system` follows the system, or the browser. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
/** One of them. */
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** `de-AT` is German. */
const languageOf = (tag: string): Language | null => {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === primary) ?? null;
};

/**
 * The language to speak.
 * @param preferred What the user reads, the best first, as BCP 47 tags.
 */
export const languageFor = (choice: LanguageChoice, preferred: readonly string[]): Language => {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    const language = languageOf(tag);
    if (language !== null) return language;
  }
  return 'en';
};
