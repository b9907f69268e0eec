/**
 * `npm run bench:send [-- --seconds 4 --rounds 3 --json]`: messages that are on disk, synced, before they are promised.
 * 50 senders have 200 under way in all, to one who focuses, then to 50; beside a server with a commit for each, and
 * beside the bare disk. Medians of the rounds, and ratios.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { tell } from './common/report.ts';
import { inTurn, type Runs } from './common/rounds.ts';
import { measureDisk } from './send/disk.ts';
import { measureSends, type SendFigures } from './send/measure.ts';
import { tablesOf, verdictsOf } from './send/print.ts';
import { SUBJECTS } from './send/subjects.ts';
import { syncsPerSend } from './send/syncs.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const spreadOver = { 'to one': 1, 'to 50 in turn': 50 } as const;
const work = { senders: 50, underWay: 200, bodyBytes: 170, warmMs: 1000 } as const;
const ms = Number(values.seconds) * 1000;

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const spreads: Record<string, Runs<SendFigures>> = {};
const disk = [await measureDisk()];
for (const [spread, receivers] of Object.entries(spreadOver)) {
  console.error(`Sends ${spread}.`);
  spreads[spread] = await inTurn(SUBJECTS, rounds, (kind) =>
    measureSends(kind, { ...work, receivers, ms }),
  );
  disk.push(await measureDisk());
}
const syncs = await syncsPerSend({ ...work, receivers: 1, ms: 1000 });
const result = { spreads, disk, syncs };
const runs = Object.entries(spreads).map(([spread, of]) => [spread, Object.fromEntries(of)]);
const data = { ...work, spreads: Object.fromEntries(runs) as unknown, disk, syncs };
tell(
  { bench: 'send', machine, data, tables: tablesOf(result), verdicts: verdictsOf(result) },
  values.json,
);
