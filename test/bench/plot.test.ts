import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsPicture } from '../../bench/plot/bars.ts';
import { fitLine } from '../../bench/plot/fit.ts';
import { linesPicture } from '../../bench/plot/lines.ts';
import { linearScale, logScale } from '../../bench/plot/scale.ts';
import { element, escapeText } from '../../bench/plot/svg.ts';

const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('a scale', () => {
  it('has powers of ten around all values', () => {
    expect(logScale([3, 4000]).marks).toEqual([1, 10, 100, 1000, 10_000]);
    expect(logScale([10]).marks).toEqual([10, 100]);
  });

  it('begins at 0 and ends at a round number', () => {
    expect(linearScale([7, 42]).marks).toEqual([0, 10, 20, 30, 40, 50]);
    expect(linearScale([0.31]).marks).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  });

  it('has every value within it, and a larger one never before a smaller', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 2 }), (values) => {
        for (const scale of [logScale(values), linearScale(values)]) {
          const places = values.toSorted((a, b) => a - b).map((value) => scale.at(value));
          for (const place of places) expect(place).toBeGreaterThanOrEqual(0);
          for (const place of places) expect(place).toBeLessThanOrEqual(1 + 1e-9);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});

describe('a fit', () => {
  it('finds the line on which points lie', () => {
    const { base, slope, r2 } = fitLine([
      [1, 5],
      [2, 7],
      [10, 23],
    ]);
    expect(base).toBeCloseTo(3);
    expect(slope).toBeCloseTo(2);
    expect(r2).toBeCloseTo(1);
  });

  it('is level for points of one height', () => {
    expect(
      fitLine([
        [1, 4],
        [9, 4],
      ]),
    ).toEqual({ base: 4, slope: 0, r2: 1 });
  });
});

describe('a picture', () => {
  it('has its words as text, whatever signs are in them', () => {
    expect(escapeText('a < b & "c"')).toBe('a &lt; b &amp; &quot;c&quot;');
    expect(element('g', { id: '"', x: 1.234 })).toBe('<g id="&quot;" x="1.23"/>');
  });

  it('shows bars by name with their values, in both themes', () => {
    const svg = barsPicture('Told a second', 'changes told', [
      { name: 'relay', value: 1_826_000, isOurs: true },
      { name: 'loop <slow>', value: 103_000 },
    ]);
    expect(svg).toContain('>relay</text>');
    expect(svg).toContain('>1.83M</text>');
    expect(svg).toContain('loop &lt;slow>');
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  it('shows points with their line', () => {
    const points = [
      [50, 1],
      [2000, 20],
    ] as const;
    const svg = linesPicture('Growth', { x: 'members', y: 'µs' }, [
      { name: 'a change', points, fit: fitLine(points) },
    ]);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('>a change</text>');
  });

  it('draws a line as far as it was measured', () => {
    const seriesOf = (name: string, points: readonly (readonly [number, number])[]) => ({
      name,
      points,
      fit: fitLine(points),
    });
    const svg = linesPicture('Growth', { x: 'members', y: 'µs' }, [
      seriesOf('wide', [
        [0, 1],
        [2000, 9],
      ]),
      seriesOf('narrow', [
        [100, 5],
        [400, 1],
      ]),
    ]);
    const line = /<line class="line b"[^>]*>/.exec(svg)?.[0] ?? '';
    const ends = [/x1="([\d.]+)"/, /x2="([\d.]+)"/].map((end) => end.exec(line)?.[1]);
    const points = [...svg.matchAll(/dot b" cx="([\d.]+)"/g)].map(([, cx]) => cx);
    expect(ends).toEqual(points.slice(0, 2)); // The third is in the legend.
  });
});
