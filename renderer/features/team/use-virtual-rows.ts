import { type RefCallback, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../../app/window-context.ts';
import type { ListItem } from './list-order.ts';
import { type PlacedItem, VirtualRows } from './virtual-rows.ts';

/** Where the rows stand that are to be in the page. */
export const useVirtualRows = (
  items: readonly ListItem[],
  kept: readonly (string | null)[],
): {
  /** Takes the element that the rows stand in. */
  readonly box: RefCallback<HTMLElement>;
  /** Takes the element of each item. */
  readonly measure: RefCallback<HTMLElement>;
  readonly heightPx: number;
  readonly placed: readonly PlacedItem[];
} => {
  const { time } = useServices();
  const [rows] = useState(() => new VirtualRows(time.onFrame));
  useSyncExternalStore(rows.subscribe, rows.version);
  const placed = rows.place(items, kept);
  useLayoutEffect(() => rows.stop, [rows]);
  useLayoutEffect(() => rows.drawn());
  return { box: rows.standIn, measure: rows.measure, heightPx: rows.heightPx(), placed };
};
