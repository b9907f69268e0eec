/** What an urgent message says of itself, and what its receiver may say of it (H10). */
import { useId } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import css from './review.module.css';
import type { ReviewActions } from './use-review.ts';

/** Says what a word on it does before it is said, to whoever sees the button or hears it. */
const Rate = ({
  fromName,
  couldWait,
  onRate,
}: {
  readonly fromName: string;
  readonly couldWait: boolean;
  readonly onRate: () => void;
}) => {
  const meaning = useId();
  return (
    <>
      <p
        id={meaning}
        className={couldWait ? undefined : css['soft']}
        role={couldWait ? 'status' : undefined}
      >
        {couldWait
          ? t('review.couldHaveWaited', { fromName })
          : t('review.couldWaitMeans', { fromName })}
      </p>
      <Button look="plain" small aria-describedby={meaning} onClick={onRate}>
        {couldWait ? t('review.takeItBack') : t('review.itCouldHaveWaited')}
      </Button>
    </>
  );
};

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
      {mayRate ? (
        <Rate
          fromName={fromName}
          couldWait={couldWait}
          onRate={() => actions.rate(item, !couldWait)}
        />
      ) : (
        couldWait && <p className={css['soft']}>{t('review.couldHaveWaitedThen')}</p>
      )}
    </div>
  );
};
