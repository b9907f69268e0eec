import { type ReactNode, useState } from 'react';
import { type KeptId, useIsKept } from '../../app/use-kept.ts';
import css from './settings.module.css';

/** A part of a section in one line, how it is set, which opens to be changed. */
export const Part = ({
  title,
  now,
  keeps,
  children,
}: {
  readonly title: string;
  /** How it is set now, in a few words. */
  readonly now: string;
  /** What is kept of its forms while it is being changed: then it is open from the start. */
  readonly keeps: readonly KeptId[];
  readonly children: ReactNode;
}) => {
  const [isOpen] = useState(useIsKept(keeps));
  return (
    <details className={css['part']} open={isOpen}>
      <summary>
        <strong>{title}</strong> <span className={css['soft']}>{now}</span>
      </summary>
      <div className={css['partBody']}>{children}</div>
    </details>
  );
};
