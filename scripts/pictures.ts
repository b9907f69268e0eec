/** `npm run pictures`: takes the pictures of the README and the docs from the gallery. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Look,
  openPage,
  openPictureBrowser,
  showOn,
  takePicture,
} from '../test/gallery/pictures.ts';
import { serveGallery } from '../test/gallery/server.ts';
import type { SceneName } from '../test/support/scenes.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
const light = { size: 'wide', theme: 'light', scale: 1 } as const;
const dark = { ...light, theme: 'dark' } as const;

/** Pictures by name: the scene, and how it is shown. */
const PICTURES: Readonly<Record<string, readonly [SceneName, Look]>> = {
  'compose.png': ['compose', light],
  'team.png': ['team', light],
  'focus-dark.png': ['focus-running', dark],
  'review.png': ['review', light],
  'urgent-dark.png': ['compose-urgent', dark],
  'palette.png': ['palette', light],
  'all-caught-up-dark.png': ['review-done', dark],
};

const gallery = await serveGallery();
const browser = await openPictureBrowser();
mkdirSync(folder, { recursive: true });
for (const [name, [scene, look]] of Object.entries(PICTURES)) {
  const page = await openPage(browser, look);
  await showOn(page, gallery.url, scene);
  writeFileSync(join(folder, name), await takePicture(page));
  await page.context().close();
}
await browser.close();
await gallery.close();
console.log(`${Object.keys(PICTURES).length} pictures are in docs/pictures.`);
