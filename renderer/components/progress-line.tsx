import type { CSSProperties } from 'react';
import { classes } from './classes.ts';
import css from './progress-line.module.css';

/** A thin line of how far something is, from 0 to 1. The words beside it say the same. */
export const ProgressLine = ({
  done,
  className,
}: {
  readonly done: number;
  readonly className?: string | undefined;
}) => (
  <div className={classes(css['track'], className)} aria-hidden>
    <div
      className={css['fill']}
      style={{ '--done': Math.min(1, Math.max(0, done)) } as CSSProperties}
    />
  </div>
);
