/** `npm run snapshots`: takes the pictures anew with which `npm test` compares every view. Look at what changed. */
import { keep, keepFonts, keepReading } from '../test/gallery/kept.ts';
import {
  fontsOf,
  openPage,
  openPictureBrowser,
  readingOf,
  showOn,
  takePicture,
  THEMES,
} from '../test/gallery/pictures.ts';
import { serveGallery } from '../test/gallery/server.ts';
import { ENDLESS, type SceneName, scenes } from '../test/support/scenes.ts';

const gallery = await serveGallery();
const browser = await openPictureBrowser();
const names = Object.keys(scenes) as SceneName[];
let bytes = 0;
for (const size of ['wide', 'narrow'] as const)
  for (const theme of THEMES) {
    const page = await openPage(browser, { size, theme });
    for (const scene of names) {
      await showOn(page, gallery.url, scene);
      bytes += keep(scene, size, theme, await takePicture(page));
      if (size === 'wide' && theme === 'light' && !ENDLESS.includes(scene))
        keepReading(scene, await readingOf(page));
    }
    keepFonts(await fontsOf(page)); // On a page of the gallery: they are those of its text.
    await page.context().close();
  }
await browser.close();
await gallery.close();
console.log(`${names.length * 4} pictures are kept, ${Math.round(bytes / 1000)} kB.`);
