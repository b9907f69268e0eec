/**
 * The tray's pictures: what is drawn from the shapes of assets/tray/, all of them on a grid of 16 × 16. macOS colours a
 * template image by itself. Elsewhere there is one tone for light panels and one for dark ones; since a panel may not be
 * as the system says, each tone can be told from either (3:1), and from its own well (4.5:1); a thin edge of the panel's
 * own colour parts it from a grey one.
 */
import { RING_STEPS, type Tone } from '../../main/tray/tray-icon.ts';
import { ringOf } from './ring.ts';

/** The colours of each shape, by the panel that it is for. */
export const TRAY_COLOURS: Readonly<Record<string, Readonly<Record<Tone, string>>>> = {
  open: { light: '#167e4a', dark: '#1c9e5d' },
  available: { light: '#167e4a', dark: '#1c9e5d' },
  focusing: { light: '#7651e6', dark: '#9477ec' },
  busy: { light: '#d52418', dark: '#eb594f' },
  away: { light: '#996204', dark: '#c07b05' },
  offline: { light: '#656f7c', dark: '#828b99' },
};

/** The edge around a shape, by the panel that it is for: not to be seen where that is right. */
const EDGES: Readonly<Record<Tone, string>> = { light: '#ffffff', dark: '#1b1b1b' };

/** The picture with its edge. */
export const withEdge = (svg: string, tone: Tone): string => {
  const shadow = `drop-shadow(0 0 0.5px ${EDGES[tone]})`;
  return svg.replace('<svg ', `<svg style="filter: ${shadow} ${shadow}" `);
};

/** A picture to be made. */
export interface TrayPicture {
  /** Its name below assets/tray/, without what tells of size and kind. */
  readonly name: string;
  readonly svg: string;
}

/** The SVG with so many units of room around its grid: what panels leave free around an icon. */
export const withRoom = (svg: string, units: number): string => {
  const side = 16 + 2 * units;
  return svg.replace('viewBox="0 0 16 16"', `viewBox="${-units} ${-units} ${side} ${side}"`);
};

const stepsOf = (shape: string, svg: string): readonly TrayPicture[] =>
  svg.includes('<!--ring-->')
    ? Array.from({ length: RING_STEPS }, (_, index) => ({
        name: `${shape}-${index + 1}`,
        svg: svg.replace('<!--ring-->', ringOf(index + 1)),
      }))
    : [{ name: shape, svg }];

/** The pictures of one shape in one colour: one, or with a ring one for each of its steps. */
export const picturesOf = (shape: string, svg: string, colour: string): readonly TrayPicture[] =>
  stepsOf(shape, svg).map((picture) => ({
    ...picture,
    svg: picture.svg.replaceAll('currentColor', colour),
  }));
