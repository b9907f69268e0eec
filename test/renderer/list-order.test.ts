import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonShift,
  createNameOrder,
  firstOf,
  idsOf,
  itemsOf,
} from '../../renderer/features/team/list-order.ts';
import type { View } from '../../shared/bridge/view.ts';
import { byName, groupTeam } from '../../shared/wording/team-groups.ts';
import { sampleTeammate, teamOf } from '../support/sample-view.ts';

const shows = ['open', 'available', 'focusing', 'busy', 'away', 'offline'] as const;
const teams = fc
  .dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
    fc.tuple(fc.constantFrom('Ada', 'ben', 'Zoë', 'Cho'), fc.constantFrom(...shows)),
  )
  .map((people): View['teammates'] =>
    teamOf(
      ...Object.entries(people).map(([id, [name, show]]) => sampleTeammate(id, name, { show })),
    ),
  );

describe('the order of a list', () => {
  it('[W20] by name is the same whatever it was before', () => {
    fc.assert(
      fc.property(fc.array(teams, { maxLength: 6 }), (states) => {
        const inOrder = createNameOrder();
        for (const state of states) {
          const order = inOrder(state);
          const names = order.map(({ profile }) => profile.name);
          expect(new Set(order)).toEqual(new Set(Object.values(state)));
          expect(names).toEqual(
            Object.values(state)
              .toSorted(byName)
              .map(({ profile }) => profile.name),
          );
        }
      }),
    );
  });

  it('[W21] has everybody once, under a heading, with their place', () => {
    fc.assert(
      fc.property(teams, fc.nat(7), (state, most) => {
        const groups = groupTeam(Object.values(state).toSorted(byName), '', true);
        const items = itemsOf(groups);
        expect(items.length).toBe(groups.length + Object.keys(state).length);
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        for (const [index, item] of items.entries())
          if (item.kind === 'row') expect(items[index - item.place]?.kind).toBe('heading');
        expect(idsOf(firstOf(groups, most))).toEqual(idsOf(groups).slice(0, most));
      }),
    );
  });
});

describe('what is seen', () => {
  it('[W22] follows where most of it went', () => {
    expect(commonShift([])).toBe(0);
    expect(commonShift([60, 60, 60, -400])).toBe(60);
    expect(commonShift([60, 0])).toBe(0);
  });

  it('[W22] leaves as many rows in place as can be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }), (shifts) => {
        const still = (by: number): number => shifts.filter((shift) => shift === by).length;
        for (const other of shifts)
          expect(still(commonShift(shifts))).toBeGreaterThanOrEqual(still(other));
      }),
    );
  });
});
