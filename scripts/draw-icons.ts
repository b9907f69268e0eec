/**
 * Draws the PNGs of assets/ from their SVG sources with Chromium: the app at 512 px, each tray shape at
 * 1x and 2x, in colour and as a black template image for macOS. Run it by hand after a source changed;
 * its output is committed, so that a build needs no browser.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from './chromium.ts';

const assets = join(import.meta.dirname, '../assets');
const TRAY_PX = 22;
const TEMPLATE_PX = 18;
const APP_PX = 512;

/** A template image is a shape in black; macOS gives it the colour of the menu bar. */
const inBlack = (svg: string): string =>
  svg.replaceAll(/#[0-9a-f]{6}/gi, '#000000').replaceAll(/<!--halo-->.*?<!--\/halo-->/gs, '');

const draw = async (browser: Browser, svg: string, px: number, path: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  await page.setContent(
    `<style>html,body{margin:0}svg{display:block;width:${px}px;height:${px}px}</style>${svg}`,
  );
  await page.screenshot({ path, omitBackground: true });
  await page.close();
};

const drawTray = async (browser: Browser, name: string): Promise<void> => {
  const svg = await readFile(join(assets, 'tray', `${name}.svg`), 'utf8');
  const target = (suffix: string): string => join(assets, 'tray', `${name}${suffix}.png`);
  await draw(browser, svg, TRAY_PX, target(''));
  await draw(browser, svg, TRAY_PX * 2, target('@2x'));
  await draw(browser, inBlack(svg), TEMPLATE_PX, target('Template'));
  await draw(browser, inBlack(svg), TEMPLATE_PX * 2, target('Template@2x'));
};

const found = await findChromium();
if (!found.ok) throw new Error(found.error);
const browser = await chromium.launch({ executablePath: found.value, args: [...chromiumArgs] });
try {
  await draw(
    browser,
    await readFile(join(assets, 'app.svg'), 'utf8'),
    APP_PX,
    join(assets, 'app.png'),
  );
  for (const file of await readdir(join(assets, 'tray')))
    if (file.endsWith('.svg')) await drawTray(browser, file.slice(0, -'.svg'.length));
} finally {
  await browser.close();
}
