/** Every view in a real browser: as it was looked at, without what does not fit, and for everybody. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare, TOLERANCE } from '../gallery/compare.ts';
import { indistinctOf } from '../gallery/forced.ts';
import { readFonts, readKept, readReading } from '../gallery/kept.ts';
import { misfitsOf } from '../gallery/misfits.ts';
import {
  fontsOf,
  type Look,
  openPage,
  openPictureBrowser,
  readingOf,
  SCALE,
  showOn,
  type Size,
  SIZES,
  takePicture,
  type Theme,
  THEMES,
} from '../gallery/pictures.ts';
import { type GalleryServer, serveGallery } from '../gallery/server.ts';
import { twinsOf } from '../gallery/twins.ts';
import { findingsOf } from '../support/people.ts';
import { ENDLESS, type SceneName, scenes } from '../support/scenes.ts';

const RESULTS = join(import.meta.dirname, '../../test-results/views');
/** There are some ninety scenes, and a machine that does more than this looks at them for a while. */
const FOR_ALL_MS = 5 * 60_000;
/** So many pages are looked at at a time: there are as many cores at least. */
const PAGES = 2;
const names = Object.keys(scenes) as SceneName[];
let gallery: GalleryServer;
let browser: Browser;
/** Whether pictures made here can be compared with those that are kept. */
let isComparable = false;

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

/** What is found on a page that shows a scene. */
type Find = (page: Page, scene: SceneName) => Promise<readonly string[]>;

const throughSome = async (
  look: Look,
  some: readonly SceneName[],
  find: Find,
): Promise<readonly string[]> => {
  const page = await openPage(browser, look);
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  for (const scene of some) {
    await showOn(page, gallery.url, scene, look.language);
    for (const each of await find(page, scene)) found.push(`${scene}: ${each}`);
  }
  await page.context().close();
  return found;
};

/** Goes through all scenes in one look, and gathers what is found, by scene. */
const through = async (look: Look, find: Find): Promise<readonly string[]> => {
  const parts = Array.from({ length: PAGES }, (_, part) =>
    names.filter((_name, index) => index % PAGES === part),
  );
  return (await Promise.all(parts.map((some) => throughSome(look, some, find)))).flat();
};

/** The kept pictures of one width and theme, by scene. */
const keptOf = (size: Size, theme: Theme): ReadonlyMap<string, Buffer> =>
  new Map(
    names.flatMap((scene) => {
      const kept = readKept(scene, size, theme);
      return kept === null ? [] : [[scene, kept] as const];
    }),
  );

const write = (name: string, png: Buffer): string => {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, name);
  writeFileSync(file, png);
  return file;
};

/** What differs from the kept picture, in words; the pictures lie in test-results/views. */
const changes = async (
  page: Page,
  scene: SceneName,
  size: Size,
  theme: Theme,
): Promise<readonly string[]> => {
  const taken = await takePicture(page);
  const kept = readKept(scene, size, theme);
  if (kept === null) return ['no picture is kept yet: npm run snapshots'];
  const { share, region, picture } = compare(kept, taken, SCALE);
  if (share <= TOLERANCE) return [];
  const name = `${scene}-${size}-${theme}`;
  if (picture !== null) write(`${name}-difference.png`, picture);
  const where = region === null ? '' : ` within ${region.join(', ')}`;
  return [`${(share * 100).toFixed(2)} % differs${where}: ${write(`${name}.png`, taken)}`];
};

/** What is read out otherwise than it was: the first line in which it differs. */
const readings = async (page: Page, scene: SceneName): Promise<readonly string[]> => {
  if (ENDLESS.includes(scene)) return [];
  const [kept, now] = [readReading(scene)?.split('\n') ?? [], (await readingOf(page)).split('\n')];
  const at = now.findIndex((line, index) => line !== kept[index]);
  if (at === -1 && now.length === kept.length) return [];
  return [`is read “${now[at] ?? ''}” in place of “${kept[at] ?? ''}”: npm run snapshots`];
};

const heard = async (page: Page, scene: SceneName): Promise<readonly string[]> => [
  ...(await readings(page, scene)),
  ...(await findingsOf(page)),
];

const fit = async (page: Page): Promise<readonly string[]> => {
  const narrow = await misfitsOf(page);
  await page.setViewportSize(SIZES.zoomed);
  const zoomed = await misfitsOf(page);
  await page.setViewportSize(SIZES.wide);
  const wide = await misfitsOf(page);
  await page.setViewportSize(SIZES.narrow);
  return [
    ...narrow,
    ...zoomed.map((each) => `at 200 %, ${each}`),
    ...wide.map((each) => `where it is wide, ${each}`),
  ];
};

/** With other fonts every line of text is another picture, and nothing can be told from it. */
const hasKeptFonts = async (): Promise<boolean> => {
  const page = await openPage(browser, { size: 'wide', theme: 'light' });
  await showOn(page, gallery.url, 'welcome');
  const fonts = await fontsOf(page);
  await page.context().close();
  return JSON.stringify(fonts) === JSON.stringify(readFonts());
};

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await openPictureBrowser();
  isComparable = await hasKeptFonts();
  if (!isComparable)
    console.log('The fonts here are not those of the kept pictures: they are not compared.');
});

/**
 * A scene in both themes: against what is kept, where that can be told, and what else is to be found. The theme changes
 * while the window stands, as the system's does in the evening; to load it once more would be most of the time.
 */
const inBothThemes =
  (size: Size, more: Readonly<Partial<Record<Theme, Find>>>): Find =>
  async (page, scene) => {
    const found: string[] = [];
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      if (isComparable) found.push(...(await changes(page, scene, size, theme)));
      found.push(...((await more[theme]?.(page, scene)) ?? []));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  };

describe('every view', { timeout: FOR_ALL_MS }, () => {
  it('[W40] [W42] [W43] is as it was looked at and read, and has no findings in both themes', async () => {
    const both = inBothThemes('wide', { light: heard, dark: findingsOf });
    expect(await through({ size: 'wide', theme: 'light' }, both)).toEqual([]);
  });

  it('[W40] [W41] is as it was looked at where it is narrow, and fits', async () => {
    // Last: what was made wide and narrow again need not be scrolled as it was.
    const both = inBothThemes('narrow', { dark: fit });
    expect(await through({ size: 'narrow', theme: 'light' }, both)).toEqual([]);
  });

  it('[W40] is another picture than every other one', () => {
    const found = (['wide', 'narrow'] as const).flatMap((size) =>
      THEMES.flatMap((theme) =>
        twinsOf(keptOf(size, theme)).map((each) => `${size}, ${theme}: ${each}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('[W41] has what will happen and the way to send in sight at 200 %', async () => {
    const page = await openPage(browser, { size: 'zoomed', theme: 'light' });
    await showOn(page, gallery.url, 'compose');
    const bottomOf = async (role: 'status' | 'button', name: string): Promise<number> => {
      const box = await page.getByRole(role, { name, exact: true }).boundingBox();
      return (box?.y ?? Infinity) + (box?.height ?? Infinity);
    };
    const nav = await page.getByRole('navigation').first().boundingBox();
    expect(await bottomOf('status', 'What will happen')).toBeLessThan(nav?.y ?? 0);
    expect(await bottomOf('button', 'Send')).toBeLessThanOrEqual(nav?.y ?? 0);
    await page.context().close();
  });

  it('[W41] has nothing over the choice of urgency at 200 %', async () => {
    const page = await openPage(browser, { size: 'zoomed', theme: 'light' });
    await showOn(page, gallery.url, 'compose-urgent');
    const choice = page.getByRole('group', { name: 'Urgency' });
    await page.getByRole('radio', { name: 'Urgent', exact: true }).focus();
    await choice.scrollIntoViewIfNeeded();
    const isFree = await choice.evaluate((group) =>
      [0.1, 0.5, 0.9].every((part) => {
        const { left, top, height } = group.getBoundingClientRect();
        return group.contains(document.elementFromPoint(left + 10, top + height * part));
      }),
    );
    expect(isFree).toBe(true);
    await page.context().close();
  });

  it('[W41] fits in every language', async () => {
    for (const language of ['de', 'ja'] as const)
      expect(await through({ size: 'narrow', theme: 'light', language }, fit)).toEqual([]);
  });

  it('[W42] can be told apart in forced colours', async () => {
    const look = { size: 'wide', theme: 'dark', forcedColors: 'active' } as const;
    expect(await through(look, indistinctOf)).toEqual([]);
  });
});
