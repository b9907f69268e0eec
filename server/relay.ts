/** The way into the built relay: looks at Node before anything native is loaded, which an old one would die of. */
import { tooOldWords } from './node-version.ts';

const words = tooOldWords(process.versions.node, process.execPath);
if (words === null) await import('./cli.ts');
else {
  console.error(words);
  process.exitCode = 2; // As for a wrong option: another try would end the same.
}
