/** One's own name, as teammates see it, and the way to change it. */
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './settings.module.css';

const Editor = ({ name, onDone }: { readonly name: string; readonly onDone: () => void }) => {
  const [text, setText] = useState(name);
  const { run, busy, fault } = useCommand();
  const save = async (): Promise<void> => {
    if ((await run({ type: 'setProfile', name: text.trim() })).ok) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label={t('settings.yourName')}
        value={text}
        maxLength={TEXT.name}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css['choices']}>
        <Button type="submit" look="main" disabled={busy || text.trim() === ''}>
          {t('settings.saveName')}
        </Button>
        <Button look="plain" onClick={onDone}>
          {t('settings.cancel')}
        </Button>
      </div>
      <Fault text={fault} />
    </form>
  );
};

/** The name; it can be changed where there is a team to see it. */
export const OwnName = ({ isFixed }: { readonly isFixed: boolean }) => {
  const name = useView((view) => view.own.name);
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <Editor name={name} onDone={() => setEditing(false)} />;
  return (
    <>
      {name === '' ? t('settings.notSet') : name}{' '}
      {!isFixed && (
        <Button look="plain" small onClick={() => setEditing(true)}>
          {t('settings.changeName')}
        </Button>
      )}
    </>
  );
};
