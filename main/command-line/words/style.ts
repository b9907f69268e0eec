/** How words stand out in a terminal. */

/** Wraps text; without colours it is the text itself. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
}

const none = (text: string): string => text;
/** For pipes, files, and whoever set NO_COLOR. */
const PLAIN: Style = { bold: none, dim: none };
/** For a terminal. */
const COLOURED: Style = {
  bold: (text) => `\u001B[1m${text}\u001B[22m`,
  dim: (text) => `\u001B[2m${text}\u001B[22m`,
};

/** What the words of an answer are made with. */
export interface Wording {
  readonly style: Style;
  readonly timeZone: string;
  /** Epoch ms. */
  readonly now: number;
}

/** The style for an output, by https://no-color.org. */
export const styleFor = (
  isTerminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Style => (isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? COLOURED : PLAIN);

/** A time for a program: ISO 8601 in UTC, or null. */
export const iso = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();
