/** The relay's composition root: wires ports and adapters, and listens. */
import type { IncomingMessage } from 'node:http';
import {
  DAY_MS,
  DEFAULT_MAX_CONNECTIONS,
  WRONG_SECRETS_PER_MINUTE,
} from '../shared/protocol/limits.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { certificateFiles } from './access/adapters/certificate-files.ts';
import { callerOf, isOwnOrigin, originOf } from './access/caller.ts';
import { type CertificateSource, type KeyPair, watchCertificate } from './access/certificate.ts';
import type { AccessSettings } from './access/settings.ts';
import { newWrongTries } from './access/wrong-tries.ts';
import { dataBytes } from './adapters/data-size.ts';
import { newOperating, type Operating } from './admin/app.ts';
import { loopTurns, randomIds, systemClock } from './adapters/platform.ts';
import type { Bus } from './core/bus.ts';
import type { Clock, RelayIds, Reporter, TurnScheduler } from './core/ports.ts';
import { newRelayCore, type RelayCore } from './core/relay-core.ts';
import type { RelayStore } from './core/store.ts';
import { httpHandler } from './http/handler.ts';
import { apiRoutes } from './http/routes.ts';
import { type HttpServer, newHttpServer } from './http/server.ts';
import { serveWebClient } from './http/web-client.ts';
import { closeServer, listen, type StartFault } from './listen.ts';
import type { RelayLog } from './log.ts';
import { watchEnds, watchHttp } from './metrics/edges.ts';
import type { RelaySettings } from './options.ts';
import { serveSockets } from './socket/adapters/web-socket.ts';
import { acceptConnection } from './socket/connection.ts';
import { newDeadlines } from './socket/deadlines.ts';
import { inProcessBus } from './bus/adapters/in-process.ts';
import { openSqliteStore } from './storage/adapters/sqlite.ts';
import { type OpenFault, openFaultWords } from './storage/open-fault.ts';
import { VERSION } from './version.ts';
import { defaultWebRoot } from './web-root.ts';

/** What a relay is started with; ports that are not lent are the platform's. */
export interface RelayOptions
  extends Omit<RelaySettings, keyof AccessSettings>, Partial<AccessSettings> {
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
  /** Where it listens, `http://host:port`, or `https` with a certificate. */
  readonly url: string;
  /** Where it serves health and metrics; null: nowhere. */
  readonly adminUrl: string | null;
  /** Stops it cleanly (T7). */
  stop(): Promise<void>;
}

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

/** A certificate to start with, and where later ones come from. */
interface Certificate {
  readonly source: CertificateSource;
  readonly pair: KeyPair;
}

/** Null without TLS. */
const readCertificate = async ({
  tls = null,
}: RelayOptions): Promise<Result<Certificate | null, StartFault>> => {
  if (tls === null) return ok(null);
  const source = certificateFiles(tls);
  const pair = await source.read();
  return pair.ok
    ? ok({ source, pair: pair.value })
    : fail({ kind: 'certificateUnusable', message: `TLS can't be used: ${pair.error}.` });
};

interface Serving extends HttpServer {
  /** From now on whoever comes is told that the relay stops (T7). Resolves when all sockets have ended. */
  readonly refuseAll: () => Promise<void>;
}

const serve = (
  core: RelayCore,
  clock: Clock,
  operating: Operating,
  options: RelayOptions,
  pair: KeyPair | null,
): Serving => {
  const { reporter, log, edges } = operating;
  const { publicUrl, allowOrigins, signup, adminSecret, trustProxy = false } = options;
  const wrongTokens = newWrongTries(WRONG_SECRETS_PER_MINUTE);
  const caller = (request: IncomingMessage) => callerOf(request, trustProxy);
  let isStopping = false;
  const routes = apiRoutes({
    core,
    clock,
    signup,
    adminSecret,
    wrongTokens,
    callerOf: caller,
    publicUrl: (from) => publicUrl ?? originOf(from),
  });
  const handler = httpHandler({
    routes,
    serveFile: serveWebClient(options.webRoot ?? defaultWebRoot()),
    reporter,
    callerOf: caller,
    isStopping: () => isStopping,
  });
  const web = newHttpServer(pair, watchHttp(handler, edges));
  const connection = { core, clock, deadlines: newDeadlines(clock), wrongTokens };
  const refuseSockets = serveSockets(web.server, {
    clock,
    maxConnections: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    isAllowed: (origin, request) =>
      isOwnOrigin(origin, caller(request)) || origin === publicUrl || allowOrigins.includes(origin),
    accept: (wire, request) => {
      log.log({ event: 'opened' });
      return acceptConnection(wire, caller(request).address, connection);
    },
    onEnd: watchEnds({ meter: edges, log }),
  });
  const refuseAll = (): Promise<void> => {
    isStopping = true;
    return refuseSockets();
  };
  return { ...web, refuseAll };
};

const openConnections = (core: RelayCore): number =>
  Object.values(core.census().connections).reduce((sum, count) => sum + count, 0);

/** Starts a relay. */
export const startRelay = async (options: RelayOptions): Promise<Result<Relay, StartFault>> => {
  const { clock = systemClock, reporter: lentReporter, log: lentLog, admin, dataDir } = options;
  const operating = newOperating({ admin, dataDir, clock, reporter: lentReporter, log: lentLog });
  const { reporter, log, meter } = operating;
  const certificate = await readCertificate(options);
  if (!certificate.ok) return certificate;
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
  const pair = certificate.value?.pair ?? null;
  const { server, useCertificate, refuseAll } = serve(core, clock, operating, options, pair);
  const listening = await listen(server, { ...options, flag: '--port' });
  if (!listening.ok) {
    await adminServer.value?.close();
    await store.close();
    return listening;
  }
  server.on('error', (cause) => {
    reporter.report('the HTTP server met a fault', cause);
  });
  const endWatch =
    certificate.value === null
      ? () => undefined
      : watchCertificate(
          { source: certificate.value.source, clock, reporter, use: useCertificate },
          certificate.value.pair,
        );
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
    const ended = refuseAll(); // It listens on while it commits, so that it can say that it stops.
    endWatch();
    await core.stop();
    await closeServer(server, clock);
    await ended;
    await adminServer.value?.close();
    log.log({ event: 'stopped', tookMs: Math.round(clock.monotonic() - startedAt) });
  };
  return ok({ url, adminUrl, stop: () => (stopped ??= stop()) });
};
