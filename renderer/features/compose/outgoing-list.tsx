/** What was written to someone lately and how it stands; what still waits can be revised or withdrawn (H9). */
import { Check, Clock, Inbox, Smartphone, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { OutgoingView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { BodyText } from '../../components/body-text.tsx';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextArea } from '../../components/field.tsx';
import { moment } from '../../../shared/wording/times.ts';
import css from './compose.module.css';
import { isStillMine, latestTo, outgoingWords } from './outgoing-words.ts';

const icons: Readonly<Record<OutgoingView['state'], typeof Clock>> = {
  waiting: Smartphone,
  held: Clock,
  queued: Inbox,
  delivered: Check,
  withdrawn: Undo2,
  failed: TriangleAlert,
};

/** Changes the words of a message that nobody has seen yet. */
const ReviseForm = ({
  message,
  onDone,
}: {
  readonly message: OutgoingView;
  readonly onDone: () => void;
}) => {
  const [body, setBody] = useState(message.body);
  const { run, busy, fault } = useCommand();
  const isFit = body.trim() !== '' && body.length <= TEXT.body;
  const save = async (): Promise<void> => {
    const reply = await run({ type: 'reviseMessage', messageId: message.messageId, body });
    if (reply.ok) onDone();
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={t('compose.revisedMessage')}
        value={body}
        rows={3}
        autoFocus
        onChange={(event) => setBody(event.target.value)}
      />
      <Fault text={fault} />
      <div className={css['submit']}>
        <Button type="submit" look="main" small disabled={busy || !isFit}>
          {t('compose.saveChanges')}
        </Button>
        <Button look="plain" small onClick={onDone}>
          {t('compose.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** What can be done with a message in its state. */
const OutgoingActions = ({
  message,
  onRevise,
}: {
  readonly message: OutgoingView;
  readonly onRevise: () => void;
}) => {
  const { run, busy, fault } = useCommand();
  const { messageId, to, body } = message;
  return (
    <>
      {isStillMine(message) && (
        <div className={css['actions']}>
          <Button look="plain" small onClick={onRevise}>
            {t('compose.revise')}
          </Button>
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
        <div className={css['actions']}>
          <Button
            look="plain"
            small
            disabled={busy}
            onClick={() => void run({ type: 'sendMessage', to, body, urgency: 'normal' })}
          >
            {message.urgency === 'urgent' ? t('compose.sendAsNormal') : t('compose.sendAgain')}
          </Button>
        </div>
      )}
      <Fault text={fault} />
    </>
  );
};

const OutgoingItem = ({ message }: { readonly message: OutgoingView }) => {
  const now = useNow(10_000);
  const [isRevising, setRevising] = useState(false);
  const Icon = icons[message.state];
  return (
    <li className={css['outgoing']} data-state={message.state}>
      <p className={css['state']}>
        <Icon size={14} aria-hidden />
        <span className={css['stateWords']}>{outgoingWords(message, now)}</span>
        {message.urgency === 'urgent' && <span> {t('compose.alsoUrgent')}</span>}
        <time className={css['when']} dateTime={new Date(message.writtenAt).toISOString()}>
          {moment(message.writtenAt, now)}
        </time>
      </p>
      {isRevising && isStillMine(message) ? (
        <ReviseForm message={message} onDone={() => setRevising(false)} />
      ) : (
        <>
          <BodyText text={message.body} />
          {message.problem !== undefined && <Fault text={message.problem} />}
          <OutgoingActions message={message} onRevise={() => setRevising(true)} />
        </>
      )}
    </li>
  );
};

/** The latest messages to one person. */
export const OutgoingList = ({ to, name }: { readonly to: string; readonly name: string }) => {
  const outgoing = useView((view) => view.outgoing);
  const latest = latestTo(outgoing, to);
  if (latest.length === 0) return null;
  return (
    <section aria-label={t('compose.yourMessages', { name })} className={css['sent']}>
      <h2>{t('compose.yourMessages', { name })}</h2>
      <ul>
        {latest.map((message) => (
          <OutgoingItem key={message.messageId} message={message} />
        ))}
      </ul>
    </section>
  );
};
