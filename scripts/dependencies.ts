/** `npm run dependencies`: writes docs/DEPENDENCIES.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { dependenciesPage } from './dependencies/page.ts';
import { shippedPackages } from './dependencies/shipped.ts';

const path = join(import.meta.dirname, '../docs/DEPENDENCIES.md');
writeFileSync(
  path,
  await format(dependenciesPage(await shippedPackages()), { parser: 'markdown' }),
);
console.log('Wrote docs/DEPENDENCIES.md.');
