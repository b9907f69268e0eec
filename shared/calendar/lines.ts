/** The lines of an iCalendar text, unfolded, one by one: a file of megabytes is never split at once. */

/** A longer line is cut: no line that is used here is so long, an attachment may be. */
const MAX_LINE = 32 * 1024;

/** A line in its parts. Names are upper case. */
export interface ContentLine {
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Lines as they are meant: continuations joined, whatever ends them. Empty ones are left out. */
export function* logicalLines(text: string): Generator<string> {
  const whole = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  let line = '';
  for (let at = whole.charCodeAt(0) === 0xfeff ? 1 : 0; at < whole.length;) {
    const found = whole.indexOf('\n', at);
    const end = found === -1 ? whole.length : found;
    const stop = end > at && whole.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const first = whole.charCodeAt(at);
    if (first === 32 || first === 9) {
      if (line.length < MAX_LINE) line += whole.slice(at + 1, Math.min(stop, at + MAX_LINE));
    } else {
      if (line !== '') yield line;
      line = whole.slice(at, Math.min(stop, at + MAX_LINE));
    }
    at = end + 1;
  }
  if (line !== '') yield line;
}

const PARAM = /;([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)(?:,(?:"[^"]*"|[^";:,]*))*/y;

/** The parts of a line; null for one that has none. Of a parameter with several values the first counts. */
export const readLine = (line: string): ContentLine | null => {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0];
  if (name === undefined) return null;
  const params = new Map<string, string>();
  let at = name.length;
  for (;;) {
    PARAM.lastIndex = at;
    const match = PARAM.exec(line);
    if (match === null) break;
    at = PARAM.lastIndex;
    params.set((match[1] ?? '').toUpperCase(), (match[2] ?? '').replaceAll('"', ''));
  }
  if (line.charAt(at) !== ':') return null;
  return { name: name.toUpperCase(), params, value: line.slice(at + 1) };
};

/** A text as it is meant: `\n`, `\,` and the like stand for what they escape. */
export const unescapeText = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, escaped: string) =>
    escaped === 'n' || escaped === 'N' ? ' ' : escaped,
  );
