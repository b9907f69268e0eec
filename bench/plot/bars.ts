/** Bars on an axis of powers of ten: what differs by a hundred times fits side by side. */
import { logScale } from './scale.ts';
import { element, label, picture, short } from './svg.ts';

/** A bar; the one of ours stands out. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly isOurs?: boolean;
}

const WIDTH = 760;
const NAMES = 270;
const VALUES = 60;
const TOP = 34;
const ROW = 26;
const BAR = 16;

/** A picture of bars in their order. */
export const barsPicture = (title: string, unit: string, bars: readonly Bar[]): string => {
  const scale = logScale(bars.map(({ value }) => value));
  const room = WIDTH - NAMES - VALUES;
  const bottom = TOP + bars.length * ROW;
  const x = (value: number): number => NAMES + scale.at(value) * room;
  const grid = scale.marks.flatMap((mark) => [
    element('line', { class: 'grid', x1: x(mark), x2: x(mark), y1: TOP, y2: bottom }),
    label([x(mark), bottom + 18], short(mark), { class: 'quiet', 'text-anchor': 'middle' }),
  ]);
  const rows = bars.flatMap(({ name, value, isOurs = false }, index) => {
    const y = TOP + index * ROW + (ROW - BAR) / 2;
    const width = Math.max(1, x(value) - NAMES);
    return [
      label([NAMES - 10, y + BAR - 3], name, { 'text-anchor': 'end' }),
      element('rect', {
        class: `bar ${isOurs ? 'a' : 'd'}`,
        x: NAMES,
        y,
        width,
        height: BAR,
        rx: 2,
      }),
      label([NAMES + width + 6, y + BAR - 3], short(value)),
    ];
  });
  const below = label([NAMES, bottom + 38], `${unit}, each mark is ten times the one before`, {
    class: 'quiet',
  });
  return picture({ width: WIDTH, height: bottom + 48, title }, [...grid, ...rows, below]);
};
