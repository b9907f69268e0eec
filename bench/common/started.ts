/** Processes of a bench: what is measured, each on the server's core, and the load on its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import {
  type RelayProcess,
  type RelayProcessOptions,
  startRelayProcess,
} from '../../test/support/relay-process.ts';
import { onCore, type Role } from './cores.ts';

/** Starts a command on its core; its standard error is ours. */
export const startOnCore = (role: Role, command: readonly string[]): ChildProcess => {
  const [file = '', ...args] = [...onCore(role), ...command];
  return spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
};

/** Starts a script of ours on its core. */
export const startScript = (role: Role, path: string, ...args: readonly string[]): ChildProcess =>
  startOnCore(role, [process.execPath, path, ...args]);

/** Ends a process at once; resolves when it is gone. */
export const endProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

/** The next line that a process says. Rejects when it ends before. */
export const firstLine = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error('The process has no output.');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnargs.join(' ')} ended with ${String(code)} before it was ready.`);
  });
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [
    string,
  ];
  return line;
};

/** A server of one script that says its port first. */
export const startServerScript = async (
  path: string,
  ...args: readonly string[]
): Promise<{ pid: number; port: number; end: () => Promise<void> }> => {
  const child = startScript('server', path, ...args);
  const port = Number(await firstLine(child));
  return { pid: child.pid ?? 0, port, end: () => endProcess(child) };
};

/** The relay on the server's core. */
export const startBenchRelay = (
  options: Omit<RelayProcessOptions, 'prefix'> = {},
): Promise<RelayProcess> => startRelayProcess({ ...options, prefix: onCore('server') });
