import { initials } from './initials.ts';
import css from './avatar.module.css';

/** The initials of someone whose name stands beside it. */
export const Avatar = ({ name }: { readonly name: string }) => (
  <span className={css['avatar']} aria-hidden>
    {initials(name)}
  </span>
);
