/** A server of others as a process of ours: on loopback, with a folder of its own, on the server's core. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess, startOnCore } from '../common/started.ts';
import type { RunningPeer } from './peer.ts';

/** Where one runs. */
export interface Place {
  readonly folder: string;
  readonly port: number;
  /** Two more ports that nobody has. */
  readonly spare: readonly [number, number];
}

/** How one is run. */
export interface Daemon {
  /** Its configuration: texts by the name of their file in the folder. */
  readonly files: (place: Place) => Readonly<Record<string, string>>;
  readonly command: (place: Place) => readonly string[];
  /** What has to run beside it, and is ended after it. */
  readonly companion?: (place: Place) => readonly string[];
  /** Whether it has workers, which it ends when it is asked to and leaves behind when it is killed. */
  readonly hasWorkers?: boolean;
  /** The process that does the work, where it is not the first. */
  readonly worker?: (pid: number) => Promise<number>;
}

const READY_MS = 60_000;
const LOOK_EVERY_MS = 50;
const END_MS = 10_000;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  server.close();
  await once(server, 'close');
  return port;
};

const isTaken = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // Nobody listens there yet.
  } finally {
    socket.destroy();
  }
};

const untilReady = async (child: ChildProcess, port: number): Promise<void> => {
  const from = performance.now();
  while (!(await isTaken(port))) {
    const command = child.spawnargs.join(' ');
    if (child.exitCode !== null) throw new Error(`It ended before it was ready: ${command}`);
    if (performance.now() - from > READY_MS) throw new Error(`It does not get ready: ${command}`);
    await pause(LOOK_EVERY_MS);
  }
};

const endGently = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || !child.kill('SIGTERM')) return;
  await Promise.race([once(child, 'exit'), pause(END_MS, undefined, { ref: false })]);
};

const writeFiles = (folder: string, files: Readonly<Record<string, string>>): Promise<unknown> =>
  Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }),
  );

const findPlace = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-peer-'));
  const spare = [await freePort(), await freePort()] as const;
  return { folder, port: await freePort(), spare };
};

/** Starts one; resolves when it takes connections. */
export const startDaemon = async (daemon: Daemon): Promise<RunningPeer> => {
  const place = await findPlace();
  await writeFiles(place.folder, daemon.files(place));
  const beside =
    daemon.companion === undefined ? null : startOnCore('server', daemon.companion(place));
  const child = startOnCore('server', daemon.command(place));
  child.stdout?.resume(); // What it says is not read, and must not make it wait.
  const end = async (): Promise<void> => {
    if (daemon.hasWorkers === true) await endGently(child);
    await endProcess(child);
    if (beside !== null) await endProcess(beside);
    await rm(place.folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilReady(child, place.port);
    const first = child.pid ?? 0;
    return { pid: (await daemon.worker?.(first)) ?? first, port: place.port, end };
  } catch (cause) {
    await end();
    throw cause;
  }
};
