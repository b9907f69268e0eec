/** How large the data folder is. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Size of the files in a folder, bytes; one that goes away meanwhile counts nothing. */
export const dataBytes = (folder: string): number =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, found) => sum + (found?.isFile() === true ? found.size : 0), 0);
