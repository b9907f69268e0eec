/**
 * Draws the pictures of assets/ from their SVG sources with Chromium: the app at 512 px and in all sizes that the
 * packages of the three systems take, each tray shape at 1x and 2x, in colour and as a black template image for macOS.
 * Run it by hand after a source changed; its output is committed, so that a build needs no browser and electron-builder
 * has nothing to convert, for which it would download a tool.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from './chromium.ts';
import { icnsOf, icoOf, type SizedPng } from './icons/containers.ts';
import { picturesOf, TRAY_COLOURS, withEdge, withRoom } from './icons/tray.ts';

const assets = join(import.meta.dirname, '../assets');
const tray = join(assets, 'tray');
const TRAY_PX = 22;
const TRAY_WINDOWS_PX = [16, 20, 24, 32];
const TEMPLATE_PX = 18;
const APP_PX = 512;
const LINUX_PX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_PX = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const MAC_PX = [32, 64, 128, 256, 512, 1024];

/** Icons of macOS keep a tenth of their side free all around. */
const withMargin = (svg: string): string =>
  svg.replace('viewBox="0 0 512 512"', 'viewBox="-32 -32 576 576"');

const pngOf = async (browser: Browser, svg: string, px: number): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  await page.setContent(
    `<style>html,body{margin:0}svg{display:block;width:${px}px;height:${px}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
};

const draw = async (browser: Browser, svg: string, px: number, path: string): Promise<void> =>
  writeFile(path, await pngOf(browser, svg, px));

const drawSizes = async (
  browser: Browser,
  svg: string,
  sides: readonly number[],
): Promise<readonly SizedPng[]> => {
  const pictures: SizedPng[] = [];
  for (const px of sides) pictures.push({ px, png: await pngOf(browser, svg, px) });
  return pictures;
};

const drawApp = async (browser: Browser): Promise<void> => {
  const svg = await readFile(join(assets, 'app.svg'), 'utf8');
  const icons = join(assets, 'icons');
  await mkdir(icons, { recursive: true });
  await draw(browser, svg, APP_PX, join(assets, 'app.png'));
  for (const px of LINUX_PX) await draw(browser, svg, px, join(icons, `${px}x${px}.png`));
  await writeFile(join(icons, 'fermata.ico'), icoOf(await drawSizes(browser, svg, WINDOWS_PX)));
  const forMac = await drawSizes(browser, withMargin(svg), MAC_PX);
  await writeFile(join(icons, 'fermata.icns'), icnsOf(forMac));
};

/** For panels of Linux, 22 px high with a grid of 16 in the middle, and for Windows all scales in one file. */
const drawInColour = async (browser: Browser, shape: string, svg: string): Promise<void> => {
  for (const tone of ['light', 'dark'] as const)
    for (const picture of picturesOf(shape, svg, TRAY_COLOURS[shape]?.[tone] ?? '')) {
      const target = join(tray, `${picture.name}-${tone}`);
      const drawn = withEdge(picture.svg, tone);
      await draw(browser, withRoom(drawn, 3), TRAY_PX, `${target}.png`);
      await draw(browser, withRoom(drawn, 3), TRAY_PX * 2, `${target}@2x.png`);
      await writeFile(`${target}.ico`, icoOf(await drawSizes(browser, drawn, TRAY_WINDOWS_PX)));
    }
};

/** For macOS, which gives black the colour of its menu bar. */
const drawTemplates = async (browser: Browser, shape: string, svg: string): Promise<void> => {
  for (const { name, svg: drawn } of picturesOf(shape, svg, '#000000')) {
    await draw(browser, withRoom(drawn, 1), TEMPLATE_PX, join(tray, `${name}Template.png`));
    await draw(browser, withRoom(drawn, 1), TEMPLATE_PX * 2, join(tray, `${name}Template@2x.png`));
  }
};

const drawTray = async (browser: Browser): Promise<void> => {
  for (const shape of Object.keys(TRAY_COLOURS)) {
    const svg = await readFile(join(tray, `${shape}.svg`), 'utf8');
    await drawInColour(browser, shape, svg);
    await drawTemplates(browser, shape, svg);
  }
};

const found = await findChromium();
if (!found.ok) throw new Error(found.error);
const browser = await chromium.launch({ executablePath: found.value, args: [...chromiumArgs] });
try {
  await drawApp(browser);
  await drawTray(browser);
} finally {
  await browser.close();
}
