/**
 * The texts of Fermata in the language that is spoken. One process serves one person, so that the language is the
 * process's, as the locale of `Intl` is, and no function has to hand it on (ADR 0014).
 */
import { createInstance } from 'i18next';
import type { Language, ValuesOf, WordKey } from './catalogue.ts';
import { en } from './en/index.ts';

const texts = createInstance();
// Resolved before it returns: nothing is loaded, English is here.
void texts.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: { en: { translation: en } },
  nsSeparator: false,
  // Texts are drawn as text. What stands in a value is data: it is not looked through for further values (H13).
  interpolation: { escapeValue: false, skipOnVariables: true },
});

const OTHERS = {
  de: async () => (await import('./de/index.ts')).de,
  ja: async () => (await import('./ja/index.ts')).ja,
} as const;

/** The text of a key with its values put in. */
export const t = <K extends WordKey>(key: K, ...[values]: ValuesOf<K>): string =>
  texts.t(key, { ...(values as Readonly<Record<string, string | number>> | undefined) });

/** The language that is spoken. */
export const spokenLanguage = (): Language => texts.language as Language;

/** Speaks a language from when it resolves on. Rejects when its texts could not be fetched; then nothing changes. */
export const speak = async (language: Language): Promise<void> => {
  if (language !== 'en' && !texts.hasResourceBundle(language, 'translation'))
    texts.addResourceBundle(language, 'translation', await OTHERS[language]());
  await texts.changeLanguage(language);
};
