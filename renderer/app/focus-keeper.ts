/** The keyboard's focus never falls to the page: where what has it goes, it goes to what came in its place (W24). */
import { useEffect, useRef } from 'react';
import { useServices } from './window-context.ts';
import type { WindowTime } from './window-time.ts';

/** What takes the focus when something beside or within it that had it is gone. It has to be focusable. */
const LANDS = '[data-land]';

const pathOf = (target: HTMLElement, root: HTMLElement): readonly HTMLElement[] => {
  const path: HTMLElement[] = [];
  for (let at: HTMLElement | null = target; at !== null && at !== root; at = at.parentElement)
    path.push(at);
  return [...path, root];
};

/** The landing that is nearest to where the focus was: what is around it, or the first within what is. */
const landingOf = (path: readonly HTMLElement[]): HTMLElement | null => {
  for (const around of path) {
    if (!around.isConnected) continue;
    const landing = around.matches(LANDS) ? around : around.querySelector<HTMLElement>(LANDS);
    if (landing !== null) return landing;
  }
  return null;
};

/**
 * Watches what is in `root`. A press on nothing lets go of the focus, as its user means it. What cannot be used while
 * something is under way has the focus back after that. Returns how to stop.
 */
export const keepFocus = (root: HTMLElement, onFrame: WindowTime['onFrame']): (() => void) => {
  const page = root.ownerDocument;
  let path: readonly HTMLElement[] = [];
  let callOff = (): void => undefined;
  const look = (): void => {
    const [last] = path;
    if (last === undefined || page.activeElement !== page.body) return;
    if (!last.isConnected) landingOf(path)?.focus();
    else if (!last.matches(':disabled')) last.focus({ preventScroll: true });
  };
  // With the next picture: whoever places the focus themselves has done so by then.
  const observer = new MutationObserver(() => {
    callOff();
    callOff = onFrame(look);
  });
  const onFocus = ({ target }: FocusEvent): void => {
    path = target instanceof HTMLElement && root.contains(target) ? pathOf(target, root) : [];
  };
  const onPress = (): void => {
    path = [];
  };
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  page.addEventListener('focusin', onFocus);
  page.addEventListener('pointerdown', onPress, true);
  return () => {
    observer.disconnect();
    callOff();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('pointerdown', onPress, true);
  };
};

/** Keeps the focus within the element that takes this ref. */
export const useFocusKept = (): { readonly current: HTMLDivElement | null } => {
  const root = useRef<HTMLDivElement>(null);
  const { onFrame } = useServices().time;
  useEffect(
    () => (root.current === null ? undefined : keepFocus(root.current, onFrame)),
    [onFrame],
  );
  return root;
};
