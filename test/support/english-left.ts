/** Finds what is left in English in a window that speaks another language (W1). */
import type { Page } from 'playwright-core';
import type { Language, Texts } from '../../shared/language/catalogue.ts';
import { de } from '../../shared/language/de/index.ts';
import { en } from '../../shared/language/en/index.ts';
import * as engineDe from '../../shared/language/engine/de/index.ts';
import * as engineEn from '../../shared/language/engine/en/index.ts';
import * as engineJa from '../../shared/language/engine/ja/index.ts';
import { ja } from '../../shared/language/ja/index.ts';

const others = {
  de: { ...de, ...engineDe.de },
  ja: { ...ja, ...engineJa.ja },
} as const satisfies Readonly<Record<Exclude<Language, 'en'>, Texts>>;

/** One word may be a name or the same in both; two next to each other are a phrase. */
const PHRASE = /[a-z]{2,} [a-z]{2,}/i;

const textsOf = (catalogue: Texts): readonly string[] =>
  Object.values(catalogue).flatMap(Object.values<string>);

/** What stands between the values of a text. */
const phrasesOf = (text: string): readonly string[] =>
  text
    .split(/\{\{\w+\}\}/)
    .map((part) => part.trim())
    .filter((part) => PHRASE.test(part));

const english = [...new Set(textsOf({ ...en, ...engineEn.en }).flatMap(phrasesOf))];

/** The phrases of the English catalogue that the page shows, or says to a reader of the screen. */
export const englishLeft = async (
  page: Page,
  language: Exclude<Language, 'en'>,
): Promise<readonly string[]> => {
  const said = await page.evaluate(() =>
    [
      document.title,
      document.body.innerText,
      ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((part) =>
        ['aria-label', 'title', 'placeholder'].map((name) => part.getAttribute(name) ?? ''),
      ),
    ].join('\n'),
  );
  const own = textsOf(others[language]).join('\n');
  return english.filter((phrase) => said.includes(phrase) && !own.includes(phrase));
};
