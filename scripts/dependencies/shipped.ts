/** Which packages are in what we ship: what a bundler takes in from each product's entry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** What is shipped, by its entries. */
const PRODUCTS = {
  desktop: ['main/app.ts', 'preload/app.ts', 'renderer/app/desktop.tsx'],
  web: ['renderer/host-web/app.tsx'],
  relay: ['server/relay.ts'],
} as const;
/** A product. */
export type Product = keyof typeof PRODUCTS;

/** Beside the bundles: native code, and what Electron itself is. */
const EXTERNAL = ['electron', 'better-sqlite3', 'xml2js'];
const BESIDE: Partial<Record<Product, readonly string[]>> = { relay: ['better-sqlite3'] };

/** A package in a product. */
export interface Shipped {
  readonly name: string;
  readonly licence: string;
  readonly products: readonly Product[];
  /** A script that npm would run at its installation; null without one. */
  readonly installScript: string | null;
}

interface Manifest {
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;

const packageOf = (path: string): string | null =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;

const packagesIn = async (product: Product): Promise<readonly string[]> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...PRODUCTS[product]],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unused',
    format: 'esm',
    platform: product === 'web' ? 'browser' : 'node',
    external: EXTERNAL,
    logLevel: 'error',
    loader: { '.png': 'empty', '.svg': 'empty' },
  });
  const bundled = Object.keys(metafile.inputs).map(packageOf);
  return [...bundled, ...(BESIDE[product] ?? [])].filter((name) => name !== null);
};

/** All packages that are shipped, by name. */
export const shippedPackages = async (): Promise<readonly Shipped[]> => {
  const products = new Map<string, Set<Product>>();
  for (const product of Object.keys(PRODUCTS) as Product[])
    for (const name of await packagesIn(product))
      products.set(name, (products.get(name) ?? new Set()).add(product));
  return [...products]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, used]) => {
      const { license, scripts = {} } = manifestOf(name);
      return {
        name,
        licence: license ?? 'none stated',
        products: [...used],
        installScript: scripts['install'] ?? scripts['postinstall'] ?? null,
      };
    });
};
