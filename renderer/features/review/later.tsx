/** Putting a message off: a menu of sensible times, and a time of one's own (H12). */
import { CalendarClock, Clock } from 'lucide-react';
import { useState } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { clockTime, moment } from '../../../shared/wording/times.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { isKey } from '../../components/is-key.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Menu, MenuItem } from '../../components/menu.tsx';
import { fromField, laterChoices, toField } from './later-times.ts';
import css from './review.module.css';
import type { ReviewActions } from './use-review.ts';

interface LaterProps {
  readonly item: ReviewItem;
  readonly actions: ReviewActions;
}

const DAY = 86_400_000;

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
          detail={until - now < DAY ? clockTime(until, place) : moment(until, now, place)}
          onChoose={() => actions.later(item, until)}
        />
      ))}
      <MenuItem
        icon={<CalendarClock size={16} />}
        text={t('review.pickTime')}
        onChoose={() => actions.setMode('pickingTime')}
      />
    </Menu>
  );
};

/** A day and a time of one's own, on the clock that one sees. */
export const LaterForm = ({ item, actions }: LaterProps) => {
  const now = useNow(10_000);
  const zone = useView((view) => view.own.machineTimeZone);
  const own = useView((view) => view.own);
  const [text, setText] = useState(() =>
    toField(laterChoices(now, own).at(-1)?.until ?? now + DAY, zone),
  );
  const until = fromField(text, zone);
  const isPast = until !== null && until <= now;
  return (
    <form
      className={css['laterForm']}
      onSubmit={(event) => {
        event.preventDefault();
        if (until !== null && !isPast) actions.later(item, until);
      }}
      onKeyDown={(event) => {
        if (isKey(event, 'Escape')) actions.open(item.messageId);
      }}
    >
      <TextField
        type="datetime-local"
        label={t('review.backAt')}
        value={text}
        required
        autoFocus
        min={toField(now, zone)}
        onChange={(event) => setText(event.target.value)}
        {...(isPast ? { problem: t('review.timeIsPast') } : {})}
      />
      <div className={css['actions']}>
        <Button type="submit" look="main" disabled={until === null || isPast}>
          {t('review.putOff')}
        </Button>
        <Button look="plain" onClick={() => actions.open(item.messageId)}>
          {t('review.cancel')}
        </Button>
      </div>
    </form>
  );
};
