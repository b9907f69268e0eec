/** A device to which a batch is released: looks whether it comes whole, in order and in parts (T1, H4). */
import { MAX_RELAY_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import type { EntryOf } from '../../shared/protocol/replies.ts';
import { startsWith } from '../fanout/dialect.ts';

const ENTRY = Buffer.from('{"type":"entry"');

interface EntryFrame {
  readonly seq: number;
  readonly entry: { readonly type: string } | EntryOf<'batch'>;
}

/** What it has got. */
export interface Device {
  /** Takes a frame; answers the `seq` of a batch's part that it was, else null. */
  take(payload: Buffer): number | null;
  /** Resolves with the number of parts when so many messages have come. Rejects when they are not as they should be. */
  readonly whole: Promise<number>;
}

/** What is wrong with a part after the one before; null: nothing. */
const faultOf = (
  part: EntryOf<'batch'>,
  seq: number,
  last: { readonly part: EntryOf<'batch'>; readonly seq: number } | null,
): string | null => {
  if (part.part !== (last?.part.part ?? 0) + 1) return `part ${part.part} is not the next`;
  if (last !== null && last.part.batchId !== part.batchId) return 'there is a second batch';
  if (last !== null && seq !== last.seq + 1) return 'the parts are not consecutive';
  return null;
};

/** Words as they were sent: who over which connection, and the how manyth. */
const READ = /^(\d+) (\d+)/;

/** A device that expects so many messages. */
export const newDevice = (messages: number): Device => {
  const { promise: whole, resolve, reject } = Promise.withResolvers<number>();
  const nextOf = new Map<string, number>();
  let last: { readonly part: EntryOf<'batch'>; readonly seq: number } | null = null;
  let got = 0;
  const check = (part: EntryOf<'batch'>): void => {
    for (const { body } of part.messages) {
      const [, wire = '', n = ''] = READ.exec(body) ?? [];
      const next = nextOf.get(wire) ?? 0;
      if (Number(n) !== next) reject(new Error(`${body.slice(0, 12)} came in place of ${next}`));
      nextOf.set(wire, next + 1);
    }
    got += part.messages.length;
  };
  return {
    whole,
    take: (payload) => {
      if (!startsWith(payload, ENTRY)) return null;
      if (payload.length > MAX_RELAY_FRAME_BYTES) reject(new Error('A frame is too large.'));
      const { seq, entry } = JSON.parse(payload.toString()) as EntryFrame;
      if (!('messages' in entry)) return null;
      const fault = faultOf(entry, seq, last);
      if (fault !== null) reject(new Error(fault));
      last = { part: entry, seq };
      check(entry);
      if (got === messages && entry.part === entry.parts) resolve(entry.parts);
      return seq;
    },
  };
};
