/** One's own line of status, with an emoji if one likes. */
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import type { StatusLine } from '../../../shared/protocol/fields.ts';
import { lastMoment } from '../../../shared/wording/times.ts';
import { useIsKept } from '../../app/use-kept.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { late } from '../../components/late.tsx';
import card from './own.module.css';
import css from './team.module.css';

/** The form; its code comes late. */
export const StatusForm = late(async () => (await import('./status-form.tsx')).StatusForm);

const Line = ({
  status,
  now,
  onEdit,
}: {
  readonly status: StatusLine | null;
  readonly now: number;
  readonly onEdit: () => void;
}) => (
  <>
    {status !== null && status.text !== '' && (
      <p>
        {status.emoji} {status.text}
        {status.until !== undefined && (
          <span className={css['soft']}>
            {' '}
            {t('team.until', { moment: lastMoment(status.until, now) })}
          </span>
        )}
      </p>
    )}
    <Button look="plain" small data-focus-home data-reach="status" onClick={onEdit}>
      <Pencil size={14} aria-hidden />
      {status === null ? t('team.setStatus') : t('team.changeStatus')}
    </Button>
  </>
);

/** The line, and the way to change it, which is open from the start where something is being changed (W52). */
export const OwnStatus = () => {
  const status = useView((view) => view.own.status);
  const isKept = useIsKept(['team.status']);
  const [isEditing, setEditing] = useState(isKept);
  const [wasOpened, setOpened] = useState(false);
  const now = useNow(60_000);
  const edit = (): void => {
    setOpened(true);
    setEditing(true);
  };
  return (
    <div className={isEditing ? undefined : card['ownStatus']}>
      {isEditing ? (
        <StatusForm status={status} takesFocus={wasOpened} onDone={() => setEditing(false)} />
      ) : (
        <Line status={status} now={now} onEdit={edit} />
      )}
    </div>
  );
};
