/** What was written to someone lately and how it stands; what still waits can be changed or withdrawn (H9, H10). */
import { Check, Clock, Inbox, Smartphone, TriangleAlert, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { OutgoingView, TeammateView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { BodyText } from '../../components/body-text.tsx';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { moment } from '../../../shared/wording/times.ts';
import { ReviseForm, UrgeForm } from './change-forms.tsx';
import css from './compose.module.css';
import { againWords, latestTo, outgoingWords } from './outgoing-words.ts';
import { isStillMine } from './still-mine.ts';

const icons: Readonly<Record<OutgoingView['state'], typeof Clock>> = {
  waiting: Smartphone,
  held: Clock,
  queued: Inbox,
  delivered: Check,
  withdrawn: Undo2,
  failed: TriangleAlert,
};

/** What of a message is being changed. */
type Change = 'words' | 'urgency';

/** What can be done with a message that was refused; what was typed goes only when its writer says so. */
const FailedActions = ({
  message,
  teammate,
  isBusy,
  act,
  onEdit,
}: {
  readonly message: OutgoingView;
  readonly teammate: TeammateView;
  readonly isBusy: boolean;
  readonly act: (type: 'sendAgain' | 'withdrawMessage') => void;
  readonly onEdit: () => void;
}) => {
  const now = useNow(10_000);
  const isKnown = useView((view) => view.connection.state === 'online');
  return (
    <div className={css['actions']}>
      <Button look="plain" small disabled={isBusy} onClick={() => act('sendAgain')}>
        {againWords(message, isKnown ? teammate.presence : undefined, now)}
      </Button>
      <Button look="plain" small onClick={onEdit}>
        {t('compose.edit')}
      </Button>
      <Button look="plain" small disabled={isBusy} onClick={() => act('withdrawMessage')}>
        {t('compose.discard')}
      </Button>
    </div>
  );
};

/** What can be done with a message in its state. */
const OutgoingActions = ({
  message,
  teammate,
  onChange,
}: {
  readonly message: OutgoingView;
  readonly teammate: TeammateView;
  readonly onChange: (what: Change) => void;
}) => {
  const { run, busy, fault } = useCommand();
  const { messageId, urgency } = message;
  return (
    <>
      {isStillMine(message) && (
        <div className={css['actions']}>
          <Button look="plain" small onClick={() => onChange('words')}>
            {t('compose.revise')}
          </Button>
          {urgency === 'normal' && (
            <Button look="plain" small onClick={() => onChange('urgency')}>
              {t('compose.makeUrgent')}
            </Button>
          )}
          <Button
            look="plain"
            small
            disabled={busy}
            onClick={() => void run({ type: 'withdrawMessage', messageId })}
          >
            {t('compose.withdraw')}
          </Button>
        </div>
      )}
      {message.state === 'failed' && (
        <FailedActions
          message={message}
          teammate={teammate}
          isBusy={busy}
          act={(type) => void run({ type, messageId })}
          onEdit={() => onChange('words')}
        />
      )}
      <Fault text={fault} />
    </>
  );
};

/** How a message stands, and when it was written. */
export const StateLine = ({ message }: { readonly message: OutgoingView }) => {
  const name = useView((view) => view.teammates[message.to]?.profile.name);
  const now = useNow(10_000);
  const Icon = icons[message.state];
  return (
    <p className={css['state']}>
      <Icon size={14} aria-hidden />
      <span className={css['stateWords']}>{outgoingWords(message, name, now)}</span>
      {message.urgency === 'urgent' && <span> {t('compose.alsoUrgent')}</span>}
      <time className={css['when']} dateTime={new Date(message.writtenAt).toISOString()}>
        {moment(message.writtenAt, now)}
      </time>
    </p>
  );
};

/** Words that were begun stay to be finished, also over a reload, and when the message is delivered meanwhile. */
const changeShown = (change: Change | null, isBegun: boolean, isMine: boolean): Change | null => {
  if (change === 'urgency' && isMine) return change;
  return change === 'words' || isBegun ? 'words' : null;
};

/** A message of one's own: how it stands, and what can still be done with it. */
export const OutgoingItem = ({
  message,
  teammate,
}: {
  readonly message: OutgoingView;
  readonly teammate: TeammateView;
}) => {
  const [change, setChange] = useState<Change | null>(null);
  const isBegun = useView((view) => view.drafts[message.messageId] !== undefined);
  const item = useRef<HTMLLIElement>(null);
  const isMine = isStillMine(message);
  const isRefused = message.state === 'failed';
  const shown = changeShown(change, isBegun, isMine);
  const onDone = (): void => {
    setChange(null);
    // The form takes the focus with it: whoever used it is still at this message.
    item.current?.focus();
  };
  return (
    <li
      ref={item}
      tabIndex={-1}
      data-focus-home
      className={css['outgoing']}
      data-state={message.state}
    >
      <StateLine message={message} />
      {(shown !== 'words' || !(isMine || isRefused)) && <BodyText text={message.body} />}
      {isRefused && message.urgentReason !== undefined && (
        <p className={css['hint']}>{t('compose.reasonWas', { reason: message.urgentReason })}</p>
      )}
      {message.problem !== undefined && <Fault text={message.problem} />}
      {shown === 'words' && <ReviseForm message={message} teammate={teammate} onDone={onDone} />}
      {shown === 'urgency' && <UrgeForm message={message} teammate={teammate} onDone={onDone} />}
      {shown === null && (
        <OutgoingActions message={message} teammate={teammate} onChange={setChange} />
      )}
    </li>
  );
};

/** The latest messages to one person. */
export const OutgoingList = ({ teammate }: { readonly teammate: TeammateView }) => {
  const { memberId, name } = teammate.profile;
  const outgoing = useView((view) => view.outgoing);
  const drafts = useView((view) => view.drafts);
  const latest = latestTo(outgoing, memberId, drafts);
  if (latest.length === 0) return null;
  return (
    <section aria-label={t('compose.yourMessages', { name })} className={css['sent']}>
      <h2>{t('compose.yourMessages', { name })}</h2>
      <ul>
        {latest.map((message) => (
          <OutgoingItem key={message.messageId} message={message} teammate={teammate} />
        ))}
      </ul>
    </section>
  );
};
