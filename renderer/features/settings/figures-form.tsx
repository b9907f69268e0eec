/** A few figures that are saved together: what was edited, and only that. */
import type { ReactNode } from 'react';
import type { Command } from '../../../shared/bridge/commands.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import type { Draft } from '../../app/use-field-draft.ts';
import type { Written } from './minutes.ts';
import css from './settings.module.css';

/** A field that takes over what another device changed, unless it is being edited, and says what is wrong with it. */
export const FigureField = ({
  label,
  draft,
  written,
  hint,
}: {
  readonly label: string;
  readonly draft: Draft;
  readonly written: Written<unknown>;
  readonly hint?: string;
}) => (
  <TextField
    label={label}
    value={draft.text}
    inputMode="numeric"
    autoComplete="off"
    {...(written.ok ? (hint === undefined ? {} : { hint }) : { problem: written.problem })}
    onChange={(event) => draft.edit(event.target.value)}
  />
);

/** The form around such fields. `command` is null as long as something is wrong. */
export const FiguresForm = ({
  label,
  look,
  drafts,
  command,
  children,
}: {
  readonly label: string;
  readonly look: 'wide' | 'narrow';
  readonly drafts: readonly Draft[];
  readonly command: Command | null;
  readonly children: ReactNode;
}) => {
  const { run, busy, fault } = useCommand();
  const discard = (): void => {
    for (const draft of drafts) draft.discard();
  };
  const save = async (): Promise<void> => {
    if (command !== null && (await run(command)).ok) discard();
  };
  return (
    <form
      aria-label={label}
      className={css['figures']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={css[look]}>{children}</div>
      {drafts.some(({ isEdited }) => isEdited) && (
        <div className={css['choices']}>
          <Button type="submit" look="main" disabled={busy || command === null}>
            {t('settings.save')}
          </Button>
          <Button look="plain" onClick={discard}>
            {t('settings.discard')}
          </Button>
        </div>
      )}
      <Fault text={fault} />
    </form>
  );
};
