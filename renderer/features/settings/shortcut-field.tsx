/** Settings → This computer: the keys that start and end focus from anywhere (D6). */
import { type KeyboardEvent, useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useShell, useShellCommand } from '../../app/shell-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { isMac } from '../../components/is-mac.ts';
import css from './settings.module.css';
import { shortcutOf } from './shortcut-keys.ts';

const listeningHintText = (): string => t('settings.twoCtrlAltShiftAnd');
const idleHintText = (): string => t('settings.forExampleCtrlAltF');

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
      aria-label={t('settings.pressKeysEscapeCancels')}
      onKeyDown={hear}
      onBlur={onCancel}
    >
      {t('settings.pressKeys')}
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
          t('settings.noKeysStartAndEnd')
        ) : (
          <>
            <kbd>{shortcut.keys}</kbd> {t('settings.startsAndEndsFocusWherever')}
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
            {shortcut.keys === null ? t('settings.chooseKeys') : t('settings.chooseOtherKeys')}
          </Button>
        )}
        {shortcut.keys !== null && (
          <Button look="plain" disabled={busy} onClick={() => choose(null)}>
            {t('settings.noKeys')}
          </Button>
        )}
      </div>
      <Fault text={fault} />
      <p className={css['soft']}>{isListening ? listeningHintText() : idleHintText()}</p>
    </div>
  );
};
