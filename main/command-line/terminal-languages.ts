/** What the user of a terminal reads: a command answers in the language of the terminal that it was typed in. */

/**
 * As BCP 47 tags or names of locales, the best first: by the variables of POSIX and, before them, GNU's LANGUAGE, which
 * counts only where a locale is set. Where no variable says anything, as on Windows, the system's locale.
 */
export const terminalLanguages = (
  env: Readonly<Record<string, string | undefined>>,
  systemLocale: string,
): readonly string[] => {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((name) => Boolean(name));
  if (locale === undefined) return [systemLocale];
  if (/^(C|POSIX)\b/.test(locale)) return [];
  return [...(env['LANGUAGE'] ?? '').split(':'), locale].filter((name) => name !== '');
};
