import type { ReactNode } from 'react';
import css from './settings.module.css';

/** A part of a section in one line, how it is set, which opens to be changed. */
export const Part = ({
  title,
  now,
  children,
}: {
  readonly title: string;
  /** How it is set now, in a few words. */
  readonly now: string;
  readonly children: ReactNode;
}) => (
  <details className={css['part']}>
    <summary>
      <strong>{title}</strong> <span className={css['soft']}>{now}</span>
    </summary>
    <div className={css['partBody']}>{children}</div>
  </details>
);
