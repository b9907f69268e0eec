/** What is changed of a message that nobody has seen yet: its words, or how much it presses (H9, H10). */
import { type ReactNode, useState } from 'react';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { OutgoingView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand } from '../../app/window-context.ts';
import { isKey } from '../../components/is-key.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextArea } from '../../components/field.tsx';
import css from './compose.module.css';
import { UrgentReason } from './urgent-reason.tsx';
import { useUrgentBudget } from './use-urgent-budget.ts';

/** Fields with a button to carry out `command` and one to leave; null: not possible as they stand. */
const ChangeForm = ({
  command,
  save,
  onDone,
  children,
}: {
  readonly command: Command | null;
  readonly save: string;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) => {
  const { run, busy, fault } = useCommand();
  const submit = async (): Promise<void> => {
    if (command !== null && (await run(command)).ok) onDone();
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (!isKey(event, 'Escape')) return;
        event.stopPropagation();
        onDone();
      }}
    >
      {children}
      <Fault text={fault} />
      <div className={css['submit']}>
        <Button type="submit" look="main" small disabled={busy || command === null}>
          {save}
        </Button>
        <Button look="plain" small onClick={onDone}>
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

/** Changes the words. */
export const ReviseForm = ({ message: { messageId, body: before }, onDone }: ChangeProps) => {
  const [body, setBody] = useState(before);
  const isFit = body.trim() !== '' && body.length <= TEXT.body;
  return (
    <ChangeForm
      command={isFit ? { type: 'reviseMessage', messageId, body } : null}
      save={t('compose.saveChanges')}
      onDone={onDone}
    >
      <TextArea
        label={t('compose.revisedMessage')}
        value={body}
        rows={3}
        dir="auto"
        autoFocus
        onChange={(event) => setBody(event.target.value)}
      />
    </ChangeForm>
  );
};

/** Makes it urgent. */
export const UrgeForm = ({
  message: { messageId, to },
  name,
  onDone,
}: ChangeProps & { readonly name: string }) => {
  const [urgentReason, setReason] = useState('');
  const budget = useUrgentBudget(to, true);
  return (
    <ChangeForm
      command={urgentReason.trim() === '' ? null : { type: 'urgeMessage', messageId, urgentReason }}
      save={t('compose.makeUrgent')}
      onDone={onDone}
    >
      <UrgentReason
        name={name}
        budget={budget}
        value={urgentReason}
        autoFocus
        onChange={setReason}
      />
    </ChangeForm>
  );
};
