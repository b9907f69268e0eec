/** What is shipped of others is known, has a reason, and may be shipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import { dependenciesPage } from '../../scripts/dependencies/page.ts';
import { PURPOSES } from '../../scripts/dependencies/purposes.ts';
import { type Shipped, shippedPackages } from '../../scripts/dependencies/shipped.ts';

const root = join(import.meta.dirname, '../..');
const MAY_BE_SHIPPED =
  /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|MPL-2\.0|BlueOak-1\.0\.0|Python-2\.0)$/;

describe('packages of others', () => {
  let shipped: readonly Shipped[];
  beforeAll(async () => {
    shipped = await shippedPackages();
  }, 60_000);

  it('[D9] are listed in docs/DEPENDENCIES.md as they are', async () => {
    const page = await format(dependenciesPage(shipped), { parser: 'markdown', printWidth: 100 });
    expect(readFileSync(join(root, 'docs/DEPENDENCIES.md'), 'utf8')).toBe(page);
  });

  it('[D9] that we chose have a reason, and no reason is left of one that went', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const chosen = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
    const direct = shipped.map(({ name }) => name).filter((name) => chosen.has(name));
    expect(direct.sort()).toEqual(Object.keys(PURPOSES).sort());
    for (const name of Object.keys(dependencies)) expect(direct).toContain(name);
  });

  it('[D9] have a licence that lets us ship them, and run nothing at their installation', () => {
    for (const { name, licence, installScript } of shipped) {
      expect(`${name}: ${licence}`).toMatch(new RegExp(`: ${MAY_BE_SHIPPED.source.slice(1)}`));
      if (name !== 'better-sqlite3')
        expect(`${name}: ${String(installScript)}`).toBe(`${name}: null`);
    }
  });
});
