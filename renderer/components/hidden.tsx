import type { ComponentPropsWithRef } from 'react';
import css from './hidden.module.css';

/** Words for readers of the screen that the eye has from elsewhere. */
export const Hidden = (props: ComponentPropsWithRef<'span'>) => (
  <span {...props} className={css['hidden']} />
);
