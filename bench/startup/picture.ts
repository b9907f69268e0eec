/** Reads from a page when it drew something first. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { SHOWN_MARK } from '../../renderer/app/shown-mark.ts';

/** The page that is measured beside ours: a word, so that there is something to draw. */
export const EMPTY_PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body>Empty</body></html>';

/** When the window stood with all that it shows, ms since the navigation began. */
export const shownAt = async (page: Page): Promise<number> => {
  const read = (name: string): number | undefined =>
    performance.getEntriesByName(name)[0]?.startTime;
  for (;;) {
    const at = await page.evaluate(read, SHOWN_MARK);
    if (at !== undefined) return at;
    await pause(50);
  }
};

/** First contentful paint by the Paint Timing API, ms since the navigation began. */
export const firstPicture = async (page: Page): Promise<number> => {
  const read = (): number | undefined =>
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  for (;;) {
    const at = await page.evaluate(read);
    if (at !== undefined) return at;
    await pause(50);
  }
};
