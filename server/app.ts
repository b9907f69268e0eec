/** The relay's composition root: wires ports and adapters, and listens. */
import { createServer, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { DAY_MS } from '../shared/protocol/limits.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { dataBytes } from './adapters/data-size.ts';
import { newOperating, type Operating } from './admin/app.ts';
import { loopTurns, randomIds, systemClock } from './adapters/platform.ts';
import type { Bus } from './core/bus.ts';
import type { Clock, RelayIds, Reporter, TurnScheduler } from './core/ports.ts';
import { newRelayCore, type RelayCore } from './core/relay-core.ts';
import type { RelayStore } from './core/store.ts';
import { httpHandler } from './http/handler.ts';
import { apiRoutes } from './http/routes.ts';
import { serveWebClient } from './http/web-client.ts';
import { closeServer, listen, type StartFault } from './listen.ts';
import type { RelayLog } from './log.ts';
import { watchConnections, watchHttp } from './metrics/edges.ts';
import type { RelaySettings } from './options.ts';
import { serveSockets } from './socket/adapters/web-socket.ts';
import { acceptConnection } from './socket/connection.ts';
import { inProcessBus } from './bus/adapters/in-process.ts';
import { openSqliteStore } from './storage/adapters/sqlite.ts';
import { type OpenFault, openFaultWords } from './storage/open-fault.ts';
import { VERSION } from './version.ts';

/** What a relay is started with; ports that are not lent are the platform's. */
export interface RelayOptions extends RelaySettings {
  readonly clock?: Clock;
  readonly ids?: RelayIds;
  readonly scheduler?: TurnScheduler;
  readonly reporter?: Reporter;
  readonly log?: RelayLog;
  /** A store to use in place of the one in `dataDir`; the relay closes it. */
  readonly store?: RelayStore;
  readonly bus?: Bus;
}

/** A running relay. */
export interface Relay {
  /** Where it listens, `http://host:port`. */
  readonly url: string;
  /** Where it serves health and metrics; null: nowhere. */
  readonly adminUrl: string | null;
  /** Stops it cleanly (T7). */
  stop(): Promise<void>;
}

/** The built web client stands beside the bundle: dist/relay/relay.js and dist/web. */
const defaultWebRoot = (): string => {
  const isBundle = !import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isBundle ? '../web' : '../dist/web', import.meta.url));
};

const startKindOf = ({ kind }: OpenFault): StartFault['kind'] => {
  if (kind === 'inUse') return 'dataInUse';
  const isLost = kind === 'damaged' || kind === 'notRestored' || kind === 'gone';
  return isLost ? 'dataDamaged' : 'dataUnusable';
};

const openStore = async (
  { dataDir, store }: RelayOptions,
  reporter: Reporter,
  clock: Clock,
): Promise<Result<RelayStore, StartFault>> => {
  if (store !== undefined) return ok(store);
  const opened = await openSqliteStore(dataDir, reporter, clock);
  if (opened.ok) return opened;
  const message = openFaultWords(dataDir, opened.error);
  return fail({ kind: startKindOf(opened.error), message });
};

const isOwnOrigin = (origin: string, request: IncomingMessage): boolean =>
  URL.canParse(origin) && new URL(origin).host === request.headers.host;

const serve = (core: RelayCore, clock: Clock, operating: Operating, options: RelayOptions) => {
  const { reporter, log, edges } = operating;
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
    watchHttp(httpHandler(routes, files, reporter), edges),
  );
  const refuseSockets = serveSockets(server, {
    clock,
    isAllowed: (origin, request) =>
      isOwnOrigin(origin, request) || origin === publicUrl || allowOrigins.includes(origin),
    accept: watchConnections((wire) => acceptConnection(wire, core, clock), edges, log),
  });
  return { server, refuseSockets };
};

const openConnections = (core: RelayCore): number =>
  Object.values(core.census().connections).reduce((sum, count) => sum + count, 0);

/** Starts a relay. */
export const startRelay = async (options: RelayOptions): Promise<Result<Relay, StartFault>> => {
  const { clock = systemClock, reporter: lentReporter, log: lentLog, admin, dataDir } = options;
  const operating = newOperating({ admin, dataDir, clock, reporter: lentReporter, log: lentLog });
  const { reporter, log, meter } = operating;
  const opened = await openStore(options, reporter, clock);
  if (!opened.ok) return opened;
  const { store, readiness } = operating.watch(opened.value);
  const core = newRelayCore({
    clock,
    reporter,
    store,
    meter,
    keepMs: options.retentionDays * DAY_MS,
    bus: options.bus ?? inProcessBus(),
    ids: options.ids ?? randomIds,
    scheduler: options.scheduler ?? loopTurns,
  });
  const adminServer = await operating.serveAdmin(readiness, () => core.census());
  if (!adminServer.ok) {
    await store.close();
    return adminServer;
  }
  const { server, refuseSockets } = serve(core, clock, operating, options);
  const listening = await listen(server, { ...options, flag: '--port' });
  if (!listening.ok) {
    await adminServer.value?.close();
    await store.close();
    return listening;
  }
  server.on('error', (cause) => {
    reporter.report('the HTTP server met a fault', cause);
  });
  await core.start();
  readiness.enter('running');
  const url = listening.value;
  const adminUrl = adminServer.value?.url ?? null;
  log.log({ event: 'started', version: VERSION, url, adminUrl, dataBytes: dataBytes(dataDir) });
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    const startedAt = clock.monotonic();
    readiness.enter('stopping');
    log.log({ event: 'stopping', connections: openConnections(core) });
    refuseSockets();
    const closed = closeServer(server);
    await core.stop();
    await closed;
    await adminServer.value?.close();
    log.log({ event: 'stopped', tookMs: Math.round(clock.monotonic() - startedAt) });
  };
  return ok({ url, adminUrl, stop: () => (stopped ??= stop()) });
};
