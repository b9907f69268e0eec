/** What devices have on their disks: senders learn of what one is the first to have (H6). */
import { append } from '../log.ts';
import { reschedule } from '../settle.ts';
import type { Device, Member } from '../state.ts';
import type { MessageRef } from '../stored.ts';
import { type Turn, wrote } from '../turn.ts';

/**
 * So many receipts a turn makes for what one member has stored before it leaves more to the next one: a device that
 * tells of thousands at once does not keep others waiting.
 */
const RECEIPTS_PER_TURN = 400;

/** What a turn notes as arrived. */
interface Some {
  readonly messages: readonly MessageRef[];
  /** The last part of which nothing is left; null: none. */
  readonly through: number | null;
}

/** The oldest of what arrived, as much as the turn has room for. */
const takeSome = (turn: Turn, member: Member, through: number): Some => {
  const messages: MessageRef[] = [];
  const made = turn.receipts.get(member) ?? 0;
  let whole: number | null = null;
  for (let [part] = member.undelivered; part !== undefined; [part] = member.undelivered) {
    const room = RECEIPTS_PER_TURN - made - messages.length;
    if (part.seq > through || room === 0) break;
    messages.push(...part.messages.slice(0, room));
    const left = part.messages.slice(room);
    if (left.length > 0) member.undelivered[0] = { seq: part.seq, messages: left };
    else {
      member.undelivered.shift();
      whole = part.seq;
    }
  }
  turn.receipts.set(member, made + messages.length);
  return { messages, through: whole };
};

/**
 * A member has everything up to `through` on a device; what this turn has no room for is noted for later. A part is
 * marked when all its receipts are made: a relay that ends before makes those of the first again, which changes nothing
 * for who gets them.
 */
export const noteArrived = (turn: Turn, member: Member, through: number): void => {
  if ((member.undelivered[0]?.seq ?? Infinity) > through) return;
  const arrived = takeSome(turn, member, through);
  if ((member.undelivered[0]?.seq ?? Infinity) <= through)
    turn.arrivedLater.set(member, Math.max(through, turn.arrivedLater.get(member) ?? 0));
  if (arrived.through !== null)
    turn.draft.changes.push({
      type: 'delivered',
      to: member.memberId,
      throughSeq: arrived.through,
    });
  for (const { from, messageId } of arrived.messages) {
    const sender = member.team.members.get(from);
    if (sender !== undefined)
      append(turn, sender, { type: 'receipt', messageId, state: 'delivered', at: turn.now });
  }
  wrote(turn, member.team);
  reschedule(turn, member);
};

/** A relay that ended may have noted what a device has before it had told of all. */
export const noteKnown = (turn: Turn, member: Member): void => {
  const stored = [...member.devices.values()].map((device) => device.storedSeq);
  noteArrived(turn, member, Math.max(0, ...stored));
};

/** A device has everything up to `seq` on disk. */
export const noteStored = (turn: Turn, device: Device, seq: number): void => {
  const { member } = device;
  const through = Math.min(seq, member.head);
  if (through > device.storedSeq) {
    device.storedSeq = through;
    turn.lazyDevices.add(device);
  }
  noteArrived(turn, member, through);
};
