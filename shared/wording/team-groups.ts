/** The team as groups: who can be reached comes first. */
import { t } from '../language/words.ts';
import type { Presence, Profile, Show } from '../protocol/fields.ts';

/** What of a teammate decides where they stand. */
export interface Grouped {
  readonly profile: Pick<Profile, 'name'>;
  readonly presence: Pick<Presence, 'show' | 'until' | 'statusText'>;
}

/** What the teammates of a group have in common; `team`: nothing is known of them. */
export type GroupKind = 'reachable' | 'focusing' | 'away' | 'offline' | 'team';

/** Teammates under one heading. */
export interface TeamGroup<T extends Grouped> {
  readonly kind: GroupKind;
  readonly title: string;
  readonly teammates: readonly T[];
}

const GROUPS: readonly { readonly kind: GroupKind; readonly shows: readonly Show[] }[] = [
  { kind: 'reachable', shows: ['open', 'available'] },
  { kind: 'focusing', shows: ['focusing', 'busy'] },
  { kind: 'away', shows: ['away'] },
  { kind: 'offline', shows: ['offline'] },
];

/** Text as it is compared: without accents and case. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** `sought` is folded. */
const matches = ({ profile, presence }: Grouped, sought: string): boolean =>
  sought === '' || fold(`${profile.name} ${presence.statusText ?? ''}`).includes(sought);

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
/** The order in which people stand in a list. */
export const byName = (a: Grouped, b: Grouped): number =>
  collator.compare(a.profile.name, b.profile.name);
/** Who is free first comes first; an open end comes last. */
const byEnd = (a: Grouped, b: Grouped): number => {
  const [first, second] = [a.presence.until ?? Infinity, b.presence.until ?? Infinity];
  return first === second ? 0 : first - second;
};
const byOpenness = (a: Grouped, b: Grouped): number =>
  Number(b.presence.show === 'open') - Number(a.presence.show === 'open');

/** Teammates come by name: only what goes before that is sorted here. */
const inOrder = <T extends Grouped>(kind: GroupKind, teammates: readonly T[]): readonly T[] => {
  if (kind === 'reachable') return teammates.toSorted(byOpenness);
  return kind === 'focusing' ? teammates.toSorted(byEnd) : teammates;
};

const groupOf = <T extends Grouped>(kind: GroupKind, teammates: readonly T[]): TeamGroup<T> => ({
  kind,
  title: t(`groups.${kind}`),
  teammates: inOrder(kind, teammates),
});

/**
 * Teammates, who come by name, that match `query` by name or status, in groups without empty ones. Without the relay nobody's
 * show is known, so nobody is called offline: they stand in one group.
 */
export const groupTeam = <T extends Grouped>(
  teammates: readonly T[],
  query: string,
  isKnown: boolean,
): readonly TeamGroup<T>[] => {
  const sought = fold(query.trim());
  const found = teammates.filter((teammate) => matches(teammate, sought));
  const groups = isKnown
    ? GROUPS.map(({ kind, shows }) =>
        groupOf(
          kind,
          found.filter(({ presence }) => shows.includes(presence.show)),
        ),
      )
    : [groupOf('team', found)];
  return groups.filter((group) => group.teammates.length > 0);
};
