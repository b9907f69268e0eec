/** Tells apart those of a team who are called the same. */
import type { Profile } from '../protocol/fields.ts';
import { zoneName } from './zone-offsets.ts';

type Named = Pick<Profile, 'memberId' | 'name' | 'timeZone'>;
type Tags = ReadonlyMap<string, string>;
type Team = Readonly<Record<string, { readonly profile: Named }>>;

const known = new WeakMap<Team, Tags>();

const nameOf = ({ name }: Named): string => name.trim().toLowerCase();

/** A zone tells people more than an id; where several have it, only the id is their own. */
const tagOf = (profile: Named, namesakes: readonly Named[]): string => {
  const zone = zoneName(profile.timeZone);
  const isOwn = namesakes.filter(({ timeZone }) => zoneName(timeZone) === zone).length === 1;
  return isOwn ? zone : `${zone} · ${profile.memberId.slice(-4)}`;
};

const tagsOf = (team: Team): Tags => {
  const byName = Map.groupBy(
    Object.values(team).map(({ profile }) => profile),
    nameOf,
  );
  const shared = [...byName.values()].filter((namesakes) => namesakes.length > 1);
  return new Map(
    shared.flatMap((namesakes) =>
      namesakes.map((profile) => [profile.memberId, tagOf(profile, namesakes)] as const),
    ),
  );
};

/** What is said beside the name, by member id, of those who have it in common with another of the team. */
export const namesakes = (team: Team): Tags => {
  const tags = known.get(team) ?? tagsOf(team);
  known.set(team, tags);
  return tags;
};

/** Whether somebody of the team is called so. */
export const isTaken = (name: string, team: Team): boolean =>
  Object.values(team).some(({ profile }) => nameOf(profile) === name.trim().toLowerCase());
