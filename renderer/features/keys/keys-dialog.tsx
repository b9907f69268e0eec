/** All keys of the window, in one place. */
import { Dialog } from '@base-ui/react/dialog';
import { t } from '../../../shared/language/words.ts';
import { isMac } from '../../components/is-mac.ts';
import { Button } from '../../components/button.tsx';
import { classes } from '../../components/classes.ts';
import frame from '../../components/dialog.module.css';
import css from './keys.module.css';
import './texts.ts';

/** By place; a key of more than a letter is named in the language. */
const GROUPS = [
  {
    title: 'keys.everywhere',
    keys: [
      { keys: ['control', 'K'], text: 'keys.actions' },
      { keys: ['?'], text: 'keys.help' },
    ],
  },
  {
    title: 'window.team',
    keys: [
      { keys: ['/'], text: 'keys.find' },
      { keys: ['↑', '↓'], text: 'keys.move' },
    ],
  },
  {
    title: 'window.review',
    keys: [
      { keys: ['j'], text: 'keys.next' },
      { keys: ['k'], text: 'keys.previous' },
      { keys: ['e'], text: 'keys.done' },
      { keys: ['l'], text: 'keys.later' },
      { keys: ['r'], text: 'keys.reply' },
      { keys: ['u'], text: 'keys.undo' },
      { keys: ['/'], text: 'keys.find' },
    ],
  },
  {
    title: 'keys.writing',
    keys: [
      { keys: ['control', 'enter'], text: 'compose.send' },
      { keys: ['escape'], text: 'keys.close' },
    ],
  },
] as const;

type Line = (typeof GROUPS)[number]['keys'][number];

const keyName = (key: Line['keys'][number]): string => {
  switch (key) {
    case 'control':
      return isMac() ? '⌘' : t('keys.control');
    case 'enter':
      return t('keys.enter');
    case 'escape':
      return t('keys.escape');
    default:
      return key;
  }
};

const KeyLine = ({ keys, text }: Line) => (
  <div className={css['line']}>
    <dt>
      {keys.map((key) => (
        <kbd key={key}>{keyName(key)}</kbd>
      ))}
    </dt>
    <dd>{t(text)}</dd>
  </div>
);

/** The dialog; `onClose` is told when it is to close. */
export const KeysDialog = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => (
  <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
    <Dialog.Portal>
      <Dialog.Backdrop className={frame['backdrop']} />
      <Dialog.Popup className={classes(frame['dialog'], css['dialog'])}>
        <Dialog.Title className={css['title']}>{t('keys.title')}</Dialog.Title>
        <div className={css['groups']}>
          {GROUPS.map(({ title, keys }) => (
            <section key={title}>
              <h3>{t(title)}</h3>
              <dl>
                {keys.map((key) => (
                  <KeyLine key={key.text} {...key} />
                ))}
              </dl>
            </section>
          ))}
        </div>
        <Dialog.Close render={<Button />}>{t('palette.close')}</Dialog.Close>
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
);
