/** How many syncs a send takes: counted by strace, in a run of its own, since it slows down what it looks at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyWithout } from '../../test/support/fault-relay/tools.ts';
import { runSends, type SendWork } from './measure.ts';
import { makeFolder, relayUnder } from './subjects.ts';

const countIn = (file: string): number =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /\b(fsync|fdatasync)\(/.test(line)).length;

/** Syncs for each send; null where strace cannot be used. */
export const syncsPerSend = async (work: SendWork): Promise<number | null> => {
  if (whyWithout('strace') !== null) return null;
  const folder = await makeFolder();
  try {
    const file = join(folder.path, 'syncs');
    const calls = ['-e', 'trace=fsync,fdatasync'];
    const strace = ['strace', '-D', '-f', '--seccomp-bpf', ...calls, '-o', file];
    const { ends, before, after } = await runSends(relayUnder(strace), work, () => countIn(file));
    return (after - before) / ends.sends;
  } finally {
    await folder.remove();
  }
};
