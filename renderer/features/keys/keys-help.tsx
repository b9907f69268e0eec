/** The way to the list of keys: `?`, a button where keys are named, and the part that comes late. */
import { useStore } from 'zustand';
import { t } from '../../../shared/language/words.ts';
import { useKeys, useServices } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { late } from '../../components/late.tsx';

const Late = late(async () => (await import('./keys-dialog.tsx')).KeysDialog);

/** Has the list there before someone asks for it. */
export const prefetchKeys = Late.prefetch;

const useShowKeys = (): ((is: boolean) => void) => {
  const { store } = useServices();
  return (is) => store.setState({ keysHelp: is ? 'open' : 'closed' });
};

/** The list of keys, to be drawn somewhere in the window. */
export const KeysHelp = () => {
  const { store } = useServices();
  const help = useStore(store, ({ keysHelp }) => keysHelp);
  const show = useShowKeys();
  useKeys((key) => {
    if (key !== '?') return false;
    show(true);
    return true;
  });
  return help !== 'never' && <Late isOpen={help === 'open'} onClose={() => show(false)} />;
};

/** Opens the list with a click. */
export const KeysButton = () => {
  const show = useShowKeys();
  return (
    <Button
      look="plain"
      small
      aria-haspopup="dialog"
      aria-keyshortcuts="?"
      onClick={() => show(true)}
    >
      <kbd aria-hidden>?</kbd> {t('keys.all')}
    </Button>
  );
};
