/** Waits by the pictures that a page draws: the only measure of "nothing more happens" that a slow machine shares. */
import type { Page } from 'playwright-core';

/** Waits until the page has drawn so many more pictures. */
export const framesPass = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (wanted) => {
    for (let n = 0; n < wanted; n += 1) await new Promise(requestAnimationFrame);
  }, count);

/** Waits until all that fits the selector stood in the same places for so many pictures in a row. */
export const standStill = (page: Page, selector: string, count: number): Promise<void> =>
  page.evaluate(
    async ([sought, wanted]) => {
      const places = (): string =>
        [...document.querySelectorAll(sought)]
          .map((each) => `${each.textContent} ${each.getBoundingClientRect().top}`)
          .join('\n');
      let before = places();
      for (let same = 0; same < wanted;) {
        await new Promise(requestAnimationFrame);
        const now = places();
        same = now === before ? same + 1 : 0;
        before = now;
      }
    },
    [selector, count] as const,
  );
