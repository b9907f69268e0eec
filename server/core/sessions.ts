/** Devices come and go: `hello`, and what the end of a connection means (T3, P4, P5, P6). */
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { GRACE_MS } from '../../shared/protocol/limits.ts';
import type { RequestOf } from '../../shared/protocol/requests.ts';
import { limitConnections } from './crowding.ts';
import { noteStored } from './requests/stored.ts';
import { signalActivity } from './signal.ts';
import { settle } from './settle.ts';
import type { Conn, Device } from './state.ts';
import { closeConn, startReplay, type Turn } from './turn.ts';

/** A device that is new here counts as idle until it says otherwise: connecting is not activity (P4). */
const wakeSignal = (device: Device): void => {
  if (device.signal === null) device.signal = { activity: 'idle', graceUntil: null };
  else device.signal.graceUntil = null; // Back within its grace: nobody saw it go (P5).
};

/** Lets a device in, or closes without a hint why not (T3). Answers whether it was let in. */
export const openSession = (
  turn: Turn,
  conn: Conn,
  hello: RequestOf<'hello'>,
  device: Device | null,
): boolean => {
  if (device === null) {
    closeConn(turn, conn, CLOSE.unauthorized);
    return false;
  }
  const { member } = device;
  conn.device = device;
  device.conns.add(conn);
  member.team.conns.add(conn);
  turn.connsChanged.add(member.team);
  limitConnections(turn, member);
  device.kind = hello.device.kind;
  device.name = hello.device.name;
  device.lastSeenAt = turn.now;
  turn.lazyDevices.add(device);
  turn.outputs.push({ kind: 'welcome', conn, device, re: hello.id, roster: hello.roster });
  const cursor = Math.min(hello.cursor ?? 0, member.head);
  if (cursor < member.head) startReplay(turn, conn, cursor); // Before what their coming itself releases (H6).
  wakeSignal(device);
  if (hello.activity !== undefined) signalActivity(turn, device, hello.activity);
  settle(turn, member);
  noteStored(turn, device, cursor); // A cursor says what the device has on its disk (C2).
  return true;
};

/** A connection ended. One that was closed in order ends at once, else its device has a grace (P5). */
export const endSession = (turn: Turn, conn: Conn, code: number): void => {
  conn.closed = true;
  const { device } = conn;
  if (device === null) return;
  device.conns.delete(conn);
  device.member.team.conns.delete(conn);
  turn.connsChanged.add(device.member.team);
  device.lastSeenAt = turn.now;
  turn.lazyDevices.add(device);
  if (device.conns.size > 0 || device.signal === null) return;
  if (code === CLOSE.normal) device.signal = null;
  else device.signal.graceUntil = turn.now + GRACE_MS;
  settle(turn, device.member);
};
