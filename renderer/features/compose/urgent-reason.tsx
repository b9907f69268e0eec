/** Why a message cannot wait, and how many such are left (H10). */
import type { UrgentBudgetView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { moment } from '../../../shared/wording/times.ts';
import { useNow } from '../../app/window-context.ts';
import { TextField } from '../../components/field.tsx';
import css from './compose.module.css';

/** What is left today, in words; null while that is not known. */
const budgetWords = (budget: UrgentBudgetView | undefined, now: number): string | null => {
  if (budget === undefined) return null;
  const { left, backAt } = budget;
  if (left > 0) return t('compose.urgentLeft', { count: left });
  return backAt === undefined
    ? t('compose.urgentUsedUp')
    : t('compose.urgentBack', { moment: moment(backAt, now) });
};

/** The field for the reason, where one is needed, and what is left. */
export const UrgentReason = ({
  name,
  budget,
  value,
  isNeeded = true,
  autoFocus = false,
  onChange,
  onBlur,
}: {
  readonly name: string;
  readonly budget: UrgentBudgetView | undefined;
  readonly value: string;
  readonly isNeeded?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
}) => {
  const words = budgetWords(budget, useNow(60_000));
  return (
    <>
      {isNeeded && (
        <TextField
          label={t('compose.whyItCantWait')}
          hint={t('compose.seesThisWithMessage', { name })}
          value={value}
          required
          dir="auto"
          autoFocus={autoFocus}
          maxLength={TEXT.urgentReason}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
      <p className={css['hint']} role="status">
        {words}
      </p>
    </>
  );
};
