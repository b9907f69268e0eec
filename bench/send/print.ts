/** The figures of durable sends as tables, and what they are held against. */
import { beside, figure, type Table, type Verdict } from '../common/report.ts';
import { mediansOf, type Runs } from '../common/rounds.ts';
import type { DiskFigures } from './disk.ts';
import type { SendFigures } from './measure.ts';
import { BASELINE } from './subjects.ts';

/** What was measured. */
export interface SendResult {
  /** By how they are spread over receivers. */
  readonly spreads: Readonly<Record<string, Runs<SendFigures>>>;
  readonly disk: readonly DiskFigures[];
  /** For each send; null: it could not be counted. */
  readonly syncs: number | null;
}

const of = (runs: Runs<SendFigures>, name: string) => mediansOf(runs.get(name) ?? []);

/** The limits, each for each way of spreading. */
export const verdictsOf = ({ spreads, disk }: SendResult): readonly Verdict[] =>
  Object.entries(spreads).flatMap(([spread, runs]) => {
    const [base, ours] = [of(runs, BASELINE), of(runs, 'relay')];
    const { p99 } = mediansOf(disk);
    const times = ours.perSecond / base.perSecond;
    return [
      {
        what: `sends a second, times the baseline, ${spread}`,
        value: times,
        limit: 4,
        isFloor: true,
      },
      { what: `CPU of the relay for each, µs, ${spread}`, value: ours.cpuUs, limit: 40 },
      { what: `p99 to ok, times that of a bare sync, ${spread}`, value: ours.p99 / p99, limit: 20 },
    ];
  });

const spreadTable = ([spread, runs]: [string, Runs<SendFigures>]): Table => ({
  title: `50 senders, 200 under way, ${spread}; in brackets the ratio to "${BASELINE}"`,
  columns: ['sends a second', 'CPU each, µs', 'to ok, p50 ms', 'p99 ms'],
  rows: [...runs.keys()].map((name) => {
    const [mine, base] = [of(runs, name), of(runs, BASELINE)];
    return [
      name,
      beside(mine.perSecond, base.perSecond),
      beside(mine.cpuUs, base.cpuUs),
      beside(mine.p50, base.p50),
      beside(mine.p99, base.p99),
    ];
  }),
});

/** Medians of all rounds. */
export const tablesOf = ({ spreads, disk, syncs }: SendResult): readonly Table[] => {
  const bare = mediansOf(disk);
  return [
    ...Object.entries(spreads).map(spreadTable),
    {
      title: 'The disk',
      columns: ['p50', 'p99'],
      rows: [
        ['a bare fdatasync of a page, ms', figure(bare.p50), figure(bare.p99)],
        [
          'fsyncs of the relay for each send, to one',
          syncs === null ? null : syncs.toFixed(4),
          null,
        ],
      ],
    },
  ];
};
