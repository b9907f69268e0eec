/** The way to the palette: its key, its button, and the part that comes late. */
import { Search } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { isMac } from '../../components/is-mac.ts';
import { late } from '../../components/late.tsx';
import { isPaletteKey } from './palette-key.ts';
import css from './palette.module.css';

const Late = late(async () => (await import('./palette-dialog.tsx')).PaletteDialog);

/** Has the palette there before someone asks for it. */
export const prefetchPalette = Late.prefetch;

/** Something else that is modal stands open: it is answered first. */
const isElsewhere = (): boolean => document.querySelector('[role$="dialog"]') !== null;

const useKey = (onKey: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isPaletteKey(event, isMac())) return;
      event.preventDefault(); // Browsers have a use of their own for it.
      if (!isElsewhere()) onKey();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
};

/** The palette, to be drawn somewhere in the window, and how to open it; the key does it by itself. */
export const usePalette = (): { readonly part: ReactNode; readonly open: () => void } => {
  // Each opening is a palette of its own: it begins empty, and one whose code failed to come is tried again.
  const [opening, setOpening] = useState({ count: 0, isOpen: false });
  const open = useCallback(
    () => setOpening(({ count }) => ({ count: count + 1, isOpen: true })),
    [],
  );
  const close = useCallback(() => setOpening(({ count }) => ({ count, isOpen: false })), []);
  useKey(open);
  const { count, isOpen } = opening;
  return { open, part: count > 0 && <Late key={count} isOpen={isOpen} onClose={close} /> };
};

/** Opens the palette with a click, and tells its key. */
export const PaletteButton = ({ onOpen }: { readonly onOpen: () => void }) => (
  <button
    type="button"
    className={css['button']}
    aria-haspopup="dialog"
    aria-keyshortcuts={isMac() ? 'Meta+K' : 'Control+K'}
    onClick={onOpen}
  >
    <Search size={18} aria-hidden />
    <span>{t('palette.actions')}</span>
    <kbd aria-hidden>{isMac() ? '⌘K' : t('palette.keys')}</kbd>
  </button>
);
