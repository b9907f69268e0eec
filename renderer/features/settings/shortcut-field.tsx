/** Settings → This computer: the keys that start and end focus from anywhere (D6). */
import { type KeyboardEvent, useState } from 'react';
import { useShell, useShellCommand } from '../../app/shell-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './settings.module.css';
import { shortcutOf } from './shortcut-keys.ts';

const LISTENING_HINT =
  'Two of Ctrl, Alt, Shift and Super or ⌘ with a key, or one of them with an F key. Escape leaves it as it is.';
const IDLE_HINT =
  'For example Ctrl+Alt+F. If nothing happens when you press them, your desktop does not let programs have keys of their own.';

const isMac = (): boolean => /mac/i.test(navigator.userAgent);

/** Listens for the keys; Escape leaves everything as it was. */
const Listening = ({
  onKeys,
  onCancel,
}: {
  readonly onKeys: (keys: string) => void;
  readonly onCancel: () => void;
}) => {
  const hear = (event: KeyboardEvent): void => {
    if (event.code === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.code === 'Escape') onCancel();
    const keys = shortcutOf(event.nativeEvent, isMac());
    if (keys !== null) onKeys(keys);
  };
  return (
    <Button
      autoFocus
      aria-label="Press the keys, Escape cancels"
      onKeyDown={hear}
      onBlur={onCancel}
    >
      Press the keys…
    </Button>
  );
};

/** What it is now, and a change of it. */
export const ShortcutField = () => {
  const shortcut = useShell()?.shortcut;
  const { run, busy, fault } = useShellCommand();
  const [isListening, setListening] = useState(false);
  if (shortcut === undefined) return null;
  const choose = (keys: string | null): void => {
    setListening(false);
    void run({ type: 'setShortcut', keys });
  };
  return (
    <div className={css['column']}>
      <p>
        {shortcut.keys === null ? (
          'No keys start and end focus yet.'
        ) : (
          <>
            <kbd>{shortcut.keys}</kbd> starts and ends focus, wherever you are.
          </>
        )}
      </p>
      {shortcut.problem !== null && (
        <p role="status" className={css['question']}>
          {shortcut.problem}
        </p>
      )}
      <div className={css['choices']}>
        {isListening ? (
          <Listening onKeys={choose} onCancel={() => setListening(false)} />
        ) : (
          <Button disabled={busy} onClick={() => setListening(true)}>
            {shortcut.keys === null ? 'Choose keys' : 'Choose other keys'}
          </Button>
        )}
        {shortcut.keys !== null && (
          <Button look="plain" disabled={busy} onClick={() => choose(null)}>
            No keys
          </Button>
        )}
      </div>
      <Fault text={fault} />
      <p className={css['soft']}>{isListening ? LISTENING_HINT : IDLE_HINT}</p>
    </div>
  );
};
