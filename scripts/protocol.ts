/**
 * `npm run protocol`: writes docs/PROTOCOL.md from the schemas of shared/protocol/ and what is said of them in
 * scripts/protocol/. Ends with 1 and a list when a field has no meaning, or a meaning no field.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocolPage } from './protocol/page.ts';

try {
  writeFileSync(join(import.meta.dirname, '../docs/PROTOCOL.md'), await protocolPage());
  console.log('Wrote docs/PROTOCOL.md.');
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
