/** A member's connections are bounded (T6). */
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { MEMBER_CONNECTIONS } from '../../shared/protocol/limits.ts';
import type { Conn, Member } from './state.ts';
import { closeConn, type Turn } from './turn.ts';

const countOf = (member: Member): number => {
  let count = 0;
  for (const device of member.devices.values())
    for (const conn of device.conns) if (!conn.closed) count += 1;
  return count;
};

/**
 * Ends a member's oldest connection when there are too many. Not the newest: that is the device in the person's
 * hand, while the oldest is most likely a forgotten tab, or a connection that died and does not know it yet. What
 * is ended waits long before it tries again (`connection.ts` of the engine), so that two do not chase each other.
 */
export const limitConnections = (turn: Turn, member: Member): void => {
  if (countOf(member) <= MEMBER_CONNECTIONS) return;
  // The team's set is in the order of arrival.
  const isOldest = (conn: Conn): boolean => conn.device?.member === member && !conn.closed;
  const oldest = [...member.team.conns].find(isOldest);
  if (oldest !== undefined) closeConn(turn, oldest, CLOSE.tooManyConnections);
};
