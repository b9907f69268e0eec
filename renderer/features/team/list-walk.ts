/** The keyboard in the list: arrow keys through all rows, drawn or not, and a focus that no change takes away. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { type Groups, idsOf } from './list-order.ts';

const rowsOf = (list: HTMLElement): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[data-row]'),
];
const idOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement ? (target.dataset['row'] ?? null) : null;
const rowIn = (list: HTMLElement | null, id: string): HTMLElement | undefined =>
  list === null ? undefined : rowsOf(list).find((row) => idOf(row) === id);

/** Where arrow keys stop, in order: rows, by their ids, and the fields above and below them. */
const stopsIn = (list: HTMLElement, ids: readonly string[]): readonly (string | HTMLElement)[] => {
  const rows = list.querySelector('[data-rows]');
  const inputs = [...list.querySelectorAll<HTMLElement>('input')];
  const isAbove = (input: HTMLElement): boolean =>
    rows !== null && (rows.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const above = inputs.filter(isAbove);
  return [...above, ...ids, ...inputs.slice(above.length)];
};

/** What the list's element takes, and what its rows need. */
export interface ListWalk {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Rows that stay in the page wherever one scrolls: the one with the focus, and the one that is or was written to. */
  readonly kept: readonly (string | null)[];
  /** Gives a row the focus back that was made anew in another group; called when rows were drawn. */
  readonly refocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
}

/** The last one that was opened: to it the focus returns. */
const useOpened = (openId: string | null): string | null => {
  const [opened, setOpened] = useState(openId);
  if (openId !== null && openId !== opened) setOpened(openId);
  return openId ?? opened;
};

/** Walks the rows of `groups`. */
export const useListWalk = (groups: Groups, openId: string | null): ListWalk => {
  const list = useRef<HTMLDivElement>(null);
  const inFocus = useRef<string | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);
  const opened = useOpened(openId);
  const refocus = useCallback(() => {
    if (inFocus.current === null || document.activeElement !== document.body) return;
    const row = rowIn(list.current, inFocus.current);
    if (row === undefined) inFocus.current = null;
    else row.focus({ preventScroll: true });
  }, []);
  const goTo = (stop: string | HTMLElement): void => {
    if (typeof stop === 'string') flushSync(() => setLastId(stop));
    const target = typeof stop === 'string' ? rowIn(list.current, stop) : stop;
    target?.focus();
  };
  return {
    list,
    kept: [lastId, opened],
    refocus,
    onKeyDown: (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      const stops = stopsIn(event.currentTarget, idsOf(groups));
      const at = stops.findIndex((stop) => stop === (idOf(event.target) ?? event.target));
      const next = stops[at + step];
      if (at === -1 || next === undefined) return;
      event.preventDefault();
      goTo(next);
    },
    onFocus: (event) => {
      inFocus.current = idOf(event.target);
      if (inFocus.current !== null) setLastId(inFocus.current);
    },
    onBlur: () => {
      inFocus.current = null;
    },
  };
};
