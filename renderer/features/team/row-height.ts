/** How high a row will be, before it was ever drawn: near enough that little moves once it is measured. */
import { holds } from '../../../shared/domain/holding.ts';
import type { ListItem } from './list-order.ts';
import { tellsHours } from './teammate-row.tsx';

/** Px, as team.module.css and day-strip.module.css have them. */
const HEIGHT = { heading: 24, between: 16, row: 61, progress: 9, strip: 16 } as const;

/** In px; where texts wrap a row turns out higher. */
export const estimateHeight = (item: ListItem | undefined): number => {
  if (item === undefined) return HEIGHT.row;
  if (item.kind === 'heading') return HEIGHT.heading + (item.key === 0 ? 0 : HEIGHT.between);
  const { presence } = item.teammate;
  if (tellsHours(item.teammate)) return HEIGHT.row + HEIGHT.strip;
  const hasProgress = holds(presence.show) && presence.until !== undefined;
  return HEIGHT.row + (hasProgress ? HEIGHT.progress : 0);
};
