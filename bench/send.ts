/**
 * `npm run bench:send [-- --seconds 4 --rounds 3 --peers all --install-peers --json]`: messages that are on disk, synced,
 * before they are promised. 50 senders have 200 under way in all, to one who focuses, then to 50; beside a server with a
 * commit for each, beside what a team could run instead, and beside the bare disk. Medians of the rounds, and ratios.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { tell } from './common/report.ts';
import type { Runs } from './common/rounds.ts';
import { besidePeers } from './peers/beside.ts';
import { choosePeers, PEER_OPTIONS } from './peers/choose.ts';
import { SEND_PEERS } from './peers/index.ts';
import { measureDisk } from './send/disk.ts';
import { measureSends, SENDS_WARM_MS, type SendFigures } from './send/measure.ts';
import { tablesOf, verdictsOf } from './send/print.ts';
import { sendSubjectOf, SUBJECTS } from './send/subjects.ts';
import { syncsPerSend } from './send/syncs.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    ...PEER_OPTIONS,
  },
});
const rounds = Number(values.rounds);
const spreadOver = { 'to one': 1, 'to 50 in turn': 50 } as const;
const work = { senders: 50, underWay: 200, bodyBytes: 170, warmMs: SENDS_WARM_MS } as const;
const ms = Number(values.seconds) * 1000;

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const { present, notes } = choosePeers(SEND_PEERS, values);
const theirs = present.map(sendSubjectOf);
const spreads: Record<string, Runs<SendFigures>> = {};
const disk = [await measureDisk()];
for (const [spread, receivers] of Object.entries(spreadOver)) {
  console.error(`Sends ${spread}.`);
  const { runs, failures } = await besidePeers({ ours: SUBJECTS, theirs }, rounds, (kind) =>
    measureSends(kind, { ...work, receivers, ms }),
  );
  spreads[spread] = runs;
  notes.push(...failures.map((failure) => `Sends ${spread}: ${failure}`));
  disk.push(await measureDisk());
}
const syncs = await syncsPerSend({ ...work, receivers: 1, ms: 1000 });
const result = { spreads, disk, syncs };
const runs = Object.entries(spreads).map(([spread, of]) => [spread, Object.fromEntries(of)]);
const data = { ...work, spreads: Object.fromEntries(runs) as unknown, disk, syncs };
const [tables, verdicts] = [tablesOf(result), verdictsOf(result)];
tell({ bench: 'send', machine, data, tables, notes, verdicts }, values.json);
