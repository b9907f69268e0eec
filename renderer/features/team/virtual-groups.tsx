/** The groups of a large team: only headings and the rows near what can be seen are in the page (W21). */
import { useLayoutEffect, useMemo } from 'react';
import { itemsOf, type ListItem } from './list-order.ts';
import css from './team.module.css';
import { type GroupsProps, Heading, useRow } from './team-groups.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import type { PlacedItem } from './virtual-rows.ts';

type Placed<Kind extends ListItem['kind']> = PlacedItem & {
  readonly item: Extract<ListItem, { kind: Kind }>;
};

const isHeading = (placed: PlacedItem): placed is Placed<'heading'> =>
  placed.item.kind === 'heading';
const isRow = (placed: PlacedItem): placed is Placed<'row'> => placed.item.kind === 'row';

/** Rows stand where they belong, and say which of how many they are. */
export const VirtualGroups = (props: GroupsProps) => {
  const { groups, kept, refocus } = props;
  const row = useRow(props);
  const items = useMemo(() => itemsOf(groups), [groups]);
  const { box, measure, heightPx, placed } = useVirtualRows(items, kept);
  useLayoutEffect(() => refocus());
  const rows = placed.filter(isRow);
  return (
    <div ref={box} className={css['virtual']} style={{ height: heightPx }}>
      {placed.filter(isHeading).map(({ item: { group }, index, topPx }) => (
        <section key={group.kind} aria-label={group.title}>
          <h2
            ref={measure}
            className={css['placedTitle']}
            data-index={index}
            style={{ top: topPx }}
          >
            <Heading group={group} />
          </h2>
          <ul>
            {rows
              .filter((each) => each.index > index && each.index <= index + group.teammates.length)
              .map((each) => (
                <li
                  key={each.item.key}
                  ref={measure}
                  className={css['placed']}
                  data-index={each.index}
                  style={{ top: each.topPx }}
                  aria-setsize={group.teammates.length}
                  aria-posinset={each.item.place}
                >
                  {row(each.item.teammate)}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
};
