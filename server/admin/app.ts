/** What it takes to operate a relay, wired: its log, its counts, whether it is ready, and the admin address. */
import { createServer } from 'node:http';
import { ok, type Result } from '../../shared/result.ts';
import { callerOf } from '../access/caller.ts';
import { dataBytes } from '../adapters/data-size.ts';
import { LOG_LEVELS, type LogLevel, stderrLog } from '../adapters/log.ts';
import type { Census } from '../core/census.ts';
import { type Meter, noMeter } from '../core/meter.ts';
import type { Clock, Reporter } from '../core/ports.ts';
import type { RelayStore } from '../core/store.ts';
import { httpHandler } from '../http/handler.ts';
import { closeServer, listen, type StartFault } from '../listen.ts';
import { noLog, type RelayLog } from '../log.ts';
import { newPromMeter, type PromMeter } from '../metrics/adapters/prom-meter.ts';
import { watchCommits } from '../metrics/commits.ts';
import { type EdgeMeter, noEdgeMeter, watchReports } from '../metrics/edges.ts';
import type { RelaySettings } from '../options.ts';
import { VERSION } from '../version.ts';
import { newReadiness, type Readiness } from './readiness.ts';
import { adminRoutes } from './routes.ts';

/** What the operating side is lent. */
export interface OperatingOptions extends Pick<RelaySettings, 'admin' | 'dataDir'> {
  readonly clock: Clock;
  /** Takes faults in place of the log on stderr; events are then lost unless `log` is lent as well. */
  readonly reporter: Reporter | undefined;
  readonly log: RelayLog | undefined;
}

/** The admin address, listening. */
export interface AdminServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The operating side of a relay. */
export interface Operating {
  readonly reporter: Reporter;
  readonly log: RelayLog;
  readonly meter: Meter;
  readonly edges: EdgeMeter;
  /** The same store, with its commits watched; call it once. */
  watch(store: RelayStore): { readonly store: RelayStore; readonly readiness: Readiness };
  /** Serves the admin address; null where there is to be none. */
  serveAdmin(
    readiness: Readiness,
    census: () => Census,
  ): Promise<Result<AdminServer | null, StartFault>>;
}

/** The log level of the environment; `info` where it has none. */
const logLevelOf = (text: string | undefined): LogLevel =>
  LOG_LEVELS.find((level) => level === text) ?? 'info';

const followCommits =
  (readiness: Readiness, log: RelayLog, prom: PromMeter | null) =>
  (isKept: boolean, tookMs: number): void => {
    prom?.measureCommit(tookMs);
    const turned = readiness.noteCommit(isKept);
    if (turned === 'first failed') log.log({ event: 'commitsFail' });
    else if (turned !== null) log.log({ event: 'commitsWork', ...turned });
  };

const logsOf = ({
  reporter,
  log,
}: OperatingOptions): { readonly reporter: Reporter; readonly log: RelayLog } => {
  if (reporter !== undefined) return { reporter, log: log ?? noLog };
  const own = stderrLog(logLevelOf(process.env['FERMATA_LOG_LEVEL']));
  return { reporter: own, log: log ?? own };
};

/** The operating side of a relay that is about to start. Without an admin address nothing is counted. */
export const newOperating = (options: OperatingOptions): Operating => {
  const { admin, clock, dataDir } = options;
  const prom = admin === null ? null : newPromMeter();
  const edges = prom ?? noEdgeMeter;
  const { reporter: told, log } = logsOf(options);
  const reporter = watchReports(told, edges);
  const metricsOf = (meter: PromMeter, census: () => Census) => async () => ({
    text: await meter.scrape({
      census: census(),
      dataBytes: dataBytes(dataDir),
      version: VERSION,
    }),
    contentType: meter.contentType,
  });
  return {
    reporter,
    log,
    edges,
    meter: prom ?? noMeter,
    watch: (store) => {
      const readiness = newReadiness(store, clock);
      const onCommit = followCommits(readiness, log, prom);
      return { readiness, store: watchCommits(store, clock, { onCommit }) };
    },
    serveAdmin: async (readiness, census) => {
      if (admin === null || prom === null) return ok(null);
      const routes = adminRoutes({
        whyNotReady: () => readiness.whyNot(),
        metrics: metricsOf(prom, census),
      });
      const noFile = (): Promise<boolean> => Promise.resolve(false);
      const server = createServer(
        { requestTimeout: 10_000, headersTimeout: 5000 },
        httpHandler({
          routes,
          serveFile: noFile,
          reporter,
          callerOf: (request) => callerOf(request, false),
          isStopping: () => false, // It tells that the relay stops by not being ready.
        }),
      );
      const listening = await listen(server, { ...admin, flag: '--admin-port' });
      if (!listening.ok) return listening;
      server.on('error', (cause) => {
        reporter.report('the admin server met a fault', cause);
      });
      return ok({ url: listening.value, close: () => closeServer(server, clock) });
    },
  };
};
