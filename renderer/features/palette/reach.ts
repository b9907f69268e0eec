/** The way to a part of a view that is drawn only after one went there. */
import type { WindowTime } from '../../app/window-time.ts';

const TRY_AGAIN_MS = 50;
const MOST_TRIES = 40;

/** What can be gone to in a view: a button that opens something, by its mark. */
export const marked = (mark: 'status' | 'invite' | 'talk'): string => `[data-reach="${mark}"]`;

/** A section, by its title. */
export const sectionCalled = (title: string): string =>
  `section[aria-label=${JSON.stringify(title)}]`;

const arriveAt = (part: HTMLElement): void => {
  part.scrollIntoView({ block: 'start' });
  part.focus();
  if (part instanceof HTMLButtonElement && part.ariaExpanded !== 'true') part.click();
};

/** Goes to a part as soon as it is there: a section gets the focus, a button is pressed. */
export const reach = (
  selector: string,
  time: Pick<WindowTime, 'after'>,
  tries = MOST_TRIES,
): void => {
  const part = document.querySelector<HTMLElement>(selector);
  if (part !== null) arriveAt(part);
  else if (tries > 0) time.after(TRY_AGAIN_MS, () => reach(selector, time, tries - 1));
};
