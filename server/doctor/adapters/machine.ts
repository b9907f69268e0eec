/** Looks at the machine: its clock, Node, how many files a process may open. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { WANTED_NODE } from '../../node-version.ts';
import { codeOf } from '../../storage/adapters/check.ts';
import type { MachineFacts } from '../machine.ts';

/** What a command prints; null where it is missing, fails or takes long. */
const told = async (command: string, ...args: readonly string[]): Promise<string | null> => {
  try {
    const { stdout } = await promisify(execFile)(command, args, { timeout: 3000 });
    return stdout.trim();
  } catch {
    return null; // Not every system has it or lets it work, which is what null says.
  }
};

const isSynchronised = async (): Promise<boolean | null> => {
  const text = await told('timedatectl', 'show', '-p', 'NTPSynchronized', '--value');
  return text === 'yes' || text === 'no' ? text === 'yes' : null;
};

/** Of this process, which got it as a relay would that is started in its place. */
const maxFiles = async (): Promise<number | null> => {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const soft = /^Max open files\s+(\S+)/m.exec(limits)?.[1];
    if (soft !== undefined) return soft === 'unlimited' ? Infinity : Number(soft);
  } catch (cause) {
    if (codeOf(cause) === '') throw cause; // Else a system without /proc.
  }
  const text = await told('sh', '-c', 'ulimit -n');
  if (text === 'unlimited') return Infinity;
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
};

/** Whether Node knows the time zone of somewhere, with its summer time. */
const knowsZones = (): boolean => {
  const options = { timeZone: 'Europe/Berlin', hour: 'numeric', hourCycle: 'h23' } as const;
  try {
    const hour = new Intl.DateTimeFormat('en', options).format(Date.UTC(2026, 6, 1, 12));
    return Number(hour) === 14;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return false;
  }
};

/** What is known of the machine. */
export const lookAtMachine = async (): Promise<MachineFacts> => ({
  node: process.versions.node,
  wantedNode: WANTED_NODE,
  knowsZones: knowsZones(),
  isSynchronised: await isSynchronised(),
  maxFiles: await maxFiles(),
});
