/**
 * The load of a release, as a process of its own: fills what is held for one who focuses, ends the focus, and takes the
 * batch, while another team goes on. Reads its job from standard input, tells as lines of JSON.
 */
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { createIds } from '../../main/os/adapters/ids.ts';
import { percentile } from '../../test/support/measure.ts';
import { startsWith } from '../fanout/dialect.ts';
import { openAskingWire, openAskingWires } from '../send/asking-wire.ts';
import { startFocus } from '../send/relay-target.ts';
import type { SenderAccount } from '../send/target.ts';
import { newDevice } from './device.ts';
import { startPulse } from './pulse.ts';

/** What is to be done. */
export interface ReleaseJob {
  readonly port: number;
  readonly receiver: SenderAccount;
  readonly senders: readonly SenderAccount[];
  readonly messages: number;
  readonly bodyBytes: number;
  /** Two of another team that go on meanwhile; null: nothing else happens. */
  readonly others: readonly [SenderAccount, SenderAccount] | null;
  /** Whether the device tells what it has stored, as clients do, and who sent it is connected and told (H6). */
  readonly isStored: boolean;
}

/** What it tells: the release begins, and is over. */
export type ReleaseLine =
  | { readonly event: 'begins' }
  | {
      readonly event: 'ends';
      readonly ms: number;
      readonly parts: number;
      /** A change of the other team, ms: the median before, and the longest meanwhile. Null without one. */
      readonly before: number | null;
      readonly longest: number | null;
    };

const ids = createIds();
/** A connection may send 120 at once (T6). */
const SENDS_OF_A_WIRE = 100;
const CALM_MS = 1500;

const tell = (line: ReleaseLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const job = JSON.parse(await text(process.stdin)) as ReleaseJob;
const { port, receiver, senders, messages } = job;
const device = newDevice(messages);
const wire = await openAskingWire(port, receiver, (payload) => {
  const seq = device.take(payload);
  if (seq !== null && job.isStored) void wire.ask({ type: 'stored', id: 's', seq });
});

const fill = async (): Promise<void> => {
  const count = Math.ceil(messages / SENDS_OF_A_WIRE);
  const places = Array.from({ length: count }, (_, n) => senders[n % senders.length] ?? receiver);
  const wires = await openAskingWires(port, places);
  const sendFrom = async (index: number): Promise<void> => {
    const some = Math.min(SENDS_OF_A_WIRE, messages - index * SENDS_OF_A_WIRE);
    for (let n = 0; n < some; n += 1) {
      const body = `${index} ${n} `.padEnd(job.bodyBytes, 'The draft is ready. ');
      const message = { messageId: ids.uuid(), to: receiver.memberId, body, urgency: 'normal' };
      await wires[index]?.ask({ type: 'message.send', id: 's', ...message });
    }
  };
  await Promise.all(wires.map((_, index) => sendFrom(index)));
  for (const filled of wires) filled.close();
};

const focusId = ids.uuid();
await wire.ask(startFocus(focusId));
await fill();

const RECEIPT = Buffer.from('{"type":"entry"');
let receipts = 0;
const { promise: allTold, resolve: onAllTold } = Promise.withResolvers<undefined>();
if (job.isStored)
  await openAskingWires(port, senders, (payload) => {
    if (startsWith(payload, RECEIPT) && ++receipts === messages) onAllTold(undefined);
  });
else onAllTold(undefined);

const pulse = job.others === null ? null : await startPulse(port, job.others);
await pause(CALM_MS);
const before = pulse?.taken() ?? null;
tell({ event: 'begins' });
const from = performance.now();
await wire.ask({ type: 'focus.end', id: 'e', focusId, outcome: 'completed' });
const [parts] = await Promise.all([device.whole, allTold]);
const ms = performance.now() - from;
await pulse?.stop();
tell({
  event: 'ends',
  ms,
  parts,
  before: before === null ? null : percentile(before, 50),
  longest: pulse === null ? null : Math.max(...pulse.taken()),
});
process.exit(0);
