/** Server and load have a core each, where there are two: what one takes the other does not miss. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Whether processes can be pinned here. */
export const isPinned = cpus().length >= 2 && spawnSync('taskset', ['-V']).status === 0;

/** Whose core it is. */
export type Role = 'server' | 'load';

const CORES: Readonly<Record<Role, string>> = { server: '0', load: '1' };

/** What stands before a command so that it runs on its core; taskset becomes the command, and the pid is one. */
export const onCore = (role: Role): readonly string[] =>
  isPinned ? ['taskset', '-c', CORES[role]] : [];
