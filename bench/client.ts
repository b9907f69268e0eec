/**
 * `npm run bench:client [-- --members 2000 --changes 500 --seconds 5 --rounds 3 --json]`: the desktop's engine, without
 * Electron, in a large team that keeps changing; beside a process that reads the same frames as JSON and does no more.
 * Each change comes in a frame of its own, as from a relay whose turns hold one change each: the most frames that so many
 * changes can make. What the engine makes of them is told in patches, serialised as for a window. Medians of the rounds.
 */
import { parseArgs } from 'node:util';
import { type ClientKind, measureClient } from './client/measure.ts';
import { describeMachine } from './common/machine.ts';
import { beside, tell } from './common/report.ts';
import { inTurn, mediansOf } from './common/rounds.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '2000' },
    changes: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const load = {
  members: Number(values.members),
  perSecond: Number(values.changes),
  ms: Number(values.seconds) * 1000,
};
const BASELINE: ClientKind = { name: 'socket and JSON.parse', script: 'parse-only.ts' };
const ENGINE: ClientKind = { name: 'socket and engine', script: 'engine.ts' };

const machine = describeMachine();
const runs = await inTurn([BASELINE, ENGINE], Number(values.rounds), (kind) =>
  measureClient(kind, load),
);
const base = mediansOf(runs.get(BASELINE.name) ?? []);
const engine = mediansOf(runs.get(ENGINE.name) ?? []);
const rows = [...runs].map(([name, rounds]) => {
  const of = mediansOf(rounds);
  return [
    name,
    beside(of.share, base.share),
    beside(of.cpuUs, base.cpuUs),
    beside(of.perSecond, base.perSecond),
    beside(of.portions, base.portions),
  ] as const;
});
tell(
  {
    bench: 'client',
    machine,
    data: { ...load, runs: Object.fromEntries(runs) },
    tables: [
      {
        title: `${load.members} teammates, ${load.perSecond} changes a second; in brackets the ratio to "${BASELINE.name}"`,
        columns: [
          'share of a core, %',
          'CPU each, µs',
          'changes a second',
          'frames or patches a second',
        ],
        rows,
      },
    ],
    verdicts: [
      { what: 'share of a core with the engine, %', value: engine.share, limit: 5 },
      {
        what: 'share of a core in the engine, without socket and JSON.parse, %',
        value: engine.share - base.share,
        limit: 5,
      },
    ],
  },
  values.json,
);
