/** Putting a message off to a time of one's own (H12): a part of the window that comes when it is wanted. */
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { isKey } from '../../components/is-key.ts';
import { fromField, laterChoices, toField } from './later-times.ts';
import type { LaterProps } from './later.tsx';
import css from './review.module.css';
import './texts.ts';

const DAY = 86_400_000;

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
