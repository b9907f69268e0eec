/** The line that fits points best. */

/** `base + slope × x`; `r2` is 1 where all points lie on it. */
export interface Fit {
  readonly base: number;
  readonly slope: number;
  readonly r2: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** By least squares. */
export const fitLine = (points: readonly (readonly [number, number])[]): Fit => {
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const sum = (of: (x: number, y: number) => number): number =>
    points.reduce((all, [x, y]) => all + of(x, y), 0);
  const spread = sum((x) => (x - mx) ** 2);
  const slope = spread === 0 ? 0 : sum((x, y) => (x - mx) * (y - my)) / spread;
  const base = my - slope * mx;
  const total = sum((_, y) => (y - my) ** 2);
  const left = sum((x, y) => (y - base - slope * x) ** 2);
  return { base, slope, r2: total === 0 ? 1 : 1 - left / total };
};
