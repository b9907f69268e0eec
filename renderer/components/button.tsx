import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes.ts';
import css from './button.module.css';

/** A button: `main` is the one thing to do in a view, `plain` stands back. */
export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: 'main' | 'plain' | 'icon';
  readonly small?: boolean;
}

/** A link in the look of the main button: where the one thing to do is to go somewhere. */
export const MainLink = ({ className, ...rest }: ComponentPropsWithRef<'a'>) => (
  <a {...rest} className={classes(css['button'], css['main'], className)} />
);

/** A native button in the look of the window; it never submits a form unless told. */
export const Button = ({ look, small = false, className, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={classes(
      css['button'],
      look === 'main' && css['main'],
      (look === 'plain' || look === 'icon') && css['plain'],
      look === 'icon' && css['icon'],
      small && css['small'],
      className,
    )}
  />
);
