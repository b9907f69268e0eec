/** The keyboard's focus never falls to the page: where what has it goes, it goes to what came in its place (W24). */
import type { WindowTime } from './window-time.ts';

/** Marks what takes the focus when something beside or within it that had it is gone. It has to be focusable. */
const HOME = '[data-focus-home]:not(:disabled)';
const HEADING = 'main h1';

const TAKES_FOCUS = 'a, button, input, select, textarea, summary, label, [tabindex]';

/** Whether an element could have the focus still: who let go of it then meant to. */
const isThere = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && !element.closest('[hidden], [inert]');

type Path = readonly HTMLElement[];

/** An element and all that is around it, up to the part of the page that it is in: the window, or a dialog. */
const pathOf = (target: HTMLElement): Path => {
  const path: HTMLElement[] = [];
  const { body } = target.ownerDocument;
  for (let at: HTMLElement | null = target; at !== null && at !== body; at = at.parentElement)
    path.push(at);
  return path;
};

/** Where the focus may go, the nearest first: back to what had it, to what is around that, or the first within this. */
function* homesOf(path: Path): Generator<HTMLElement> {
  for (const around of path) {
    if (!around.isConnected) continue;
    if (around === path[0] || around.matches(HOME)) yield around;
    const within =
      around.querySelector<HTMLElement>(HEADING) ?? around.querySelector<HTMLElement>(HOME);
    if (within !== null) yield within;
  }
}

/** Gives an element the focus, if it can have it. What was around the focus stays where it is seen. */
const take = (element: HTMLElement, path: Path): boolean => {
  element.focus({ preventScroll: path.includes(element) });
  return element.ownerDocument.activeElement === element;
};

/**
 * Watches a page. A press on nothing lets go of the focus, as its user means it, and so do Tab out of the page and the
 * "Done" of a keyboard on the screen. What cannot be used while something is under way has the focus back after that.
 * Returns how to stop.
 */
export const keepFocus = (page: Document, onFrame: WindowTime['onFrame']): (() => void) => {
  let path: Path = [];
  /** Where the focus was before it came into this part of the page: a question may take away what opened it. */
  let opener: Path = [];
  let isDue = false;
  let callOff = (): void => undefined;

  const hasFallen = (): boolean => path.length > 0 && page.activeElement === page.body;
  const look = (): void => {
    isDue = false;
    const [last] = path;
    // What cannot be used at the moment is waited for.
    if (last === undefined || !hasFallen() || (last.isConnected && last.matches(':disabled')))
      return;
    for (const home of homesOf(path)) if (take(home, path)) return;
    for (const home of homesOf(opener)) if (take(home, opener)) return;
    page.querySelector<HTMLElement>(HEADING)?.focus();
  };
  // After the next picture and before the one then: whoever places the focus themselves has done so by then.
  const observer = new MutationObserver(() => {
    if (isDue || !hasFallen()) return;
    isDue = true;
    callOff = onFrame(() => (callOff = onFrame(look)));
  });
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    const next = pathOf(target);
    if (next.at(-1) !== path.at(-1)) opener = path;
    path = next;
  };
  // Some browsers tell of this before they take an element away: that is over once what runs now is done.
  const onLeave = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
    queueMicrotask(() => {
      if (hasFallen() && isThere(target)) path = [];
    });
  };
  const onPress = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(TAKES_FOCUS) === null) path = [];
  };

  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  page.addEventListener('focusin', onFocus);
  page.addEventListener('focusout', onLeave);
  page.addEventListener('pointerdown', onPress, true);
  return () => {
    callOff();
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('focusout', onLeave);
    page.removeEventListener('pointerdown', onPress, true);
  };
};
