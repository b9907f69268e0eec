/**
 * `npm run relay`: builds the relay and its web client if need be, then becomes the relay. It stays one process,
 * so that signals reach it, and its first line on standard output is the relay's own.
 */
import { join } from 'node:path';
import { endWithNpm } from './end-with-npm.ts';
import { ensureBuilt } from './ensure-built.ts';

endWithNpm();
const built = join(import.meta.dirname, '../dist/relay/relay.js');
const isReady = await ensureBuilt(['relay', 'web'], (build) => {
  const stop = (): void => {
    build.kill();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, stop);
    build.once('exit', () => process.off(signal, stop));
  }
});
if (isReady) await import(built);
else {
  console.error('The relay could not be built; what is wrong stands above.');
  process.exitCode = 1;
}
