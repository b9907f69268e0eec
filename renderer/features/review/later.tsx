/** Putting a message off: a menu of sensible times (H12). */
import { Clock } from 'lucide-react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { clockTime, type Locale, moment } from '../../../shared/wording/times.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Menu, MenuItem } from '../../components/menu.tsx';
import { laterChoices } from './later-times.ts';
import type { ReviewActions } from './use-review.ts';

/** What is put off, and how. */
export interface LaterProps {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}

/** Which day it is stands before the time, but for the one whose text does not say it. */
const timeOf = (text: string, until: number, now: number, place: Locale): string =>
  text === t('review.nextWorkingDay') ? moment(until, now, place) : clockTime(until, place);

/** The button, and the menu that it or the key opens. */
export const LaterMenu = ({ item, actions }: LaterProps) => {
  const now = useNow(60_000);
  const own = useView((view) => view.own);
  const place = { timeZone: own.machineTimeZone };
  return (
    <Menu
      startsAtFirst
      open={actions.isChoosingLater}
      onOpenChange={(is) => (is ? actions.setMode('choosingLater') : actions.endChoosing())}
      trigger={
        <Button aria-keyshortcuts="l">
          <Clock size={16} aria-hidden />
          {t('review.later')}
        </Button>
      }
    >
      {laterChoices(now, own).map(({ text, until }) => (
        <MenuItem
          key={text}
          text={text}
          detail={timeOf(text, until, now, place)}
          onChoose={() => actions.later(item, until)}
        />
      ))}
      <MenuItem text={t('review.pickTime')} onChoose={() => actions.setMode('pickingTime')} />
    </Menu>
  );
};
