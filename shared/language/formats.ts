/** How dates, times and lists are written in the language that is spoken. */
import { spokenLanguage } from './words.ts';

const system = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).resolvedOptions();

/** The locale to write times in; undefined: the system's own, with its region, which has that language. */
export const spokenLocale = (): string | undefined => {
  const language = spokenLanguage();
  if (new Intl.Locale(system.locale).language === language) return undefined;
  if (language !== 'en') return language;
  // Whoever reads 24 hours goes on reading them in English.
  return system.hourCycle === 'h23' ? 'en-GB' : 'en-US';
};

/** Several things in one phrase: "Ana, Ben and Cho". British English has no comma before "and", as all our texts. */
export const listed = (items: readonly string[]): string => {
  const language = spokenLanguage();
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
};
