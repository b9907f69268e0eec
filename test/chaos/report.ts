/** What a chaos run says in the end: one line of figures, and an account of what went wrong. */
import type { History, Seen } from './history.ts';
import { type Violation, type Wrong, WRONGS } from './model/verdict.ts';

/** Figures over all runs. */
export type Figures = Readonly<
  Record<'runs' | 'kills' | 'cuts' | 'sends' | 'acknowledged' | Wrong | 'seconds' | 'seed', number>
>;

/** How many of each kind. */
export const countWrongs = (violations: readonly Violation[]): Record<Wrong, number> => {
  const count = (kind: Wrong): number => violations.filter((it) => it.kind === kind).length;
  // Every kind has a count.
  return Object.fromEntries(WRONGS.map((kind) => [kind, count(kind)])) as Record<Wrong, number>;
};

const MOST_TOLD = 12;
const MOST_LINES = 40;
const LINE_LENGTH = 260;

const lineOf = (seen: Seen): string => {
  const text = 'text' in seen ? seen.text : JSON.stringify(seen);
  const where = 'conn' in seen ? ` #${seen.conn}` : '';
  return `${seen.type}${where} ${text}`.slice(0, LINE_LENGTH);
};

const traceOf = (history: History, about: string): readonly string[] => {
  const lines = history.flatMap((seen, at) => {
    const isAbout = ('text' in seen ? seen.text : JSON.stringify(seen)).includes(about);
    return isAbout ? [`      ${at}: ${lineOf(seen)}`] : [];
  });
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `      and ${more} more`] : lines;
};

/** What went wrong in the run of a seed, for people. */
export const accountOf = (
  seed: number,
  isShort: boolean,
  violations: readonly Violation[],
  history: History,
): string => {
  const told = violations
    .slice(0, MOST_TOLD)
    .flatMap(({ kind, rule, what, about }) => [
      `  ${kind} [${rule}]${about === undefined ? '' : ` ${about}`}: ${what}`,
      ...(about === undefined ? [] : traceOf(history, about)),
    ]);
  const more = violations.length - MOST_TOLD;
  return [
    `The run of seed ${seed} broke ${violations.length} times what must hold:`,
    ...told,
    ...(more > 0 ? [`  and ${more} more`] : []),
    `Run it again with: npm run chaos -- --runs 1 --seed ${seed}${isShort ? ' --short' : ''} (its races may fall another way)`,
  ].join('\n');
};
