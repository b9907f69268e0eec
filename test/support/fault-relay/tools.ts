/** Tools that fault tests run the relay under, and the reason where one is missing. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCommand } from '../../../scripts/debian.ts';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';

const straceWorks = (): Result<null, string> => {
  const found = findCommand('strace', 'strace');
  if (!found.ok) return found;
  const probe = ['-f', '--seccomp-bpf', '-o', '/dev/null', '-e', 'trace=fsync', 'true'];
  return spawnSync('strace', probe).status === 0
    ? found
    : fail('strace may not look at other processes here (ptrace is not allowed).');
};
const tmpfsWorks = (): Result<null, string> => {
  if (process.platform !== 'linux') return fail('There is no tmpfs on this system.');
  const folder = mkdtempSync(join(tmpdir(), 'fermata-probe-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  if (mounted.status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted.status === 0
    ? ok(null)
    : fail('A tmpfs can’t be mounted here (not as this user).');
};

const PROBES = {
  strace: straceWorks,
  faketime: () => findCommand('faketime', 'faketime'),
  tmpfs: tmpfsWorks,
} as const;

/** Null where a tool can be used; else why not, which is printed too: what is not proven is said. */
export const whyWithout = (tool: keyof typeof PROBES): string | null => {
  const probed = PROBES[tool]();
  if (probed.ok) return null;
  console.warn(`Not proven here: ${probed.error}`);
  return probed.error;
};

/** A folder of a test. */
export interface Place {
  readonly path: string;
  readonly remove: () => void;
}

/** A new folder. */
export const newPlace = (): Place => {
  const path = mkdtempSync(join(tmpdir(), 'fermata-fault-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** A folder that is a file system of its own, with room for `bytes`. */
export const newSmallDisk = (bytes: number): Place => {
  const { path, remove } = newPlace();
  const disk = join(path, 'disk');
  mkdirSync(disk);
  const options = `size=${bytes},mode=0700`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
  if (mounted.status !== 0) throw new Error(mounted.stderr.toString());
  const unmountAndRemove = (): void => {
    spawnSync('umount', [disk]);
    remove();
  };
  return { path: disk, remove: unmountAndRemove };
};
