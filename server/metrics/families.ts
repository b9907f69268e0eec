/** The relay's metrics: names, what they mean, and all labels that they can have. No label holds an id or a name. */
import { batchReason, errorCode, sendState } from '../../shared/protocol/replies.ts';
import type { Census } from '../core/census.ts';
import type { Counted } from '../core/meter.ts';
import type { TurnFault } from '../core/outgoing.ts';
import type { CloseBy } from '../socket/ports.ts';
import { CLOSE_LABELS, type EdgeCounted, type StatusClass } from './edges.ts';

/** A counter with each of its series; all are there from the first scrape on. */
export interface CounterFamily {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly key: Counted | EdgeCounted;
    readonly values: readonly string[];
  }[];
}

const by = <T extends string>(values: readonly T[], key: (value: T) => Counted | EdgeCounted) =>
  values.map((value) => ({ key: key(value), values: [value] }));

const one = (key: Counted | EdgeCounted) => [{ key, values: [] }];

const TURN_FAULTS: readonly TurnFault[] = ['storage_full', 'storage_failed', 'internal'];
const CLOSERS: readonly CloseBy[] = ['relay', 'client'];
const STATUS_CLASSES: readonly StatusClass[] = ['1xx', '2xx', '3xx', '4xx', '5xx'];

/** All counters. */
export const COUNTERS: readonly CounterFamily[] = [
  {
    name: 'fermata_sends_total',
    help: 'Messages accepted, by how they were taken. One sent again is not counted again.',
    labels: ['state'],
    series: by(sendState.options, (state) => `send.${state}`),
  },
  {
    name: 'fermata_batches_total',
    help: 'Batches released, by reason.',
    labels: ['reason'],
    series: by(batchReason.options, (reason) => `batch.${reason}`),
  },
  {
    name: 'fermata_released_messages_total',
    help: 'Messages in released batches, by reason. One put off counts again when it comes back.',
    labels: ['reason'],
    series: by(batchReason.options, (reason) => `released.${reason}`),
  },
  {
    name: 'fermata_revised_total',
    help: 'Messages whose words were replaced while they waited.',
    labels: [],
    series: one('revised'),
  },
  {
    name: 'fermata_urged_total',
    help: 'Messages made urgent while they waited.',
    labels: [],
    series: one('urged'),
  },
  {
    name: 'fermata_withdrawn_total',
    help: 'Messages taken back while they waited.',
    labels: [],
    series: one('withdrawn'),
  },
  {
    name: 'fermata_refused_total',
    help: 'Requests over sockets that were answered with an error, by its code.',
    labels: ['code'],
    series: by(errorCode.options, (code) => `refused.${code}`),
  },
  {
    name: 'fermata_turn_faults_total',
    help: 'Turns of which nothing was kept, by fault; what was sent in them is not counted as sent.',
    labels: ['fault'],
    series: by(TURN_FAULTS, (fault) => `turnFault.${fault}`),
  },
  {
    name: 'fermata_closes_total',
    help: 'Connections that ended, by whose wish it was and the close code.',
    labels: ['by', 'code'],
    series: CLOSERS.flatMap((who) =>
      CLOSE_LABELS.map((code) => ({ key: `closed.${who}.${code}` as const, values: [who, code] })),
    ),
  },
  {
    name: 'fermata_http_answers_total',
    help: 'HTTP answers on the main address, by class of status.',
    labels: ['status'],
    series: by(STATUS_CLASSES, (status) => `http.${status}`),
  },
  {
    name: 'fermata_reports_total',
    help: 'Faults that the relay wrote into its log as errors.',
    labels: [],
    series: one('report'),
  },
];

/** What gauges tell, at one moment. */
export interface Snapshot {
  readonly census: Census;
  /** Size of the data folder, bytes. */
  readonly dataBytes: number;
  readonly version: string;
}

/** A gauge, and how its values are found at a scrape. */
export interface GaugeFamily {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  read(
    snapshot: Snapshot,
  ): readonly { readonly values: readonly string[]; readonly value: number }[];
}

const each = (numbers: Readonly<Record<string, number>>) =>
  Object.entries(numbers).map(([label, value]) => ({ values: [label], value }));

const alone = (value: number) => [{ values: [], value }];

/** All gauges. */
export const GAUGES: readonly GaugeFamily[] = [
  {
    name: 'fermata_connections',
    help: 'Open connections, by the kind of their device; none has not said hello.',
    labels: ['device'],
    read: ({ census }) => each(census.connections),
  },
  {
    name: 'fermata_waiting_messages',
    help: 'Messages of teams in memory that wait: held for a focus or a busy member, queued for one away.',
    labels: ['state'],
    read: ({ census }) => each(census.waiting),
  },
  {
    name: 'fermata_log_lag_entries',
    help: 'Log entries not yet stored by connected devices: of the one that lacks most, and of all.',
    labels: ['of'],
    read: ({ census }) => each(census.logLag),
  },
  {
    name: 'fermata_teams',
    help: 'Teams in memory.',
    labels: [],
    read: ({ census }) => alone(census.teams),
  },
  {
    name: 'fermata_members',
    help: 'Members of teams in memory.',
    labels: [],
    read: ({ census }) => alone(census.members),
  },
  {
    name: 'fermata_data_bytes',
    help: 'Size of the files in the data folder.',
    labels: [],
    read: ({ dataBytes }) => alone(dataBytes),
  },
  {
    name: 'fermata_build_info',
    help: 'Always 1; its label says which version runs.',
    labels: ['version'],
    read: ({ version }) => [{ values: [version], value: 1 }],
  },
];

/** All histograms, by name. */
export const HISTOGRAMS = {
  fermata_commit_seconds: {
    help: 'Time of one commit to the disk, with its sync.',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  },
  fermata_turn_seconds: {
    help: 'Time of one turn: reading, running, committing, sending.',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  },
  fermata_turn_jobs: {
    help: 'Requests and calls that one turn took together.',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
  },
} as const;
