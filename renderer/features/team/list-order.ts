/** The team as one list: in which order, and what of it stays where it is when people change their places. */
import type { TeammateView, View } from '../../../shared/bridge/view.ts';
import { byName, type TeamGroup } from '../../../shared/wording/team-groups.ts';

/** Groups of teammates, as they are drawn. */
export type Groups = readonly TeamGroup<TeammateView>[];

/** A heading or a teammate, in the order in which they stand. Keys of headings are numbers, so that no id is like one. */
export type ListItem =
  | { readonly kind: 'heading'; readonly key: number; readonly group: Groups[number] }
  | {
      readonly kind: 'row';
      readonly key: string;
      readonly teammate: TeammateView;
      /** From 1, in its group. */
      readonly place: number;
    };

/** Teammates by name, again and again: while no name changes, the order of the last time is still right. */
export const createNameOrder = (): ((teammates: View['teammates']) => readonly TeammateView[]) => {
  let order: readonly TeammateView[] = [];
  return (teammates) => {
    const known = order.flatMap(({ profile: { memberId } }) =>
      Object.hasOwn(teammates, memberId) ? (teammates[memberId] ?? []) : [],
    );
    const isInOrder =
      known.length === Object.keys(teammates).length &&
      known.every(({ profile }, n) => profile.name === order[n]?.profile.name);
    order = isInOrder ? known : Object.values(teammates).sort(byName);
    return order;
  };
};

/** Every id, in the order in which the rows stand. */
export const idsOf = (groups: Groups): readonly string[] =>
  groups.flatMap(({ teammates }) => teammates.map(({ profile }) => profile.memberId));

/** Headings and rows. */
export const itemsOf = (groups: Groups): readonly ListItem[] =>
  groups.flatMap((group, key): readonly ListItem[] => [
    { kind: 'heading', key, group },
    ...group.teammates.map((teammate, n) => ({
      kind: 'row' as const,
      key: teammate.profile.memberId,
      teammate,
      place: n + 1,
    })),
  ]);

/** The first `most` people, in their groups. */
export const firstOf = (groups: Groups, most: number): Groups => {
  let left = most;
  return groups.flatMap((group) => {
    const teammates = group.teammates.slice(0, left);
    left -= teammates.length;
    return teammates.length === 0 ? [] : [{ ...group, teammates }];
  });
};

/** By how much most of what was seen has moved: whoever left their place alone does not count. 0 for nothing. */
export const commonShift = (shifts: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const shift of shifts) counts.set(shift, (counts.get(shift) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]));
  return most?.[0] ?? 0;
};
