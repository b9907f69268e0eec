/** The sign of a show: a shape of its own besides the colour, always beside its word. */
import type { ReactNode } from 'react';
import type { Show } from '../../shared/protocol/fields.ts';
import { classes } from './classes.ts';
import css from './show-mark.module.css';

const shapes: Readonly<Record<Show, ReactNode>> = {
  // A dot in a ring: the door stands open.
  open: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="3.5" fill="currentColor" />
    </>
  ),
  available: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  // The fermata: hold.
  focusing: (
    <>
      <path
        d="M1.5 11.5a6.5 6.5 0 0 1 13 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="8" cy="11.5" r="2" fill="currentColor" />
    </>
  ),
  busy: <path d="M3 3h10v10H3zM5 7.2v1.6h6V7.2z" fill="currentColor" fillRule="evenodd" />,
  away: <path d="M8 3a5 5 0 1 0 5 6.2A4.2 4.2 0 0 1 8 3z" fill="currentColor" />,
  offline: (
    <circle
      cx="8"
      cy="8"
      r="4.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.2 1.6"
    />
  ),
};

/** The sign of a show. It is decoration: the word stands beside it. */
export const ShowMark = ({ show, size = 14 }: { readonly show: Show; readonly size?: number }) => (
  <svg
    className={classes(css['mark'], css[show])}
    width={size}
    height={size}
    viewBox="0 0 16 16"
    aria-hidden
  >
    {shapes[show]}
  </svg>
);
