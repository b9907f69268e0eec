/** What is in memory at a moment, in numbers: for whoever watches the relay. Walks all of it, so ask seldom. */
import type { DeviceKind } from '../../shared/protocol/fields.ts';
import type { Conn, Team } from './state.ts';

/** Numbers of what is in memory. */
export interface Census {
  /** Open connections, by the kind of their device; `none` has not said hello. */
  readonly connections: Readonly<Record<DeviceKind | 'none', number>>;
  readonly teams: number;
  readonly members: number;
  /** Messages that wait for members who focus or are busy, and for those who are away. */
  readonly waiting: { readonly held: number; readonly queued: number };
  /** Entries that connected devices have not stored yet: of the one that lacks most, and of all together. */
  readonly logLag: { readonly max: number; readonly sum: number };
}

const lagOf = ({ device }: Conn): number =>
  device === null ? 0 : Math.max(0, device.member.head - device.storedSeq);

const waitingIn = (teams: readonly Team[]): Census['waiting'] => {
  const waiting = { held: 0, queued: 0 };
  for (const team of teams)
    for (const member of team.members.values())
      waiting[member.holdingSince === null ? 'queued' : 'held'] += member.waiting.size;
  return waiting;
};

/** Counts what is in memory. */
export const censusOf = (conns: Iterable<Conn>, teams: readonly Team[]): Census => {
  const connections = { desktop: 0, web: 0, cli: 0, none: 0 };
  const logLag = { max: 0, sum: 0 };
  for (const conn of conns) {
    connections[conn.device?.kind ?? 'none'] += 1;
    const lag = lagOf(conn);
    logLag.max = Math.max(logLag.max, lag);
    logLag.sum += lag;
  }
  const members = teams.reduce((sum, team) => sum + team.members.size, 0);
  return { connections, teams: teams.length, members, waiting: waitingIn(teams), logLag };
};
