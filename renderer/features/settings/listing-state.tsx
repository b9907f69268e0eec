import type { ReactNode } from 'react';
import { t } from '../../../shared/language/words.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import type { Listing } from './use-listing.ts';
import css from './settings.module.css';

/** A list of the relay with its states: asked for, without the relay, refused, there. */
export const ListingState = <T,>({
  listing: { list, fault, isOnline, ask },
  asked,
  offline,
  children,
}: {
  readonly listing: Listing<T>;
  readonly asked: string;
  readonly offline: string;
  readonly children: (list: T) => ReactNode;
}) => (
  <>
    {!isOnline && <p className={css['soft']}>{offline}</p>}
    {isOnline && list === null && fault === null && (
      <p className={css['soft']} role="status">
        {asked}
      </p>
    )}
    {isOnline && fault !== null && (
      <>
        <Fault text={fault} />
        <div className={css['again']}>
          <Button small onClick={() => void ask()}>
            {t('settings.tryAgain')}
          </Button>
        </div>
      </>
    )}
    {list !== null && children(list)}
  </>
);
