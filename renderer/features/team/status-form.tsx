/** One's own line of status, with an emoji if one likes. */
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { StatusLine } from '../../../shared/protocol/fields.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './team.module.css';

const Editor = ({
  status,
  onDone,
}: {
  readonly status: StatusLine | null;
  readonly onDone: () => void;
}) => {
  const [text, setText] = useState(status?.text ?? '');
  const [emoji, setEmoji] = useState(status?.emoji ?? '');
  const { run, busy, fault } = useCommand();
  const save = async (line: StatusLine): Promise<void> => {
    if ((await run({ type: 'setStatus', ...line })).ok) onDone();
  };
  return (
    <form
      className={css['statusForm']}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ text, ...(emoji.trim() === '' ? {} : { emoji: emoji.trim() }) });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label="Emoji"
        value={emoji}
        maxLength={TEXT.emoji}
        className={css['emoji']}
        onChange={(event) => setEmoji(event.target.value)}
      />
      <TextField
        label="Status"
        value={text}
        placeholder="What are you up to?"
        maxLength={TEXT.status}
        autoFocus
        className={css['statusText']}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css['statusButtons']}>
        <Button type="submit" look="main" disabled={busy}>
          Save status
        </Button>
        {status !== null && (
          <Button look="plain" disabled={busy} onClick={() => void save({ text: '' })}>
            Clear
          </Button>
        )}
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
      <Fault text={fault} />
    </form>
  );
};

/** The line, and the way to change it. */
export const OwnStatus = () => {
  const status = useView((view) => view.own.status);
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <Editor status={status} onDone={() => setEditing(false)} />;
  return (
    <div className={css['ownStatus']}>
      {status !== null && status.text !== '' ? (
        <p>
          {status.emoji} {status.text}
        </p>
      ) : null}
      <Button look="plain" small onClick={() => setEditing(true)}>
        <Pencil size={14} aria-hidden />
        {status === null ? 'Set a status' : 'Change status'}
      </Button>
    </div>
  );
};
