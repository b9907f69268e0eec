/**
 * `npm run bench:release [-- --messages 10000 --rounds 3 --json]`: what is held for one member is released and flushed
 * to a device, whole, in order and in parts; and what another team notices of it. The process fails where a part is
 * missing, twice or out of order. Medians of the rounds.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { describeMachine } from './common/machine.ts';
import { figure, tell } from './common/report.ts';
import { inTurn, mediansOf } from './common/rounds.ts';
import { measureRelease, type ReleaseKind } from './release/measure.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const messages = Number(values.messages);
const ALONE = { name: 'released, flushed', isStored: false, hasOthers: false };
const BESIDE = { name: 'the same, beside another team', isStored: false, hasOthers: true };
const STORED = { name: '… and stored, told to 50 senders', isStored: true, hasOthers: true };
const KINDS: readonly ReleaseKind[] = [ALONE, BESIDE, STORED];

const machine = describeMachine();
if (!(await ensureBuilt(['relay']))) process.exit(1);
const runs = await inTurn(KINDS, Number(values.rounds), (kind) => measureRelease(kind, messages));
const medians = new Map([...runs].map(([name, rounds]) => [name, mediansOf(rounds)]));
const of = (name: string) => medians.get(name) ?? mediansOf<never>([]);
const known = (value: number): string | null => (Number.isNaN(value) ? null : figure(value));
const table = {
  title: `${messages} held messages of 170 bytes`,
  columns: [
    'CPU, ms',
    'and carried out',
    'until done, ms',
    'parts',
    'other team: before, ms',
    'longest, ms',
  ],
  rows: [...medians].map(([name, figures]) => {
    const { cpuMs, allMs, ms, parts, before, longest } = figures;
    return [
      name,
      figure(cpuMs),
      figure(allMs),
      figure(ms),
      parts,
      known(before),
      known(longest),
    ] as const;
  }),
};
const delay = ({ name }: ReleaseKind): number => of(name).longest - of(name).before;
tell(
  {
    bench: 'release',
    machine,
    data: { messages, runs: Object.fromEntries(runs) },
    tables: [table],
    verdicts: [
      {
        what: 'CPU of the relay, released and flushed, ms',
        value: of(ALONE.name).cpuMs,
        limit: 150,
      },
      { what: 'another team waits longer, released, ms', value: delay(BESIDE), limit: 20 },
      { what: 'another team waits longer, stored and told, ms', value: delay(STORED), limit: 20 },
    ],
  },
  values.json,
);
