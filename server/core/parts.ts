/** Cuts lists so that no frame from the relay is larger than it may be (T1). */
import { MAX_RELAY_FRAME_BYTES } from '../../shared/protocol/limits.ts';

/** Room for the items of a frame whose header is small: far below the rest. */
export const PART_ROOM_BYTES = MAX_RELAY_FRAME_BYTES - 8 * 1024;

/** Cuts items into parts that fit into `roomBytes`, in order; at least one item each. */
export const inParts = <T>(
  items: Iterable<T>,
  bytesOf: (item: T) => number,
  roomBytes = PART_ROOM_BYTES,
): T[][] => {
  const parts: T[][] = [];
  let part: T[] = [];
  let room = 0;
  for (const item of items) {
    const bytes = bytesOf(item);
    if (parts.length === 0 || bytes > room) {
      parts.push((part = []));
      room = roomBytes;
    }
    part.push(item);
    room -= bytes;
  }
  return parts;
};
