/** Lists of stretches of time, in order and apart: what is common to them, and what is left without a part. */

/** Some time: from `from` until before `until`, epoch ms. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}
type Stretches = readonly Stretch[];

/** In order, where what overlaps or touches is one. */
export const merged = (stretches: Stretches): Stretches => {
  const found: { from: number; until: number }[] = [];
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else if (from < until) found.push({ from, until });
  }
  return found;
};

/** What two lists have in common; both in order and apart. */
export const common = (a: Stretches, b: Stretches): Stretches => {
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  for (let [x, y] = [a[i], b[j]]; x !== undefined && y !== undefined; [x, y] = [a[i], b[j]]) {
    const [from, until] = [Math.max(x.from, y.from), Math.min(x.until, y.until)];
    if (from < until) found.push({ from, until });
    if (x.until < y.until) i += 1;
    else j += 1;
  }
  return found;
};

/** What is left of a list without a part of time. */
export const without = (stretches: Stretches, cut: Stretch): Stretches =>
  stretches.flatMap(({ from, until }) =>
    [
      { from, until: Math.min(until, cut.from) },
      { from: Math.max(from, cut.until), until },
    ].filter((rest) => rest.from < rest.until),
  );
