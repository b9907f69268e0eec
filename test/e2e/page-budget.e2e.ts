/** What the built pages weigh at start, as they lie in dist/. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allOf, gzipTotal, loadedAtStart } from '../support/page-weight.ts';

const root = join(import.meta.dirname, '../..');
const kB = 1000;
const PAGES = [
  { name: 'the desktop window', folder: 'dist/app/renderer', budget: 180 * kB },
  // It carries the engine and all that a frame is checked by, which the desktop app has in its main process.
  { name: 'the web client', folder: 'dist/web', budget: 240 * kB },
] as const;

describe('what is loaded before the first picture', () => {
  it.each(PAGES)('[D11] stays under its budget: $name', ({ folder, budget }) => {
    const page = join(root, folder);
    expect(existsSync(page), 'not built: run npm run build first').toBe(true);
    const files = loadedAtStart(page);
    expect(files.filter(({ path }) => path.endsWith('.js'))).not.toHaveLength(0);
    expect(gzipTotal(files), JSON.stringify(files, null, 2)).toBeLessThan(budget);
  });

  it.each(PAGES)('[D11] is not all there is, and no source map is: $name', ({ folder }) => {
    const page = join(root, folder);
    const later = allOf(page).length - loadedAtStart(page).length;
    expect(later).toBeGreaterThan(0);
    expect(allOf(page).filter(({ path }) => path.endsWith('.map'))).toEqual([]);
  });

  it('[D11] brings no schemas into the window: what main sends was checked there', () => {
    const folder = join(root, 'dist/app/renderer');
    for (const { path } of allOf(folder))
      expect(readFileSync(join(folder, path), 'utf8'), path).not.toContain('safeParse');
  });
});
