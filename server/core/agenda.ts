/** Who needs to be looked at when: a heap by time, where an item that moved earlier leaves a stale line behind. */

/** Something that falls due; null: never. */
export interface Due {
  dueAt: number | null;
}
interface Line<T> {
  readonly at: number;
  readonly item: T;
}

/** An agenda of items. */
export interface Agenda<T extends Due> {
  /** Notes an item by its `dueAt`. */
  note(item: T): void;
  /** Nothing falls due before this moment; null: nothing at all. */
  next(): number | null;
  /** Takes out all that is due at `now`. */
  takeDue(now: number): readonly T[];
}

const swap = <T>(lines: Line<T>[], a: number, b: number): void => {
  const [left, right] = [lines[a], lines[b]];
  if (left === undefined || right === undefined) return;
  lines[a] = right;
  lines[b] = left;
};
const timeAt = <T>(lines: readonly Line<T>[], index: number): number =>
  lines[index]?.at ?? Infinity;

const siftUp = <T>(lines: Line<T>[]): void => {
  let index = lines.length - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (timeAt(lines, parent) <= timeAt(lines, index)) return;
    swap(lines, parent, index);
    index = parent;
  }
};

const siftDown = <T>(lines: Line<T>[]): void => {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const child = timeAt(lines, left + 1) < timeAt(lines, left) ? left + 1 : left;
    if (timeAt(lines, child) >= timeAt(lines, index)) return;
    swap(lines, child, index);
    index = child;
  }
};

const takeFirst = <T>(lines: Line<T>[]): Line<T> | undefined => {
  swap(lines, 0, lines.length - 1);
  const first = lines.pop();
  siftDown(lines);
  return first;
};

/** An empty agenda. */
export const newAgenda = <T extends Due>(): Agenda<T> => {
  const lines: Line<T>[] = [];
  /** The line in force of each item; others of it are stale. */
  const inForce = new Map<T, number>();
  const note = (item: T): void => {
    if (item.dueAt === null) return;
    // Moved later: the line that stands comes first and is written anew then. Most moves are of this kind.
    if ((inForce.get(item) ?? Infinity) <= item.dueAt) return;
    inForce.set(item, item.dueAt);
    lines.push({ at: item.dueAt, item });
    siftUp(lines);
  };
  const takeOne = (now: number): T | null => {
    const line = takeFirst(lines);
    if (line === undefined || inForce.get(line.item) !== line.at) return null;
    inForce.delete(line.item);
    if (line.item.dueAt !== null && line.item.dueAt <= now) return line.item;
    note(line.item);
    return null;
  };
  return {
    note,
    next: () => lines[0]?.at ?? null,
    takeDue: (now) => {
      const due: T[] = [];
      for (let line = lines[0]; line !== undefined && line.at <= now; line = lines[0]) {
        const item = takeOne(now);
        if (item !== null) due.push(item);
      }
      return due;
    },
  };
};
