/** Leaves the making of JSON Schema out of a page that makes none. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const MAKERS = /[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)/gm;

const LEFT_OUT = "() => { throw new Error('JSON Schema is left out of this page.'); }";
/** Methods are made for each schema: that goes, and to call one does not. */
const leftOut = (name: string): string =>
  `export const ${name} = ${name.startsWith('create') ? `() => ${LEFT_OUT}` : LEFT_OUT};`;

/**
 * zod hangs them on every schema, so that no bundler can see that nobody calls them: 4 kB of what a browser loads before
 * the first picture (D11). Each is still there by its name, and says so if it is called.
 */
export const noJsonSchemas: Plugin = {
  name: 'no-json-schemas',
  enforce: 'pre',
  load: (id) =>
    MAKERS.test(id)
      ? [...readFileSync(id, 'utf8').matchAll(EXPORTED)]
          .map(([, name = '']) => leftOut(name))
          .join('\n')
      : null,
};
