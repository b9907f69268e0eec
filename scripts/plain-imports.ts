/** Has parts of the window that come late fetched by the browser's own `import()`, without Vite's loader around it. */
import type { Plugin } from 'vite';

/**
 * The loader fetches sheets and lists of modules beside a part: here is one sheet of styles, and what comes late is
 * fetched before it is asked for. It would weigh more than half a kilobyte in what comes first (D11).
 */
export const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};
