/**
 * What connections get at the end of a turn, one delivery each (P6). What goes to all of a team is noted once and not
 * for each of them: a change to a large team is little more than one write for each socket.
 */
import type { CloseCode } from '../../shared/protocol/close-codes.ts';
import type { Frame } from './frames.ts';
import type { Conn, Team } from './state.ts';

/** What one connection gets that others of its team do not. */
export interface Delivery {
  /** May be a list that others get too: nothing is added to it. */
  frames: readonly Frame[];
  /** The same list where it is of this connection alone. */
  own: Frame[] | null;
  close: CloseCode | null;
}

/** What all connections get. */
export interface Deliveries {
  readonly own: Map<Conn, Delivery>;
  /** What goes to all who are connected to a team, behind what is their own. */
  readonly casts: Map<Team, readonly Frame[]>;
}

const NOTHING: readonly Frame[] = [];

/** Nothing to deliver yet. */
export const newDeliveries = (): Deliveries => ({ own: new Map(), casts: new Map() });

/** The own delivery of a connection. */
export const of = ({ own }: Deliveries, conn: Conn): Delivery => {
  const known = own.get(conn);
  if (known !== undefined) return known;
  const fresh: Delivery = { frames: NOTHING, own: null, close: null };
  own.set(conn, fresh);
  return fresh;
};

/** Adds frames behind those of a delivery. */
export const add = (delivery: Delivery, frames: readonly Frame[]): void => {
  if (delivery.own !== null) delivery.own.push(...frames);
  else if (delivery.frames.length === 0) delivery.frames = frames;
  else delivery.frames = delivery.own = [...delivery.frames, ...frames];
};

/** Adds frames for all who are connected to a team. */
export const cast = ({ casts }: Deliveries, team: Team, frames: readonly Frame[]): void => {
  const before = casts.get(team);
  casts.set(team, before === undefined ? frames : [...before, ...frames]);
};

/** Whoever was sent a snapshot of the team as it is now knows the change already. */
const isNews = (conn: Conn, team: Team): boolean =>
  !conn.closed && conn.knowsChange !== team.changes;

/** Hands what comes from elsewhere to all who are connected to a team. */
export const castTo = ({ conns }: Team, frames: readonly Frame[]): void => {
  for (const conn of conns) if (!conn.closed) conn.peer.deliver(frames);
};

const addCast = (delivery: Delivery, conn: Conn, { casts }: Deliveries): void => {
  const team = conn.device?.member.team;
  if (team === undefined || !isNews(conn, team) || !team.conns.has(conn)) return;
  add(delivery, casts.get(team) ?? NOTHING);
};

/** Hands everything to the peers. `wantsMore` are told when what they got has left. */
export const deliverAll = (
  deliveries: Deliveries,
  wantsMore: ReadonlySet<Conn>,
  flushed: (conn: Conn) => void,
): void => {
  for (const conn of wantsMore) of(deliveries, conn);
  for (const [conn, delivery] of deliveries.own) {
    addCast(delivery, conn, deliveries);
    const { frames, close } = delivery;
    if (wantsMore.has(conn)) conn.peer.deliver(frames, () => flushed(conn));
    else if (frames.length > 0) conn.peer.deliver(frames);
    if (close !== null) conn.peer.close(close);
  }
  for (const [team, frames] of deliveries.casts)
    for (const conn of team.conns)
      if (isNews(conn, team) && !deliveries.own.has(conn)) conn.peer.deliver(frames);
};
