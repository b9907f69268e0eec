/** Where values lie on an axis. */

/** An axis: its marks, and where from 0 to 1 a value lies on it. */
export interface Scale {
  readonly marks: readonly number[];
  at(value: number): number;
}

const decade = (value: number): number => Math.log10(value);

/** From one power of ten to another, with all values in it. */
export const logScale = (values: readonly number[]): Scale => {
  const known = values.filter((value) => value > 0 && Number.isFinite(value));
  const from = Math.floor(decade(Math.min(...known, Infinity) || 1));
  const to = Math.max(from + 1, Math.ceil(decade(Math.max(...known, 0) || 1)));
  const count = to - from;
  return {
    marks: Array.from({ length: count + 1 }, (_, n) => 10 ** (from + n)),
    at: (value) => Math.min(1, Math.max(0, (decade(value) - from) / count)),
  };
};

const STEPS = [1, 2, 5, 10] as const;
const MARKS = 5;

/** From 0 to a round number above all values. */
export const linearScale = (values: readonly number[]): Scale => {
  const most = Math.max(...values, Number.MIN_VALUE);
  const unit = 10 ** Math.floor(decade(most / MARKS));
  const step = unit * (STEPS.find((it) => it * unit * MARKS >= most) ?? 10);
  const count = Math.ceil(most / step - 1e-9);
  return {
    // Rounded: 3 × 0.1 is to be told as 0.3.
    marks: Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12))),
    at: (value) => value / (count * step),
  };
};
