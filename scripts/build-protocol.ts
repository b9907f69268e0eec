/** Writes the protocol as JSON Schema into dist/protocol/, `index.json` last. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { schemaFiles } from './protocol/files.ts';

const folder = join(import.meta.dirname, '../dist/protocol');

/** Builds the files anew. Throws when schemas and what is said of them differ. */
export const buildProtocol = (): void => {
  const files = schemaFiles();
  rmSync(folder, { recursive: true, force: true });
  for (const { path, content } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  }
};
