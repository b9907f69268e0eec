import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SIZE,
  MIN_SIZE,
  openingPlace,
  type Rect,
} from '../../../main/windows/placement.ts';

const screen: Rect = { x: 0, y: 25, width: 1920, height: 1055 };
const second: Rect = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 960, height = 640) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
});

describe('where the window opens', () => {
  it('opens at its usual size in the middle at the first start', () => {
    expect(openingPlace(null, [screen])).toEqual({ ...DEFAULT_SIZE, isMaximized: false });
  });

  it('opens where it was, on any screen', () => {
    expect(openingPlace(at(100, 80), [screen])).toMatchObject({ x: 100, y: 80, width: 960 });
    expect(openingPlace(at(2000, 40), [screen, second])).toMatchObject({ x: 2000, y: 40 });
    expect(openingPlace({ ...at(0, 25), isMaximized: true }, [screen]).isMaximized).toBe(true);
  });

  it('comes back to the main screen when the one where it was is gone', () => {
    const opening = openingPlace(at(2000, 40), [screen]);
    expect(opening).toMatchObject({ width: 960, height: 640 });
    expect(opening).not.toHaveProperty('x');
  });

  it('does not open with its title bar out of reach', () => {
    for (const place of [at(-900, 100), at(1900, 100), at(100, -30), at(100, 1075)])
      expect(openingPlace(place, [screen])).not.toHaveProperty('x');
  });

  it('is never smaller than it may be, nor larger than its screen', () => {
    const rect = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 0, max: 10_000 }),
      height: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(rect, (bounds) => {
        const opening = openingPlace({ bounds, isMaximized: false }, [screen, second]);
        const room = opening.x !== undefined && opening.x >= second.x - 840 ? second : screen;
        expect(opening.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
        expect(opening.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        expect(opening.width).toBeLessThanOrEqual(Math.max(room.width, screen.width));
        expect(opening.height).toBeLessThanOrEqual(screen.height);
      }),
    );
  });
});
