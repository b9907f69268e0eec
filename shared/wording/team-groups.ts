/** The team as groups: who can be reached comes first. */
import type { Presence, Profile, Show } from '../protocol/fields.ts';

/** What of a teammate decides where they stand. */
export interface Grouped {
  readonly profile: Pick<Profile, 'name'>;
  readonly presence: Pick<Presence, 'show' | 'until' | 'statusText'>;
}

/** Teammates under one heading. */
export interface TeamGroup<T extends Grouped> {
  readonly title: string;
  readonly teammates: readonly T[];
}

const GROUPS: readonly { readonly title: string; readonly shows: readonly Show[] }[] = [
  { title: 'Reachable now', shows: ['open', 'available'] },
  { title: 'Focusing', shows: ['focusing', 'busy'] },
  { title: 'Away', shows: ['away'] },
  { title: 'Offline', shows: ['offline'] },
];

/** Text as it is compared: without accents and case. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const matches = ({ profile, presence }: Grouped, query: string): boolean =>
  fold(`${profile.name} ${presence.statusText ?? ''}`).includes(fold(query.trim()));

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
const byName = (a: Grouped, b: Grouped): number => collator.compare(a.profile.name, b.profile.name);
/** Who is free first comes first; an open end comes last. */
const byEnd = (a: Grouped, b: Grouped): number =>
  (a.presence.until ?? Infinity) - (b.presence.until ?? Infinity) || byName(a, b);
const byOpenness = (a: Grouped, b: Grouped): number =>
  Number(b.presence.show === 'open') - Number(a.presence.show === 'open') || byName(a, b);

const orderOf = (title: string): ((a: Grouped, b: Grouped) => number) => {
  if (title === 'Reachable now') return byOpenness;
  return title === 'Focusing' ? byEnd : byName;
};

/**
 * Teammates that match `query` by name or status, in groups without empty ones. Without the relay nobody's
 * show is known, so nobody is called offline: they stand in one group.
 */
export const groupTeam = <T extends Grouped>(
  teammates: readonly T[],
  query: string,
  isKnown: boolean,
): readonly TeamGroup<T>[] => {
  const found = teammates.filter((teammate) => matches(teammate, query));
  if (!isKnown)
    return found.length === 0 ? [] : [{ title: 'Team', teammates: found.toSorted(byName) }];
  return GROUPS.map(({ title, shows }) => ({
    title,
    teammates: found.filter((t) => shows.includes(t.presence.show)).sort(orderOf(title)),
  })).filter((group) => group.teammates.length > 0);
};
