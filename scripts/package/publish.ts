/** Where updates come from: decided by whoever packs, never by the repository. */
import type { Configuration } from 'electron-builder';

/** What the address says to electron-builder: without one the app gets none, and asks nobody. */
export const publishOf = (updateUrl: string | undefined): Pick<Configuration, 'publish'> => ({
  publish:
    updateUrl === undefined || updateUrl === '' ? null : { provider: 'generic', url: updateUrl },
});
