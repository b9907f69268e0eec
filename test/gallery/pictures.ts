/// <reference lib="dom" />
/** Pictures of scenes in a real Chromium: the same on each run, small enough to be kept. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
import type { Language } from '../../shared/language/catalogue.ts';
import type { SceneName } from '../support/scenes.ts';

/** What a view is looked at in. Sizes are CSS pixels. */
export const SIZES = {
  wide: { width: 960, height: 640 },
  narrow: { width: 400, height: 700 },
  /** The wide one at 200 %: as many CSS pixels as are left then (WCAG 1.4.10). */
  zoomed: { width: 480, height: 320 },
} as const;
export type Size = keyof typeof SIZES;
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** How a scene is shown. */
export interface Look {
  readonly size: Size;
  readonly theme: Theme;
  readonly language?: Language;
  readonly forcedColors?: 'active';
  /** Pixels for each CSS pixel; default is that of kept pictures. */
  readonly scale?: number;
}

/** The size of a kept picture against CSS pixels: what has moved or is cut off can be seen, letters need not be read. */
export const SCALE = 0.5;

/** A Chromium for pictures; letters stand where they are laid out, whatever the screen. */
export const openPictureBrowser = async (): Promise<Browser> => {
  const found = await findChromium();
  if (!found.ok) throw new Error(found.error);
  return chromium.launch({
    executablePath: found.value,
    args: [...chromiumArgs, '--font-render-hinting=none', '--force-color-profile=srgb'],
  });
};

/** Opens a page on scenes in one look. */
export const openPage = async (browser: Browser, { size, theme, forcedColors, scale }: Look) => {
  const context = await browser.newContext({
    viewport: SIZES[size],
    deviceScaleFactor: scale ?? SCALE,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    colorScheme: theme,
    forcedColors: forcedColors ?? 'none',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
};

/** Shows a scene on a page, and waits until it stands. */
export const showOn = async (
  page: Page,
  url: string,
  scene: SceneName,
  language: Language = 'en',
): Promise<void> => {
  await page.goto('about:blank'); // Else only the part after `#` would change.
  await page.goto(`${url}?${new URLSearchParams({ scene, language }).toString()}`);
  await page.locator(`html[data-shown="${scene}"]`).waitFor({ state: 'attached' });
};

/** A picture of what the page shows: PNG. */
export const takePicture = (page: Page): Promise<Buffer> =>
  page.screenshot({ animations: 'disabled', caret: 'hide' });

/** Sentences whose widths tell whether letters are the same here as where the kept pictures were made. */
const SAMPLES = [
  'Hamburgefonstiv 0123456789',
  'Мария',
  'שרה כהן',
  'محمد',
  'さくら 田中',
  '김철수',
  '✍️ ☕',
];

/** The widths of some words in the window's font, CSS px: other fonts are other pictures. */
export const fontsOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate((samples) => {
    const measure = document.createElement('canvas').getContext('2d');
    if (measure === null) return [];
    measure.font = `20px ${getComputedStyle(document.body).fontFamily}`;
    return samples.map((text) => Math.round(measure.measureText(text).width * 10) / 10);
  }, SAMPLES);

/** What a reader of the screen finds in the place that is shown: roles, names and states, in their order. */
export const readingOf = (page: Page): Promise<string> => page.locator('main').ariaSnapshot();
