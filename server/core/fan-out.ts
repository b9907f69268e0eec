/**
 * Presence and profiles to all who are connected to a team: one frame a turn, serialised once, shared by all
 * sockets (P6). A team that has nobody connected is not listened to, and costs nothing.
 *
 * A frame to each socket is what a change costs, and who comes is a change. While people come to a team, as after a
 * restart of the relay, it is told the less often the more there are to be told: 2,000 who come back are told of one
 * another in some frames and not in hundreds. At any other time nothing waits.
 */
import type { Bus } from './bus.ts';
import { earliest } from './earliest.ts';
import { inParts } from './parts.ts';
import type { Clock } from './ports.ts';
import type { Member, Team } from './state.ts';
import { jsonList, presenceText, profileText, type Sized } from './texts.ts';
import type { Turn } from './turn.ts';

/**
 * When a team is told seldom: while somebody came or went within `withinMs`, and from this many connections on. A frame
 * for a socket takes some 8 µs, so telling is three thousandths of a core for each such team of up to 100, and beyond
 * in proportion. What waits is seen within a quarter of a second, in a team of 40 within a tenth, which is at once.
 */
const CROWD = { connections: 25, withinMs: 1000, msForEach: 2.5, mostMs: 250 } as const;

/** Gives frames to all connections of a team. */
export type Give = (team: Team, frames: readonly string[]) => void;

/** Spreads what changed in teams. */
export interface FanOut {
  /** Tells what changed in a turn and before. What comes back over the bus while it does is given to `gather`. */
  spread(turn: Turn, gather: Give): void;
  /** When what waits is to be told, on the clock that cannot be set; null: nothing waits. */
  dueMono(): number | null;
  /** Forgets what of a team is to be told: it was not kept. */
  drop(team: Team): void;
  /** Listens to a team as long as somebody is connected to it. */
  follow(team: Team): void;
}

/** What of a team is to be told. */
interface News {
  readonly profiles: Set<Member>;
  readonly presences: Set<Member>;
}

const bytesOf = (piece: Sized): number => piece.bytes + 1;

const profileFrames = ({ roster }: Team, members: Iterable<Member>): readonly string[] =>
  inParts(Array.from(members, profileText), bytesOf).map(
    (part) => `{"type":"profiles","roster":${roster},"profiles":${jsonList(part)}}`,
  );

const presenceFrames = (members: Iterable<Member>): readonly string[] =>
  inParts(Array.from(members, presenceText), bytesOf).map(
    (part) => `{"type":"presence","members":${jsonList(part)}}`,
  );

/** The moment from which on a team may be told. */
const tellAt = ({ conns, movedMono, toldMono }: Team, now: number): number => {
  const isCrowd = conns.size >= CROWD.connections && now - movedMono < CROWD.withinMs;
  return isCrowd ? toldMono + Math.min(CROWD.msForEach * conns.size, CROWD.mostMs) : now;
};

const framesOf = (team: Team, { profiles, presences }: News): readonly string[] => [
  ...profileFrames(team, profiles),
  ...presenceFrames(presences),
];

/** A fan-out over a bus. What comes from elsewhere between turns goes to `give` at once. */
export const newFanOut = (bus: Bus, clock: Pick<Clock, 'monotonic'>, give: Give): FanOut => {
  const followed = new Map<Team, () => void>();
  const waiting = new Map<Team, News>();
  let gathering: Give | null = null;
  const newsOf = (team: Team): News => {
    const news = waiting.get(team) ?? { profiles: new Set(), presences: new Set() };
    waiting.set(team, news);
    return news;
  };
  return {
    spread: (turn, gather) => {
      const now = clock.monotonic();
      for (const team of turn.connsChanged) team.movedMono = now;
      for (const member of turn.profileChanged) newsOf(member.team).profiles.add(member);
      for (const member of turn.presenceChanged) newsOf(member.team).presences.add(member);
      gathering = gather;
      for (const [team, news] of waiting) {
        if (now < tellAt(team, now)) continue;
        waiting.delete(team);
        team.toldMono = now;
        bus.publish(team.teamId, () => framesOf(team, news));
      }
      gathering = null;
    },
    dueMono: () => {
      if (waiting.size === 0) return null;
      const now = clock.monotonic();
      return earliest([...waiting.keys()].map((team) => tellAt(team, now)));
    },
    drop: (team) => void waiting.delete(team),
    follow: (team) => {
      const stop = followed.get(team);
      if (team.conns.size === 0) {
        stop?.();
        followed.delete(team);
      } else if (stop === undefined)
        followed.set(
          team,
          bus.subscribe(team.teamId, (frames) => (gathering ?? give)(team, frames)),
        );
    },
  };
};
