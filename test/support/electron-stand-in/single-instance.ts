/**
 * The single-instance lock, real across processes: a lock file beside the user data tells at once, a
 * socket carries the second instance's argv ("emitted inside the primary instance", docs/api/app).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a second instance tells the first. */
export interface Launch {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

/** Whether a process is there. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // No such process: signal 0 only asks.
  }
};

const holderOf = (lockFile: string): number | null => {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return null; // Nobody holds it.
  }
};

/** A socket path is at most 107 bytes long: one that would be longer lies elsewhere, under a hashed name. */
const socketOf = (userData: string): string => {
  const path = join(userData, 'SingletonSocket');
  if (Buffer.byteLength(path) <= 100) return path;
  const hash = createHash('sha1').update(userData).digest('hex').slice(0, 16);
  return join(tmpdir(), `electron-stand-in-${hash}.sock`);
};

const listen = (path: string, onLaunch: (launch: Launch) => void): void => {
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => (text += String(part)));
    socket.on('end', () => onLaunch(JSON.parse(text) as Launch));
  });
  server.listen(path);
  server.unref();
};

const tellFirst = (path: string, additionalData: unknown): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(path);
    const launch: Launch = { argv: process.argv, cwd: process.cwd(), additionalData };
    socket.on('close', () => resolve());
    socket.on('error', () => resolve()); // The first one is on its way out; nobody is left to tell.
    socket.end(JSON.stringify(launch));
  });

/** The outcome: the lock is ours, or the first instance is being told. */
export type Lock =
  | { readonly isOurs: true; release(): void }
  | { readonly isOurs: false; readonly told: Promise<void> };

/** Takes the lock of a user data folder. */
export const takeLock = (
  userData: string,
  additionalData: unknown,
  onLaunch: (launch: Launch) => void,
): Lock => {
  mkdirSync(userData, { recursive: true });
  const lockFile = join(userData, 'SingletonLock');
  const socket = socketOf(userData);
  const holder = holderOf(lockFile);
  if (holder !== null && holder !== process.pid && isAlive(holder))
    return { isOurs: false, told: tellFirst(socket, additionalData) };
  writeFileSync(lockFile, String(process.pid));
  listen(socket, onLaunch);
  return {
    isOurs: true,
    release: () => {
      rmSync(lockFile, { force: true });
      rmSync(socket, { force: true });
    },
  };
};
