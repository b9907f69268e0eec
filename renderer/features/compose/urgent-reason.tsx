/** Why a message cannot wait, and how many such are left (H10). */
import { type FocusEvent, useState } from 'react';
import type { UrgentBudgetView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import type { ConsequenceKind } from '../../../shared/wording/consequence.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { TextField } from '../../components/field.tsx';
import css from './compose.module.css';

/** `required`; `kept`: nobody asks for it, but what was written goes along; `none`. */
export type ReasonField = 'required' | 'kept' | 'none';

/** What is seen at once anyway, or goes as a normal one, needs no reason. */
export const reasonField = (kind: ConsequenceKind, reason: string): ReasonField => {
  if (kind === 'refused') return 'none';
  if (kind !== 'now') return 'required';
  return reason === '' ? 'none' : 'kept';
};

/** What is left, in words, where one would be spent; with none left, the sentence on what will happen says so. */
const leftWords = (
  kind: ConsequenceKind,
  budget: UrgentBudgetView | undefined,
  name: string,
): string | null =>
  kind === 'through' && budget !== undefined
    ? t('compose.urgentLeft', { count: budget.left, name })
    : null;

/** A field does not go from under who types in it, also while they look at another window. */
const useHeld = () => {
  const [isHeld, setHeld] = useState(false);
  return {
    isHeld,
    hold: () => setHeld(true),
    letGo: ({ target }: FocusEvent) => setHeld(target.ownerDocument.activeElement === target),
  };
};

/** The field for the reason, and what is left. */
export const UrgentReason = ({
  name,
  budget,
  value,
  kind,
  field,
  autoFocus = false,
  onChange,
  onBlur,
}: {
  readonly name: string;
  readonly budget: UrgentBudgetView | undefined;
  readonly value: string;
  /** What will happen to the message. */
  readonly kind: ConsequenceKind;
  readonly field: ReasonField;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
}) => {
  const { isHeld, hold, letGo } = useHeld();
  return (
    <>
      {(field !== 'none' || isHeld) && (
        <TextField
          label={t('compose.whyItCantWait')}
          hint={t('compose.seesThisWithMessage', { name })}
          value={value}
          required={field === 'required'}
          dir="auto"
          autoFocus={autoFocus}
          maxLength={TEXT.urgentReason}
          onChange={(event) => onChange(event.target.value)}
          onFocus={hold}
          onBlur={(event) => {
            letGo(event);
            onBlur?.();
          }}
        />
      )}
      <p className={css['hint']} role="status">
        {leftWords(kind, budget, name)}
      </p>
    </>
  );
};
