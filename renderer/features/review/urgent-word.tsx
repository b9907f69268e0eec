/** What an urgent message says of itself, and what its receiver may say of it (H10). */
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import css from './review.module.css';
import type { ReviewActions } from './use-review.ts';

/** Why it could not wait, and for 7 days whether it could have. */
export const UrgentWord = ({
  item,
  actions,
}: {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}) => {
  const now = useNow(60_000);
  const { couldWait = false, fromName, rateUntil = 0 } = item;
  const mayRate = now <= rateUntil;
  return (
    <div className={css['reason']}>
      <p dir="auto">
        <span className={css['soft']}>{t('review.whyItCouldNotWait')} </span>
        {item.urgentReason}
      </p>
      {couldWait && <p role="status">{t('review.couldHaveWaited', { fromName })}</p>}
      {mayRate && (
        <Button look="plain" small onClick={() => actions.rate(item, !couldWait)}>
          {couldWait ? t('review.takeItBack') : t('review.itCouldHaveWaited')}
        </Button>
      )}
    </div>
  );
};
