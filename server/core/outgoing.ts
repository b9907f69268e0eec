/** What leaves at the end of a turn: one delivery for each connection, shared frames serialised once (P6). */
import { CLOSE, type CloseCode } from '../../shared/protocol/close-codes.ts';
import { errorFrame } from './faults.ts';
import { heldCounts } from './holding.ts';
import { inParts, jsonBytes } from './parts.ts';
import { profileOf } from './snapshot.ts';
import type { Conn, Member, Team } from './state.ts';
import type { StoreFault } from './store.ts';
import { type Output, push, type Turn } from './turn.ts';

/** What one connection gets. */
interface Delivery {
  readonly frames: string[];
  close: CloseCode | null;
}
/** What all connections get. */
export type Deliveries = Map<Conn, Delivery>;

const of = (deliveries: Deliveries, conn: Conn): Delivery => {
  const known = deliveries.get(conn);
  if (known !== undefined) return known;
  const fresh: Delivery = { frames: [], close: null };
  deliveries.set(conn, fresh);
  return fresh;
};

const byTeam = (members: Iterable<Member>): Map<Team, Member[]> => {
  const teams = new Map<Team, Member[]>();
  for (const member of members) {
    const list = teams.get(member.team);
    if (list === undefined) teams.set(member.team, [member]);
    else list.push(member);
  }
  return teams;
};

/** Counts of what waits, to their member's own devices, once a turn. */
export const pushHeld = (turn: Turn): void => {
  for (const member of turn.heldChanged) {
    const text = JSON.stringify({ type: 'held', ...heldCounts(member) });
    for (const device of member.devices.values())
      for (const conn of device.conns) push(turn, conn, text);
  }
};

const broadcast = (deliveries: Deliveries, team: Team, text: string): void => {
  for (const conn of team.conns) if (!conn.closed) of(deliveries, conn).frames.push(text);
};

const broadcastProfiles = (turn: Turn, deliveries: Deliveries): void => {
  for (const [team, members] of byTeam(turn.profileChanged)) {
    if (team.conns.size === 0) continue;
    const { roster } = team;
    for (const profiles of inParts(members.map(profileOf), jsonBytes))
      broadcast(deliveries, team, JSON.stringify({ type: 'profiles', roster, profiles }));
  }
};

const broadcastPresence = (turn: Turn, deliveries: Deliveries): void => {
  for (const [team, changed] of byTeam(turn.presenceChanged)) {
    if (team.conns.size === 0) continue;
    const presences = changed.map((member) => member.presence);
    for (const members of inParts(presences, jsonBytes))
      broadcast(deliveries, team, JSON.stringify({ type: 'presence', members }));
  }
};

const place = (deliveries: Deliveries, output: Output): void => {
  const delivery = of(deliveries, output.conn);
  if (output.kind === 'close') {
    delivery.close = output.code;
    return;
  }
  const { feed } = output.conn;
  const isEarly =
    output.kind === 'reply' && feed.mode === 'replaying' && output.afterSeq > feed.position;
  const isBehind = output.kind === 'reply' && feed.mode === 'replaying' && feed.replies.length > 0;
  // The entries that came of a request go out before its reply: it waits until they were read.
  if (isEarly || isBehind) feed.replies.push({ afterSeq: output.afterSeq, text: output.text });
  else delivery.frames.push(output.text);
};

/** What leaves when everything of the turn is on disk. */
export const deliveriesOf = (turn: Turn): Deliveries => {
  const deliveries: Deliveries = new Map();
  for (const output of turn.outputs) place(deliveries, output);
  broadcastProfiles(turn, deliveries);
  broadcastPresence(turn, deliveries);
  return deliveries;
};

/** A reply that another job of the failed turn may stand behind is as wrong as one to the job that wrote. */
const asFailed = (output: Output, fault: StoreFault): string | null => {
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
  fault: StoreFault,
): Deliveries => {
  const deliveries: Deliveries = new Map();
  for (const output of turn.outputs) {
    if (!concerned.has(output.conn)) {
      place(deliveries, output);
      continue;
    }
    const text = asFailed(output, fault);
    if (text !== null) of(deliveries, output.conn).frames.push(text);
  }
  for (const conn of concerned) of(deliveries, conn).close = CLOSE.internal;
  return deliveries;
};

/** Hands everything to the peers. `wantsMore` are told when what they got has left. */
export const deliverAll = (
  deliveries: Deliveries,
  wantsMore: ReadonlySet<Conn>,
  flushed: (conn: Conn) => void,
): void => {
  for (const conn of wantsMore) of(deliveries, conn);
  for (const [conn, { frames, close }] of deliveries) {
    if (wantsMore.has(conn)) conn.peer.deliver(frames, () => flushed(conn));
    else if (frames.length > 0) conn.peer.deliver(frames);
    if (close !== null) conn.peer.close(close);
  }
};
