/** What will happen to a message, in one sentence. */
import { Ban, Clock, Inbox, WifiOff, Zap } from 'lucide-react';
import type { Ref } from 'react';
import { t } from '../../../shared/language/words.ts';
import type { Consequence, ConsequenceKind } from '../../../shared/wording/consequence.ts';
import css from './compose.module.css';

const icons: Readonly<Record<ConsequenceKind, typeof Clock>> = {
  now: Zap,
  through: Zap,
  held: Clock,
  queued: Inbox,
  waiting: WifiOff,
  refused: Ban,
};

/** The sentence; told again when it changes (H9). */
export const ConsequenceLine = ({
  kind,
  text,
  ref,
}: Consequence & { readonly ref?: Ref<HTMLParagraphElement> | undefined }) => {
  const Icon = icons[kind];
  return (
    <p
      ref={ref}
      className={css['consequence']}
      role="status"
      aria-label={t('compose.whatWillHappen')}
    >
      <Icon size={16} aria-hidden />
      <span>{text}</span>
    </p>
  );
};
