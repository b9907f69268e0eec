/** The frame of a view: its heading, which takes the focus when the view opens, and what stands below. */
import type { ReactNode } from 'react';
import css from './page.module.css';

/** A view of the window. */
export const Page = ({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className={css['page']}>
    <div className={css['head']}>
      <h1 tabIndex={-1}>{title}</h1>
      {aside}
    </div>
    {children}
  </div>
);

/** What stands where nothing is yet. */
export const EmptyState = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <div className={css['empty']}>
    <h2>{title}</h2>
    {children}
  </div>
);
