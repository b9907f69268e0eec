/** Where the window opens: where it was, as long as that can still be seen. */

/** A rectangle in device-independent pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** What is remembered of the window. */
export interface WindowPlace {
  readonly bounds: Rect;
  readonly isMaximized: boolean;
}
/** How to open it. Without `x` and `y` the system centres it. */
export interface Opening {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** Size at the first start. */
export const DEFAULT_SIZE = { width: 960, height: 640 } as const;
/** The window is never smaller. */
export const MIN_SIZE = { width: 400, height: 480 } as const;
/** So much of the title bar must be on a screen to be grabbed. */
const GRIP = { width: 120, height: 24 } as const;

const overlap = (aFrom: number, aLength: number, bFrom: number, bLength: number): number =>
  Math.min(aFrom + aLength, bFrom + bLength) - Math.max(aFrom, bFrom);

const canGrab = (bounds: Rect, screen: Rect): boolean =>
  overlap(bounds.x, bounds.width, screen.x, screen.width) >= GRIP.width &&
  bounds.y >= screen.y &&
  overlap(bounds.y, GRIP.height, screen.y, screen.height) >= GRIP.height;

const clamp = (value: number, min: number, max: number): number =>
  Math.max(min, Math.min(value, Math.max(min, max)));

/**
 * How to open the window.
 * @param screens Work areas of all screens, the main one first.
 */
export const openingPlace = (saved: WindowPlace | null, screens: readonly Rect[]): Opening => {
  if (saved === null) return { ...DEFAULT_SIZE, isMaximized: false };
  const { bounds, isMaximized } = saved;
  const home = screens.find((screen) => canGrab(bounds, screen));
  const room = home ?? screens[0] ?? { x: 0, y: 0, ...DEFAULT_SIZE };
  const size = {
    width: clamp(bounds.width, MIN_SIZE.width, room.width),
    height: clamp(bounds.height, MIN_SIZE.height, room.height),
  };
  return home === undefined
    ? { ...size, isMaximized }
    : { x: bounds.x, y: bounds.y, ...size, isMaximized };
};
