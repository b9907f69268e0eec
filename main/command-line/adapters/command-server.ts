/** The app's ear: a Unix socket that only its user can reach, or a named pipe (D3). */
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import type { Reporter } from '../../../shared/engine/ports.ts';
import type { CommandHost } from '../answer.ts';
import type { SocketPlace } from '../socket-place.ts';
import { PATIENCE_MS, serveConnection } from './connection.ts';
import { prepareFolder } from './own-folder.ts';

/** So many commands at once; more are turned away. */
const MOST_CONNECTIONS = 16;

/** What it needs. */
export interface CommandServerOptions {
  readonly places: readonly SocketPlace[];
  readonly host: CommandHost;
  readonly reporter: Reporter;
  /** The answer to `quit` went out. */
  readonly onQuit: () => void;
  /** How long a connection may take for each step, ms. */
  readonly patienceMs?: number;
}
/** Listens. */
export interface CommandServer {
  readonly path: string;
  /** No new connections; the socket is gone from its folder. */
  stop(): void;
}

const listen = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const onError = (): void => resolve(false);
    server.once('error', onError);
    server.listen(path, () => {
      server.off('error', onError);
      resolve(true);
    });
  });

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** Listens at a place; the socket of an app that was killed is replaced, that of one that lives is left alone. */
const listenAt = async (server: Server, { folder, path }: SocketPlace): Promise<boolean> => {
  if (folder === null) return listen(server, path);
  if (!prepareFolder(folder)) return false;
  if (!(await listen(server, path))) {
    if (await isAnswered(path)) return false;
    rmSync(path, { force: true });
    if (!(await listen(server, path))) return false;
  }
  chmodSync(path, 0o600);
  return true;
};

/** Starts listening at the first place where that can be done; null when there is none. */
export const startCommandServer = async (
  options: CommandServerOptions,
): Promise<CommandServer | null> => {
  const { places, host, reporter, onQuit, patienceMs = PATIENCE_MS } = options;
  const server = createServer((socket) => serveConnection(socket, host, onQuit, patienceMs));
  server.maxConnections = MOST_CONNECTIONS;
  for (const place of places) {
    if (!(await listenAt(server, place))) continue;
    server.on('error', (cause) => reporter.report('The command line cannot be answered', cause));
    return {
      path: place.path,
      stop: () => {
        server.close();
        if (place.folder !== null) rmSync(place.path, { force: true });
      },
    };
  }
  reporter.report('There is no place for the socket of the command line; commands find no app');
  return null;
};
