/** The ring of a session: how much of it is left. */
import type { ReactNode } from 'react';
import css from './focus.module.css';

const RADIUS = 112;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that empties; `left` from 1 to 0. What stands within says the same in words. */
export const FocusRing = ({
  left,
  look,
  children,
}: {
  readonly left: number;
  readonly look: 'focus' | 'paused' | 'break';
  readonly children: ReactNode;
}) => (
  <div className={css['ring']} data-look={look}>
    <svg viewBox="0 0 240 240" aria-hidden>
      <circle className={css['ringTrack']} cx="120" cy="120" r={RADIUS} />
      <circle
        className={css['ringLeft']}
        cx="120"
        cy="120"
        r={RADIUS}
        strokeDasharray={LENGTH}
        style={{ strokeDashoffset: LENGTH * (1 - Math.min(1, Math.max(0, left))) }}
      />
    </svg>
    <div className={css['ringText']}>{children}</div>
  </div>
);
