/**
 * The texts of Fermata in the language that is spoken. One process serves one person, so that the language is the
 * process's, as the locale of `Intl` is, and no function has to hand it on (ADR 0014).
 */
import { createInstance } from 'i18next';
import type { English, Language, Teller, Texts } from './catalogue.ts';
import { atStart } from './en/at-start.ts';

const texts = createInstance();
// Resolved before it returns: nothing is loaded, English is here.
void texts.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: { en: { translation: atStart } },
  nsSeparator: false,
  // Texts are drawn as text. What stands in a value is data: it is not looked through for further values (H13).
  interpolation: { escapeValue: false, skipOnVariables: true },
});

type Loaders = Readonly<Record<Exclude<Language, 'en'>, () => Promise<Texts>>>;

/** How the other languages are fetched, by part of the catalogue. */
const parts: Loaders[] = [
  {
    de: async () => (await import('./de/index.ts')).de,
    ja: async () => (await import('./ja/index.ts')).ja,
  },
];

/**
 * Adds texts that only some processes say, or that come with a part of the window, so that the others do not carry
 * them. Called once, when the module that says them is loaded. `others`, where a language does not have them with all
 * of its texts, come with the next `speak`.
 */
export const addTexts = (english: Texts, others?: Loaders): void => {
  texts.addResourceBundle('en', 'translation', english, true);
  if (others !== undefined) parts.push(others);
};

/** Says the texts of `C`, which have been added. */
export const tellerOf =
  <C>(): Teller<C> =>
  (key, ...[values]) =>
    texts.t(key, {
      ...(values as Readonly<Record<string, string | number>> | undefined),
    });

/** The text of a key with its values put in. */
export const t = tellerOf<English>();

/** The language that is spoken. */
export const spokenLanguage = (): Language => texts.language as Language;

/** Calls back each time that another language is spoken from now on. Returns how to stop. */
export const onSpoken = (listener: () => void): (() => void) => {
  texts.on('languageChanged', listener);
  return () => texts.off('languageChanged', listener);
};

/** Speaks a language from when it resolves on. Rejects when its texts could not be fetched; then nothing changes. */
export const speak = async (language: Language): Promise<void> => {
  if (language !== 'en')
    for (const part of await Promise.all(parts.map((load) => load[language]())))
      texts.addResourceBundle(language, 'translation', part, true);
  await texts.changeLanguage(language);
};
