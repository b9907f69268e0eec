/** What is changed of a message that nobody has seen yet: its words, or how much it presses (H9, H10). */
import { type ReactNode, useState } from 'react';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { OutgoingView, TeammateView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand } from '../../app/window-context.ts';
import { isKey, isSubmit } from '../../components/is-key.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextArea } from '../../components/field.tsx';
import css from './compose.module.css';
import { ConsequenceLine } from './consequence-line.tsx';
import { isStillMine } from './still-mine.ts';
import { againWords } from './outgoing-words.ts';
import './texts.ts';
import { UrgentReason } from './urgent-reason.tsx';
import { useConsequence } from './use-consequence.ts';
import { useDraft } from './use-draft.ts';
import { useUrgentBudget } from './use-urgent-budget.ts';

/** Fields with a button to carry out `command` and one to leave; null: not possible as they stand. */
const ChangeForm = ({
  command,
  save,
  onSubmit,
  onDone,
  onCancel = onDone,
  children,
}: {
  readonly command: Command | null;
  readonly save: string;
  /** Before it is carried out. */
  readonly onSubmit?: (() => void) | undefined;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}) => {
  const { run, busy, fault } = useCommand();
  const submit = async (): Promise<void> => {
    if (busy || command === null) return;
    onSubmit?.();
    if ((await run(command)).ok) onDone();
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (isSubmit(event)) void submit();
        if (!isKey(event, 'Escape')) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
      <Fault text={fault} />
      <div className={css['submit']}>
        <Button
          type="submit"
          look="main"
          small
          disabled={busy || command === null}
          aria-keyshortcuts="Control+Enter"
        >
          {save}
        </Button>
        <Button look="plain" small onClick={onCancel}>
          {t('compose.cancel')}
        </Button>
      </div>
    </form>
  );
};

interface ChangeProps {
  readonly message: OutgoingView;
  readonly onDone: () => void;
}

interface Revision {
  readonly command: Command;
  readonly save: string;
  /** It was delivered before they came. */
  readonly isLate: boolean;
}

/** What becomes of new words: those of a message that waits, that was refused, or that was delivered meanwhile. */
const revision = (message: OutgoingView, body: string): Revision => {
  const { messageId, to, replyTo } = message;
  const isLate = !isStillMine(message) && message.state !== 'failed';
  if (message.state === 'failed')
    return { isLate, command: { type: 'sendAgain', messageId, body }, save: againWords(message) };
  if (!isLate)
    return {
      isLate,
      command: { type: 'reviseMessage', messageId, body },
      save: t('compose.saveChanges'),
    };
  // What was a reply answers the same message with its new words (W15).
  const answers = replyTo === undefined ? {} : { replyTo };
  return {
    isLate,
    command: {
      type: 'sendMessage',
      to,
      body,
      urgency: 'normal',
      ...answers,
      draftId: messageId,
    },
    save: t('compose.sendAsNew'),
  };
};

/** Changes the words; those that come too late, or were refused, can go as a message of their own. */
export const ReviseForm = ({
  message,
  teammate,
  onDone,
}: ChangeProps & { readonly teammate: TeammateView }) => {
  const draft = useDraft(message.messageId, message.body);
  const { body } = draft;
  const { isLate, command, save } = revision(message, body);
  const consequence = useConsequence(teammate, 'normal');
  const isFit = body.trim() !== '' && body.length <= TEXT.body;
  const isFailed = message.state === 'failed';
  return (
    <ChangeForm
      command={isFit ? command : null}
      save={save}
      // The form goes with the refused message: what it would still keep by then would stay for good.
      onSubmit={isFailed ? draft.flush : undefined}
      onDone={() => {
        draft.sent();
        onDone();
      }}
      onCancel={() => {
        void draft.discard();
        onDone();
      }}
    >
      <p className={css['hint']} role="status">
        {isLate && t('compose.noLongerWaits')}
      </p>
      <TextArea
        label={isFailed ? t('compose.editedMessage') : t('compose.revisedMessage')}
        value={body}
        rows={3}
        dir="auto"
        autoFocus
        onChange={(event) => draft.change({ body: event.target.value })}
        onBlur={draft.flush}
      />
      {isFailed && <ConsequenceLine {...consequence} />}
      <Fault text={draft.fault} />
    </ChangeForm>
  );
};

/** Makes it urgent, and says before what that will come to; where it would be refused no reason is asked for. */
export const UrgeForm = ({
  message: { messageId },
  teammate,
  onDone,
}: ChangeProps & { readonly teammate: TeammateView }) => {
  const { name } = teammate.profile;
  const [urgentReason, setReason] = useState('');
  const budget = useUrgentBudget(teammate, teammate.presence.show === 'focusing');
  const consequence = useConsequence(teammate, 'urgent', budget);
  const isFit = urgentReason.trim() !== '' && consequence.kind !== 'refused';
  return (
    <ChangeForm
      command={isFit ? { type: 'urgeMessage', messageId, urgentReason } : null}
      save={t('compose.makeUrgent')}
      onDone={onDone}
    >
      {consequence.kind !== 'refused' && (
        <UrgentReason
          name={name}
          budget={budget}
          value={urgentReason}
          kind={consequence.kind}
          field="required"
          autoFocus
          onChange={setReason}
        />
      )}
      <ConsequenceLine {...consequence} />
    </ChangeForm>
  );
};
