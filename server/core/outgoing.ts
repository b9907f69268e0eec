/** What leaves at the end of a turn, told by the turn's outputs and by what became of its commit. */
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { add, cast, type Deliveries, type Delivery, newDeliveries, of } from './deliveries.ts';
import { errorFrame } from './faults.ts';
import { heldCounts } from './holding.ts';
import type { FanOut } from './fan-out.ts';
import { addTo, type Counts } from './meter.ts';
import { welcomeFrames } from './snapshot.ts';
import type { Conn } from './state.ts';
import type { StoreFault } from './store.ts';
import { type Output, push, type Turn } from './turn.ts';

/** Why nothing of a turn was kept. */
export type TurnFault = StoreFault | 'internal';

/** Counts of what waits, to their member's own devices, once a turn. */
export const pushHeld = (turn: Turn): void => {
  for (const member of turn.heldChanged) {
    const text = JSON.stringify({ type: 'held', ...heldCounts(member) });
    for (const device of member.devices.values())
      for (const conn of device.conns) push(turn, conn, text);
  }
};

type Replied = Extract<Output, { kind: 'reply' }>;

/** The entries that came of a request go out before its reply: it may have to wait until they were read. */
const placeReply = (delivery: Delivery, { conn, text, before, afterSeq }: Replied): void => {
  const { feed } = conn;
  const isReplaying = feed.mode === 'replaying';
  if (isReplaying && (afterSeq > feed.position || feed.replies.length > 0))
    for (const frame of [...before, text]) feed.replies.push({ afterSeq, text: frame });
  else add(delivery, [...before, text]);
};

const place = (deliveries: Deliveries, output: Output, now: number): void => {
  const delivery = of(deliveries, output.conn);
  switch (output.kind) {
    case 'push':
      add(delivery, [output.text]);
      return;
    case 'reply':
      placeReply(delivery, output);
      return;
    case 'welcome':
      add(delivery, welcomeFrames(output.device, output.re, output.roster, now));
      output.conn.knowsChange = output.device.member.team.changes;
      return;
    case 'close':
      delivery.close = output.code;
  }
};

const spreadInto = (deliveries: Deliveries, turn: Turn, fanOut: FanOut): void =>
  fanOut.spread(turn, (team, frames) => cast(deliveries, team, frames));

/** What leaves when everything of the turn is on disk. */
export const deliveriesOf = (turn: Turn, fanOut: FanOut): Deliveries => {
  const deliveries = newDeliveries();
  for (const output of turn.outputs) place(deliveries, output, turn.now);
  spreadInto(deliveries, turn, fanOut);
  return deliveries;
};

/** A reply that another job of the failed turn may stand behind is as wrong as one to the job that wrote. */
const asFailed = (output: Output, fault: TurnFault): string | null => {
  if (output.kind !== 'reply') return null;
  return output.isFirm ? output.text : JSON.stringify(errorFrame(output.re, fault));
};

/**
 * What leaves when the commit failed: requests are told so, and connections of the teams
 * concerned are closed, since what they would have been told is not so. Their clients come back and resync.
 */
export const failedDeliveriesOf = (
  turn: Turn,
  concerned: ReadonlySet<Conn>,
  fault: TurnFault,
  fanOut: FanOut,
): Deliveries => {
  const deliveries = newDeliveries();
  for (const changed of [turn.profileChanged, turn.presenceChanged])
    for (const member of changed) if (turn.touched.has(member.team)) changed.delete(member);
  for (const output of turn.outputs) {
    if (!concerned.has(output.conn)) {
      place(deliveries, output, turn.now);
      continue;
    }
    const text = asFailed(output, fault);
    if (text !== null) add(of(deliveries, output.conn), [text]);
  }
  spreadInto(deliveries, turn, fanOut);
  for (const conn of concerned) of(deliveries, conn).close = CLOSE.internal;
  return deliveries;
};

/** What is counted of a turn of which nothing was kept: that it was not, and the refusals that go out after all. */
export const failedCountsOf = (
  turn: Turn,
  concerned: ReadonlySet<Conn>,
  fault: TurnFault,
): Counts => {
  const counts: Counts = new Map();
  addTo(counts, `turnFault.${fault}`);
  for (const output of turn.outputs) {
    if (output.kind !== 'reply') continue;
    const isFailed = concerned.has(output.conn) && !output.isFirm;
    const refusal = isFailed ? fault : output.refusal;
    if (refusal !== null) addTo(counts, `refused.${refusal}`);
  }
  return counts;
};
