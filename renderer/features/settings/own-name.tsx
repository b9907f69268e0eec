/** One's own name, as teammates see it, and the way to change it. */
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { type Draft, useFieldDraft } from '../../app/use-field-draft.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import { isKey } from '../../components/is-key.ts';
import css from './settings.module.css';

const Editor = ({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) => {
  const { text } = draft;
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
        if (isKey(event, 'Escape')) onDone();
      }}
    >
      <TextField
        label={t('settings.yourName')}
        value={text}
        maxLength={TEXT.name}
        autoFocus
        onChange={(event) => draft.edit(event.target.value)}
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
  const draft = useFieldDraft('settings.name', name);
  const [isEditing, setEditing] = useState(draft.isEdited);
  const done = (): void => {
    draft.discard();
    setEditing(false);
  };
  if (isEditing && !isFixed) return <Editor draft={draft} onDone={done} />;
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
