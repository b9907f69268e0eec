/** What a bench says in the end: tables for people or one line of JSON, and whether its limits were kept. */
import { type Machine, machineLine } from './machine.ts';

/** Columns by their names; a row has a name and a cell for each column. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, ...(string | number | null)[]])[];
}

/** A limit and what was found. */
export interface Verdict {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  /** Whether more is better. */
  readonly isFloor?: boolean;
}

/** All that a bench found. */
export interface Report {
  readonly bench: string;
  readonly machine: Machine;
  /** What was asked for, and every figure of every round. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly tables: readonly Table[];
  /** What is to be known of them. */
  readonly notes?: readonly string[];
  readonly verdicts: readonly Verdict[];
}

const LEAST_DIGITS = 3;

/** A figure with as many digits as mean something. */
export const figure = (value: number): string => {
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  return value.toLocaleString('en', { maximumFractionDigits: Math.max(0, LEAST_DIGITS - whole) });
};

/** A figure, and in brackets what it is of the baseline's. */
export const beside = (value: number, base: number): string =>
  value === base ? figure(value) : `${figure(value)} (${(value / base).toFixed(2)})`;

/** The first column to the left, the others to the right. */
export const textTable = ({ title, columns, rows }: Table): string => {
  const cells = [['', ...columns], ...rows.map((row) => row.map((cell) => String(cell ?? '–')))];
  const widths = ['', ...columns].map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width + 2);
      })
      .join(''),
  );
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
};

/** Whether a limit was kept; a figure that is none is not within it. */
const isKept = ({ value, limit, isFloor = false }: Verdict): boolean =>
  isFloor ? value >= limit : value <= limit;

const verdictLine = (verdict: Verdict): string => {
  const { what, value, limit, isFloor = false } = verdict;
  const bound = `${isFloor ? 'at least' : 'at most'} ${figure(limit)}`;
  return `${isKept(verdict) ? 'kept  ' : 'MISSED'}  ${what}: ${figure(value)}, ${bound}`;
};

/** A report as `--json` tells it. */
export type ToldReport = Pick<Report, 'bench' | 'machine' | 'tables' | 'notes' | 'data'> & {
  readonly limits: readonly (Verdict & { readonly isKept: boolean })[];
};

/** A report for people. */
export const toldText = ({ machine, tables, notes = [], limits }: ToldReport): string =>
  [
    machineLine(machine),
    ...tables.map((table) => `\n${textTable(table)}`),
    ...(notes.length > 0 ? [`\n${notes.join('\n')}`] : []),
    ...(limits.length > 0 ? [`\n${limits.map(verdictLine).join('\n')}`] : []),
  ].join('\n');

/** Says it all. The process ends with 1 when a limit was missed. */
export const tell = ({ verdicts, ...report }: Report, isJson: boolean): void => {
  const limits = verdicts.map((verdict) => ({ ...verdict, isKept: isKept(verdict) }));
  const told: ToldReport = { ...report, limits };
  console.log(isJson ? JSON.stringify(told) : toldText(told));
  if (!limits.every((limit) => limit.isKept)) process.exitCode = 1;
};
