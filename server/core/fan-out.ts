/**
 * Presence and profiles to all who are connected to a team: one frame a turn, serialised once, shared by all
 * sockets (P6). A team that has nobody connected is not listened to, and costs nothing.
 */
import type { Bus } from './bus.ts';
import { inParts } from './parts.ts';
import type { Conn, Member, Team } from './state.ts';
import { jsonList, presenceText, profileText, type Sized } from './texts.ts';
import type { Turn } from './turn.ts';

/** Gives frames of a team to one of its connections. */
export type Give = (conn: Conn, frames: readonly string[]) => void;

/** Spreads what changed in teams. */
export interface FanOut {
  /** Tells what changed in a turn. What comes back over the bus while it does is given to `gather`. */
  spread(turn: Turn, gather: Give): void;
  /** Listens to a team as long as somebody is connected to it. */
  follow(team: Team): void;
}

const byTeam = (members: Iterable<Member>): Map<Team, Member[]> => {
  const teams = new Map<Team, Member[]>();
  for (const member of members) {
    const list = teams.get(member.team);
    if (list === undefined) teams.set(member.team, [member]);
    else list.push(member);
  }
  return teams;
};

const bytesOf = (piece: Sized): number => piece.bytes + 1;

const profileFrames = ({ roster }: Team, members: readonly Member[]): readonly string[] =>
  inParts(members.map(profileText), bytesOf).map(
    (part) => `{"type":"profiles","roster":${roster},"profiles":${jsonList(part)}}`,
  );

const presenceFrames = (members: readonly Member[]): readonly string[] =>
  inParts(members.map(presenceText), bytesOf).map(
    (part) => `{"type":"presence","members":${jsonList(part)}}`,
  );

/** A fan-out over a bus. What comes from elsewhere between turns goes to `give` at once. */
export const newFanOut = (bus: Bus, give: Give): FanOut => {
  const followed = new Map<Team, () => void>();
  let gathering: Give | null = null;
  const take = (team: Team, frames: readonly string[]): void => {
    for (const conn of team.conns) if (!conn.closed) (gathering ?? give)(conn, frames);
  };
  return {
    spread: (turn, gather) => {
      gathering = gather;
      for (const [team, changed] of byTeam(turn.profileChanged))
        bus.publish(team.teamId, () => profileFrames(team, changed));
      for (const [team, changed] of byTeam(turn.presenceChanged))
        bus.publish(team.teamId, () => presenceFrames(changed));
      gathering = null;
    },
    follow: (team) => {
      const stop = followed.get(team);
      if (team.conns.size === 0) {
        stop?.();
        followed.delete(team);
      } else if (stop === undefined)
        followed.set(
          team,
          bus.subscribe(team.teamId, (frames) => take(team, frames)),
        );
    },
  };
};
