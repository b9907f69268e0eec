/** `npm run pictures`: takes the README's pictures from the last run of the end-to-end tests. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const taken = join(root, 'test-results/screenshots');
const shown = join(root, 'docs/pictures');

/** Pictures in the docs, by the names under which the tests took them. */
const PICTURES = {
  'compose.png': 'web-compose.png',
  'team.png': 'web-team.png',
  'focus-dark.png': 'web-focus-dark.png',
  'review.png': 'stand-in-review.png',
  'compose-dark.png': 'web-compose-dark.png',
} as const;

mkdirSync(shown, { recursive: true });
for (const [name, source] of Object.entries(PICTURES))
  copyFileSync(join(taken, source), join(shown, name));
console.log(`${Object.keys(PICTURES).length} pictures are in docs/pictures.`);
