/** Measured points and the line that fits them best. */
import type { Fit } from './fit.ts';
import { linearScale } from './scale.ts';
import { element, label, picture, short } from './svg.ts';

/** What was measured of one thing. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly fit: Fit;
}

/** What the axes tell. */
export interface Axes {
  readonly x: string;
  readonly y: string;
}

const CLASSES = ['a', 'b', 'c', 'd'] as const;
const WIDTH = 760;
const HEIGHT = 380;
const LEFT = 60;
const RIGHT = 20;
const TOP = 56;
const LINE = 20;

/** A picture of points, each series with its name and its line, as far as it was measured. */
export const linesPicture = (title: string, axes: Axes, all: readonly Series[]): string => {
  const points = all.flatMap((series) => series.points);
  const [xs, ys] = [linearScale(points.map(([x]) => x)), linearScale(points.map(([, y]) => y))];
  const bottom = HEIGHT - 30 - all.length * LINE - 30;
  const x = (value: number): number => LEFT + xs.at(value) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => bottom - ys.at(value) * (bottom - TOP);
  const grid = [
    ...ys.marks.flatMap((mark) => [
      element('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(mark), y2: y(mark) }),
      label([LEFT - 8, y(mark) + 4], short(mark), { class: 'quiet', 'text-anchor': 'end' }),
    ]),
    ...xs.marks.map((mark) =>
      label([x(mark), bottom + 18], short(mark), { class: 'quiet', 'text-anchor': 'middle' }),
    ),
    label([0, TOP - 14], axes.y, { class: 'quiet' }),
    label([LEFT, bottom + 38], axes.x, { class: 'quiet' }),
  ];
  const series = all.flatMap(({ name, points: own, fit }, index) => {
    const colour = CLASSES[index % CLASSES.length] ?? 'a';
    const measured = own.map(([px]) => px);
    const [from, to] = [Math.min(...measured), Math.max(...measured)];
    const fitted = (value: number): number => y(Math.max(0, fit.base + fit.slope * value));
    const at = bottom + 38 + (index + 1) * LINE;
    return [
      element('line', {
        class: `line ${colour}`,
        x1: x(from),
        y1: fitted(from),
        x2: x(to),
        y2: fitted(to),
      }),
      ...own.map(([px, py]) =>
        element('circle', { class: `dot ${colour}`, cx: x(px), cy: y(py), r: 4 }),
      ),
      element('circle', { class: `dot ${colour}`, cx: LEFT + 5, cy: at - 4, r: 4 }),
      label([LEFT + 18, at], name),
    ];
  });
  return picture({ width: WIDTH, height: HEIGHT, title }, [...grid, ...series]);
};
