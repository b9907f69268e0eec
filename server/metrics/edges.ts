/** What is counted at the relay's edges, beside parts that know nothing of it: sockets, HTTP, faults. */
import type { RequestListener } from 'node:http';
import { CLOSE, type CloseCode } from '../../shared/protocol/close-codes.ts';
import type { Reporter } from '../core/ports.ts';
import type { RelayLog } from '../log.ts';
import type { CloseBy } from '../socket/ports.ts';

/** Codes that the far end, or nobody, closes with: going away, none given, cut off, and any other. */
const FOREIGN_CODES = ['1001', '1005', '1006', 'other'] as const;
/** Close codes that are told apart. Clients may send any, and each would be a series of its own. */
export type CloseLabel = `${CloseCode}` | (typeof FOREIGN_CODES)[number];
/** Classes of HTTP answers. */
export type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/** All labels of close codes. */
export const CLOSE_LABELS: readonly CloseLabel[] = [
  // The keys of a number's text are not inferred from `String`, so they are named.
  ...Object.values(CLOSE).map((code): CloseLabel => `${code}`),
  ...FOREIGN_CODES,
];

/** Something that is counted at an edge. */
export type EdgeCounted = `closed.${CloseBy}.${CloseLabel}` | `http.${StatusClass}` | 'report';

/** Counts at the edges. */
export interface EdgeMeter {
  count(what: EdgeCounted): void;
}

/** An edge meter that nobody reads. */
export const noEdgeMeter: EdgeMeter = { count: () => undefined };

const labelOf = (code: number): CloseLabel =>
  CLOSE_LABELS.find((label) => label === String(code)) ?? 'other';

/** Where connections are counted and noted. */
interface Edge {
  readonly meter: EdgeMeter;
  readonly log: RelayLog;
}

/** Counts and notes how each connection ends: with which code, and by whose wish. */
export const watchEnds =
  ({ meter, log }: Edge) =>
  (code: number, by: CloseBy): void => {
    const label = labelOf(code);
    meter.count(`closed.${by}.${label}`);
    log.log({ event: 'closed', by, code: label });
  };

const CLASSES: Readonly<Record<string, StatusClass>> = {
  1: '1xx',
  2: '2xx',
  3: '3xx',
  4: '4xx',
  5: '5xx',
};

/** Counts HTTP answers by their class. */
export const watchHttp =
  (listener: RequestListener, meter: EdgeMeter): RequestListener =>
  (request, response) => {
    response.once('finish', () => {
      const known = CLASSES[String(response.statusCode).charAt(0)];
      if (known !== undefined) meter.count(`http.${known}`);
    });
    listener(request, response);
  };

/** Counts what is reported. */
export const watchReports = (reporter: Reporter, meter: EdgeMeter): Reporter => ({
  report: (what, cause) => {
    meter.count('report');
    reporter.report(what, cause);
  },
});
