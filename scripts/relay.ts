/**
 * `npm run relay`: builds the relay and its web client if need be, then becomes the relay. It stays one process,
 * so that signals reach it, and its first line on standard output is the relay's own.
 */
import { join } from 'node:path';

const built = join(import.meta.dirname, '../dist/relay/relay.js');

const prepare = async (): Promise<boolean> => {
  const write = process.stdout.write.bind(process.stdout);
  // Whatever a build tool says belongs on standard error here.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    const { buildAll } = await import('./build.ts');
    await buildAll(['relay', 'web']);
    return true;
  } catch (cause) {
    console.error(
      `The relay could not be built: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
    return false;
  } finally {
    process.stdout.write = write;
  }
};

if (await prepare()) await import(built);
else process.exitCode = 1;
