/** What of a page does not fit into its window. */
import type { Page } from 'playwright-core';

/** What does not fit: the page scrolled sideways, a text cut off without a sign of it, a button wider than its place. */
export const misfitsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    const scrollers = [...document.querySelectorAll<HTMLElement>('main, [class*="panel"]')].filter(
      (each) => each.scrollWidth > each.clientWidth + 1,
    );
    const cut = [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3')].filter(
      (each) => {
        const { overflowX, textOverflow } = getComputedStyle(each);
        const isCut = each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0;
        return (
          isCut &&
          textOverflow !== 'ellipsis' &&
          (overflowX !== 'visible' || each.tagName === 'BUTTON')
        );
      },
    );
    const outside = [
      ...document.querySelectorAll<HTMLElement>('button, a, input, textarea'),
    ].filter((each) => {
      const { left, right, width } = each.getBoundingClientRect();
      return width > 0 && right > 0 && (left < -1 || right > window.innerWidth + 1);
    });
    const juts = [...document.querySelectorAll<HTMLElement>('button')].filter((each) => {
      // What has no box of its own holds nothing: its parent does.
      let box = each.parentElement;
      while (box !== null && getComputedStyle(box).display === 'contents') box = box.parentElement;
      const around = box?.getBoundingClientRect();
      const { right, width } = each.getBoundingClientRect();
      const isInFlow = getComputedStyle(each).position === 'static';
      return width > 0 && isInFlow && around !== undefined && right > around.right + 1;
    });
    const named = (what: string, list: readonly HTMLElement[]) =>
      list.map((each) => `${what}: ${each.outerHTML.slice(0, 160)}`);
    return [
      ...(over > 0 ? [`the page is ${over} px wider than its window`] : []),
      ...named('scrolls sideways', scrollers),
      ...named('is cut off', cut),
      ...named('lies outside', outside),
      ...named('juts out of what it stands in', juts),
    ];
  });
