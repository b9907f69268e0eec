/** The window speaks what its view says (W1). */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../../shared/language/catalogue.ts';
import { speak, spokenLanguage } from '../../shared/language/words.ts';
import { useServices } from './window-context.ts';

/** Names a part of the window that has the focus again after it was drawn anew: its checked control. */
export const FOCUS_MARK = 'data-focus-mark';

const markInFocus = (): string | null =>
  document.activeElement?.closest(`[${FOCUS_MARK}]`)?.getAttribute(FOCUS_MARK) ?? null;

const focusAgain = (mark: string | null): void => {
  if (mark === null) return;
  document.querySelector<HTMLElement>(`[${FOCUS_MARK}="${mark}"] :checked`)?.focus();
};

/**
 * The language that the window is to be drawn in: null until it can be. While another one is fetched it stays what it
 * was; if that cannot be had, what is spoken is better than no window.
 */
export const useSpoken = (): Language | null => {
  const wanted = useStore(useServices().store, ({ view }) => view?.language ?? null);
  const [drawn, setDrawn] = useState<Language | null>(null);
  const mark = useRef<string | null>(null);
  // Nothing to wait for: the first picture is drawn with the first view.
  if (drawn === null && wanted !== null && wanted === spokenLanguage()) setDrawn(wanted);
  useEffect(() => {
    if (wanted === null || wanted === spokenLanguage()) return undefined;
    let isWanted = true;
    const draw = (): void => {
      if (!isWanted) return;
      mark.current = markInFocus();
      setDrawn(wanted);
    };
    speak(wanted).then(draw, draw);
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  useEffect(() => {
    document.documentElement.lang = spokenLanguage();
    focusAgain(mark.current);
  }, [drawn]);
  return drawn;
};
