/** Every language says all that English says, with the same values in it. */
import { describe, expect, it } from 'vitest';
import { type Language, LANGUAGES } from '../../../shared/language/catalogue.ts';
import * as mainDe from '../../../main/language/de/index.ts';
import * as mainEn from '../../../main/language/en/index.ts';
import * as mainJa from '../../../main/language/ja/index.ts';
import { de } from '../../../shared/language/de/index.ts';
import { en } from '../../../shared/language/en/index.ts';
import * as engineDe from '../../../shared/language/engine/de/index.ts';
import * as engineEn from '../../../shared/language/engine/en/index.ts';
import * as engineJa from '../../../shared/language/engine/ja/index.ts';
import { ja } from '../../../shared/language/ja/index.ts';

type Texts = ReadonlyMap<string, string>;

const flat = (catalogue: Readonly<Record<string, Readonly<Record<string, string>>>>): Texts =>
  new Map(
    Object.entries(catalogue).flatMap(([area, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${area}.${key}`, text] as const),
    ),
  );
const TEXTS: Readonly<Record<Language, Texts>> = {
  en: flat({ ...en, ...engineEn.en, ...mainEn.en }),
  de: flat({ ...de, ...engineDe.de, ...mainDe.de }),
  ja: flat({ ...ja, ...engineJa.ja, ...mainJa.ja }),
};
const PLURAL = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string): string => key.replace(PLURAL, '');
const valuesOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
/** What the plural forms of a text are made of together. */
const valuesByBase = (texts: Texts): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const [key, text] of texts)
    if (!PLURAL.test(key) || key.endsWith('_other')) found.set(baseOf(key), valuesOf(text));
  return found;
};

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const texts = TEXTS[language];

  it('[W1] has every text, and none that nobody says', () => {
    const keys = (of: Texts): readonly string[] => [...new Set([...of.keys()].map(baseOf))].sort();
    expect(keys(texts)).toEqual(keys(TEXTS.en));
  });

  it('[W1] has the plural forms of the language, all of them', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const plural = [...TEXTS.en.keys()].filter((key) => key.endsWith('_other')).map(baseOf);
    for (const base of plural) {
      const own = [...texts.keys()].filter((key) => PLURAL.test(key) && baseOf(key) === base);
      expect(own.map((key) => key.slice(base.length + 1)).sort(), base).toEqual(forms);
    }
  });

  it('[W1] puts the same values into each text', () => {
    const own = valuesByBase(texts);
    for (const [key, values] of valuesByBase(TEXTS.en)) expect(own.get(key), key).toEqual(values);
  });

  it('[W1] has no empty text, no space too many, and no straight brackets of a value gone wrong', () => {
    for (const [key, text] of texts) {
      expect(text, key).toBe(text.trim());
      expect(text, key).not.toMatch(/^$| {2}|\{\{\W|\W\}\}|(?<!\{)\{(?!\{)/);
    }
  });
});

it('[W1] leaves no sentence in English', () => {
  for (const language of ['de', 'ja'] as const)
    for (const [key, text] of TEXTS[language])
      if (/[a-z]+ [a-z]+ [a-z]+/i.test(text.replaceAll(/\{\{\w+\}\}/g, '')))
        expect(text, `${language} ${key}`).not.toBe(TEXTS.en.get(key));
});

it('[W1] is in parts that do not overlap, so that none takes the place of another', () => {
  const areas = [en, engineEn.en, mainEn.en].flatMap((part) => Object.keys(part));
  expect(new Set(areas).size).toBe(areas.length);
});
