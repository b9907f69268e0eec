/** Tells apart those of a team who are called the same. */
import type { Profile } from '../protocol/fields.ts';
import { zoneName } from './zone-offsets.ts';

type Named = Pick<Profile, 'memberId' | 'name' | 'timeZone'>;
type Tags = ReadonlyMap<string, string>;
type Team = Readonly<Record<string, { readonly profile: Named }>>;

const nameOf = ({ name }: Named): string => name.trim().toLowerCase();

/** A zone tells people more than an id; where several have it, only the id is their own. */
const tagOf = (profile: Named, namesakes: readonly Named[]): string => {
  const zone = zoneName(profile.timeZone);
  const isOwn = namesakes.filter(({ timeZone }) => zoneName(timeZone) === zone).length === 1;
  return isOwn ? zone : `${zone} · ${profile.memberId.slice(-4)}`;
};

/** A team's names, and who of it is to be told apart. */
interface Names {
  readonly profiles: readonly Named[];
  readonly taken: ReadonlySet<string>;
  readonly tags: Tags;
}

const namesIn = (profiles: readonly Named[]): Names => {
  const byName = Map.groupBy(profiles, nameOf);
  const shared = [...byName.values()].filter((namesakes) => namesakes.length > 1);
  const tags = shared.flatMap((namesakes) =>
    namesakes.map((profile) => [profile.memberId, tagOf(profile, namesakes)] as const),
  );
  return { profiles, taken: new Set(byName.keys()), tags: new Map(tags) };
};

const isSame = (a: Named, b: Named | undefined): boolean =>
  a === b || (a.memberId === b?.memberId && a.name === b.name && a.timeZone === b.timeZone);

/** In a large team somebody's presence changes with each picture, and hardly ever a name: those of the last team stay. */
let last = namesIn([]);
let lastTeam: Team = {};

const namesOf = (team: Team): Names => {
  if (team === lastTeam) return last;
  lastTeam = team;
  const profiles = Object.values(team).map(({ profile }) => profile);
  const isAsBefore =
    profiles.length === last.profiles.length &&
    profiles.every((profile, n) => isSame(profile, last.profiles[n]));
  if (!isAsBefore) last = namesIn(profiles);
  return last;
};

/** What is said beside the name, by member id, of those who have it in common with another of the team. */
export const namesakes = (team: Team): Tags => namesOf(team).tags;

/** Whether somebody of the team is called so. */
export const isTaken = (name: string, team: Team): boolean =>
  namesOf(team).taken.has(name.trim().toLowerCase());
