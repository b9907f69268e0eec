import { TriangleAlert } from 'lucide-react';
import css from './field.module.css';

/** Why something was refused, where it happened; nothing when all is well. */
export const Fault = ({ text }: { readonly text: string | null }) =>
  text === null ? null : (
    <p className={css['fault']} role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>{text}</span>
    </p>
  );
