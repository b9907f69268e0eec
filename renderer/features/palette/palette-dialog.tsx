/** The palette over the window, and what is said when something was done with it. */
import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { goTo, useServices } from '../../app/window-context.ts';
import { isMac } from '../../components/is-mac.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { isPaletteKey } from './palette-key.ts';
import { PaletteSearch } from './palette-search.tsx';
import frame from '../../components/dialog.module.css';
import css from './palette.module.css';
import { reach } from './reach.ts';
import { focusAfter, isStart } from './focus-after.ts';
import './texts.ts';

/** So long stands what was done, ms. */
const TOLD_MS = 4000;

/** Says for a while what was done: a command changes little that can be seen from everywhere. */
const Told = ({ text }: { readonly text: string | null }) => {
  const { time } = useServices();
  const [isOver, setOver] = useState(false);
  useEffect(
    () => (text === null ? undefined : time.after(TOLD_MS, () => setOver(true))),
    [text, time],
  );
  return (
    <p role="status" className={css['told']}>
      {isOver ? null : text}
    </p>
  );
};

/** The palette; `onClose` is told when it is to close. */
export const PaletteDialog = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => {
  const { store, time } = useServices();
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef<PaletteEntry | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const finish = (entry: PaletteEntry): void => {
    chosen.current = entry; // Before it closes: where the focus goes hangs on it.
    onClose();
    if (entry.action.type === 'go') {
      const { route, reach: part } = entry.action;
      goTo(route);
      if (part !== undefined) time.after(0, () => reach(part, time));
    } else if (entry.action.type === 'keys') {
      time.after(0, () => store.setState({ keysHelp: 'open' })); // Once the palette has let go of the focus.
    } else if (isStart(entry)) goTo({ place: 'focus' });
    else setTold(t('palette.done', { what: entry.text }));
  };
  const closeByKey = (event: KeyboardEvent): void => {
    if (!isPaletteKey(event.nativeEvent, isMac())) return;
    event.preventDefault();
    onClose();
  };
  return (
    <>
      <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className={frame['backdrop']} />
          <Dialog.Popup
            className={css['palette']}
            aria-label={t('palette.actions')}
            initialFocus={field}
            finalFocus={() => focusAfter(chosen.current)}
            onKeyDown={closeByKey}
          >
            <PaletteSearch field={field} onDone={finish} />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
      <Told text={told} />
    </>
  );
};
