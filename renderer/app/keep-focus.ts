/** Keeps the focus from falling to the page (W53). */
import type { WindowTime } from './window-time.ts';

/** Marks a part of the window that takes the focus when what had it inside is gone; it can have the focus itself. */
export const FOCUS_HOME = 'data-focus-home';

/** What took a part of the window away may have somewhere to put the focus; it goes first. */
const AFTER_MS = 30;

const TAKES_FOCUS = 'a, button, input, select, textarea, summary, label, [tabindex]';

const isDisabled = (element: Element): boolean => element.matches(':disabled');

const homesOf = (element: Element): readonly HTMLElement[] => {
  const homes: HTMLElement[] = [];
  let home = element.closest<HTMLElement>(`[${FOCUS_HOME}]`);
  while (home !== null) {
    homes.push(home);
    home = home.parentElement?.closest<HTMLElement>(`[${FOCUS_HOME}]`) ?? null;
  }
  return homes;
};

/** What has the focus, and where it goes when that is gone, the nearest first. */
interface Held {
  readonly element: HTMLElement;
  readonly homes: readonly HTMLElement[];
}

/** Watches a page. Returns how to stop. */
export const keepFocus = (page: Document, after: WindowTime['after']): (() => void) => {
  let held: Held | null = null;
  let wasDisabled = false;
  let cancel = (): void => undefined;

  const goHome = (): void => {
    if (held === null || page.activeElement !== page.body) return;
    const home = held.homes.find((each) => each.isConnected) ?? page.querySelector('main h1');
    if (home instanceof HTMLElement) home.focus({ preventScroll: true });
  };
  const look = (): void => {
    if (held === null) return;
    const { element } = held;
    if (!element.isConnected) {
      cancel();
      cancel = after(AFTER_MS, goHome);
      return;
    }
    if (isDisabled(element)) {
      wasDisabled = true;
      return;
    }
    if (wasDisabled && page.activeElement === page.body) element.focus({ preventScroll: true });
    wasDisabled = false;
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    const homes = homesOf(target);
    // A question stands outside of the part that it came of.
    held = { element: target, homes: homes.length > 0 ? homes : (held?.homes ?? []) };
    wasDisabled = false;
    cancel();
  };
  /** Who clicks beside everything wants the focus nowhere. */
  const onPointer = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(TAKES_FOCUS) === null) held = null;
  };

  const observer = new MutationObserver(look);
  observer.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  page.addEventListener('focusin', onFocus);
  page.addEventListener('pointerdown', onPointer);
  return () => {
    cancel();
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('pointerdown', onPointer);
  };
};
