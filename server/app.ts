/** The relay's composition root: wires ports and adapters, and listens. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DAY_MS } from '../shared/protocol/limits.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { logReporter, LOG_LEVELS, type LogLevel } from './adapters/log.ts';
import { loopTurns, randomIds, systemClock } from './adapters/platform.ts';
import type { Bus } from './core/bus.ts';
import type { Clock, RelayIds, Reporter, TurnScheduler } from './core/ports.ts';
import { newRelayCore, type RelayCore } from './core/relay-core.ts';
import type { RelayStore } from './core/store.ts';
import { httpHandler } from './http/handler.ts';
import { apiRoutes } from './http/routes.ts';
import { serveWebClient } from './http/web-client.ts';
import type { RelaySettings } from './options.ts';
import { serveSockets } from './socket/adapters/web-socket.ts';
import { acceptConnection } from './socket/connection.ts';
import { inProcessBus } from './bus/adapters/in-process.ts';
import { openSqliteStore } from './storage/adapters/sqlite.ts';

/** What a relay is started with; ports that are not lent are the platform's. */
export interface RelayOptions extends RelaySettings {
  readonly clock?: Clock;
  readonly ids?: RelayIds;
  readonly scheduler?: TurnScheduler;
  readonly reporter?: Reporter;
  /** A store to use in place of the one in `dataDir`; the relay closes it. */
  readonly store?: RelayStore;
  readonly bus?: Bus;
}

/** A running relay. */
export interface Relay {
  /** Where it listens, `http://host:port`. */
  readonly url: string;
  /** Stops it cleanly (T7). */
  stop(): Promise<void>;
}

/** Why a relay could not start, in one line for whoever started it. */
export interface StartFault {
  readonly kind: 'portInUse' | 'cannotListen' | 'dataInUse' | 'dataUnusable';
  readonly message: string;
}

/** The built web client stands beside the bundle: dist/relay/relay.js and dist/web. */
const defaultWebRoot = (): string => {
  const isBundle = !import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isBundle ? '../web' : '../dist/web', import.meta.url));
};

const openStore = async (
  { dataDir, store }: RelayOptions,
  reporter: Reporter,
): Promise<Result<RelayStore, StartFault>> => {
  if (store !== undefined) return ok(store);
  const opened = await openSqliteStore(dataDir, reporter);
  if (opened.ok) return opened;
  return opened.error.kind === 'inUse'
    ? fail({
        kind: 'dataInUse',
        message: `Another relay uses the data folder ${dataDir}. Stop it first, or name another folder.`,
      })
    : fail({
        kind: 'dataUnusable',
        message: `The data folder ${dataDir} can't be used: ${opened.error.detail}.`,
      });
};

const listen = (
  server: Server,
  { host, port }: RelayOptions,
): Promise<Result<string, StartFault>> =>
  new Promise((resolve) => {
    const onFault = (cause: NodeJS.ErrnoException): void => {
      resolve(
        cause.code === 'EADDRINUSE'
          ? fail({
              kind: 'portInUse',
              message: `Port ${port} on ${host} is in use. Stop what uses it, or choose another with --port.`,
            })
          : fail({
              kind: 'cannotListen',
              message: `Can't listen on ${host}, port ${port}: ${cause.message}.`,
            }),
      );
    };
    server.once('error', onFault);
    server.listen(port, host, () => {
      server.off('error', onFault);
      const { port: taken } = server.address() as AddressInfo; // A TCP server has one.
      resolve(ok(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`));
    });
  });

const isOwnOrigin = (origin: string, request: IncomingMessage): boolean =>
  URL.canParse(origin) && new URL(origin).host === request.headers.host;

const serve = (core: RelayCore, clock: Clock, reporter: Reporter, options: RelayOptions) => {
  const { publicUrl, allowOrigins, signup, adminSecret } = options;
  const routes = apiRoutes({
    core,
    clock,
    signup,
    adminSecret,
    publicUrl: (request) => publicUrl ?? `http://${request.headers.host ?? 'localhost'}`,
  });
  const files = serveWebClient(options.webRoot ?? defaultWebRoot());
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    httpHandler(routes, files, reporter),
  );
  const refuseSockets = serveSockets(server, {
    clock,
    isAllowed: (origin, request) =>
      isOwnOrigin(origin, request) || origin === publicUrl || allowOrigins.includes(origin),
    accept: (wire) => acceptConnection(wire, core, clock),
  });
  return { server, refuseSockets };
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

/** The log level of the environment; `info` where it has none. */
const logLevelOf = (text: string | undefined): LogLevel =>
  LOG_LEVELS.find((level) => level === text) ?? 'info';

/** Starts a relay. */
export const startRelay = async (options: RelayOptions): Promise<Result<Relay, StartFault>> => {
  const reporter = options.reporter ?? logReporter(logLevelOf(process.env['FERMATA_LOG_LEVEL']));
  const clock = options.clock ?? systemClock;
  const store = await openStore(options, reporter);
  if (!store.ok) return store;
  const core = newRelayCore({
    clock,
    reporter,
    store: store.value,
    keepMs: options.retentionDays * DAY_MS,
    bus: options.bus ?? inProcessBus(),
    ids: options.ids ?? randomIds,
    scheduler: options.scheduler ?? loopTurns,
  });
  const { server, refuseSockets } = serve(core, clock, reporter, options);
  const listening = await listen(server, options);
  if (!listening.ok) {
    await store.value.close();
    return listening;
  }
  server.on('error', (cause) => {
    reporter.report('the HTTP server met a fault', cause);
  });
  await core.start();
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    refuseSockets();
    const closed = closeServer(server);
    await core.stop();
    await closed;
  };
  return ok({ url: listening.value, stop: () => (stopped ??= stop()) });
};
