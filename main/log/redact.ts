/** Takes out of a log line what must never stand in it (C6): secrets, what links carry, and the user's own folder. */

const RULES: readonly (readonly [RegExp, string])[] = [
  // What stands behind # or ? of an address carries invites, device codes and calendars' keys.
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s"'<>#?]*)[#?][^\s"'<>]*/gi, '$1#…'],
  // A calendar's secret address has its secret in the path: of an http address only the origin is kept.
  [/\b((?:https?|wss?):\/\/)(?:[^\s"'<>/@]*@)?([^\s"'<>/@]+)\/[^\s"'<>]*/gi, '$1$2/…'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 …'],
  [
    /(["']?(?:token|secret|password|authorization|code|invite|body|label)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,}]+)/gi,
    '$1…',
  ],
  // Long runs of letters and digits are tokens or sealed bytes; a slash ends one, so that paths stay.
  [/(?=[\w+=-]*\d)[\w+=-]{24,}/g, '…'],
];

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * A text as it may be kept.
 * @param home The user's folder, which has their name in it; empty: none is known.
 */
export const redact = (text: string, home: string): string => {
  const atHome =
    home.length < 2 ? text : text.replaceAll(new RegExp(escaped(home), 'g'), () => '~');
  return RULES.reduce(
    (line, [pattern, replacement]) => line.replaceAll(pattern, replacement),
    atHome,
  );
};
