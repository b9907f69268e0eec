/** The line to come back to (F7): shown, and changed in place while one focuses. */
import { type SubmitEvent, useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useCommand } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import { isKey } from '../../components/is-key.ts';
import css from './focus.module.css';

const Editor = ({
  line,
  onDone,
}: {
  readonly line: string;
  readonly onDone: (line: string | null) => void;
}) => {
  const [text, setText] = useState(line);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    onDone(text.trim());
  };
  return (
    <form
      className={css['stepForm']}
      onSubmit={save}
      onKeyDown={(event) => {
        if (isKey(event, 'Escape')) onDone(null);
      }}
    >
      <TextField
        label={t('focus.yourNextStep')}
        value={text}
        maxLength={200}
        ref={(input) => input?.focus()}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">{t('focus.keep')}</Button>
    </form>
  );
};

const Line = ({ line, onChange }: { readonly line: string; readonly onChange: () => void }) => (
  <p className={css['step']}>
    {line !== '' && (
      <span>
        <span className={css['soft']}>{t('focus.nextStep')} </span>
        {line}
      </span>
    )}
    <Button look="plain" small data-focus-home onClick={onChange}>
      {line === '' ? t('focus.writeDownYourNextStep') : t('focus.change')}
    </Button>
  </p>
);

/** The next step of a running session. */
export const NextStep = ({ line }: { readonly line: string }) => {
  const [isOpen, setOpen] = useState(false);
  const { run, fault } = useCommand();
  const done = (text: string | null): void => {
    setOpen(false);
    if (text !== null && text !== line) void run({ type: 'setNextStep', nextStep: text });
  };
  return (
    <div className={css['nextStep']}>
      {isOpen ? (
        <Editor line={line} onDone={done} />
      ) : (
        <Line line={line} onChange={() => setOpen(true)} />
      )}
      <Fault text={fault} />
    </div>
  );
};
