/** The ring around the sign of focus: so many steps of the time are left. */
import { RING_STEPS } from '../../main/tray/tray-icon.ts';

const RADIUS = 7;
const LENGTH = 2 * Math.PI * RADIUS;
const CIRCLE = `cx="8" cy="8" r="${RADIUS}" fill="none" stroke="currentColor" stroke-width="2"`;

/** The ring of a step, from the top clockwise, on a faint one. */
export const ringOf = (step: number): string => {
  const left = (LENGTH * step) / RING_STEPS;
  const dashes = `stroke-dasharray="${left.toFixed(3)} ${LENGTH.toFixed(3)}"`;
  const faint = `<circle ${CIRCLE} opacity="0.25"/>`;
  return `${faint}<circle ${CIRCLE} ${dashes} transform="rotate(-90 8 8)"/>`;
};
