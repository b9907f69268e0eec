/**
 * Which rows of a long list have to be in the page, and where they stand (W21). TanStack's virtualiser measures and
 * finds them; what is ours is that its news waits for the next picture with everything else (W20), and that what is
 * seen stays where it is when people change their places (W22).
 */
import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import type { WindowTime } from '../../app/window-time.ts';
import { commonShift, type ListItem } from './list-order.ts';
import { estimateHeight } from './row-height.ts';

/** An item that is in the page; `topPx` counts from the top of the list. */
export interface PlacedItem {
  readonly item: ListItem;
  readonly index: number;
  readonly topPx: number;
}

/** Rows beyond either edge of what is seen, so that scrolling finds them there. */
const OVERSCAN = 10;
/** Until the first layout tells. */
const FIRST_RECT = { width: 600, height: 640 };
/** The element that scrolls the list has this attribute. */
const SCROLLS = '[data-scrolls]';

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;
type Kept = readonly (string | null)[];

const isAlike = (before: ListItem, now: ListItem): boolean =>
  before.kind === 'row' && now.kind === 'row' && before.teammate === now.teammate;

/** The rows of one list. */
export class VirtualRows {
  readonly #onFrame: WindowTime['onFrame'];
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  #isWaiting = false;
  #items: readonly ListItem[] = [];
  #indexes: ReadonlyMap<ListItem['key'], number> = new Map();
  #kept: readonly number[] = [];
  #box: HTMLElement | null = null;
  #above: ResizeObserver | null = null;
  #marginPx = 0;
  /** By how far what is seen has moved in the list: the page follows when it is drawn. */
  #shiftPx = 0;
  /** What the observer told since the last picture; taken together with everything else for the next one. */
  readonly #measured = new Map<HTMLElement, number>();
  #isTaking = false;
  /** Where the page was scrolled to from here; anything else was its user. */
  #ownOffset: number | null = null;
  #isScrolledByHand = false;

  constructor(onFrame: WindowTime['onFrame']) {
    this.#onFrame = onFrame;
    this.#virtualizer = new Virtualizer(this.#options());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  readonly measure = (element: HTMLElement | null): void =>
    this.#virtualizer.measureElement(element);

  /** Takes what is listed, and who stays in the page; answers what is to be drawn. */
  place(items: readonly ListItem[], kept: Kept): readonly PlacedItem[] {
    const seen = items === this.#items ? [] : this.#seen();
    if (items !== this.#items) this.#take(items);
    this.#kept = this.#indexesOf(kept);
    this.#virtualizer.setOptions(this.#options());
    const drawn = this.#virtualizer.getVirtualItems().map(({ index }) => index);
    this.#shiftPx += commonShift(
      seen.flatMap(({ key, start }) => {
        const index = this.#indexes.get(key);
        return index === undefined ? [] : [this.#startOf(index) - start];
      }),
    );
    // Without a size, as in a column that is not shown, there is nothing to see; but those who are kept are kept.
    return (drawn.length === 0 ? this.#kept : drawn).flatMap((index) => {
      const item = this.#items[index];
      return item === undefined
        ? []
        : [{ item, index, topPx: this.#startOf(index) - this.#marginPx }];
    });
  }

  heightPx(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** Takes the element that the rows stand in; null: it is gone. */
  readonly standIn = (box: HTMLElement | null): void => {
    this.#box = box;
    this.#above?.disconnect();
    this.#above = null;
    const page = this.#scroller()?.firstElementChild;
    if (page === null || page === undefined) return;
    // Whatever grows or shrinks above the list changes the height of the page.
    this.#above = new ResizeObserver(() => this.#measureMargin());
    this.#above.observe(page);
    this.#measureMargin();
  };

  /** What was placed is in the page now. */
  drawn(): void {
    this.#virtualizer._willUpdate();
    const scroller = this.#scroller();
    const shift = this.#shiftPx;
    this.#shiftPx = 0;
    if (scroller === null || shift === 0) return;
    scroller.scrollTop += shift;
    this.#ownOffset = scroller.scrollTop;
    // Its event comes with the next frame; a row that is measured before that must not take the page back.
    this.#virtualizer.scrollOffset = scroller.scrollTop;
  }

  /** Lets go of the page. */
  readonly stop = (): void => this.#virtualizer._didMount()();

  readonly #options = (): Options => {
    const items = this.#items;
    const kept = this.#kept;
    return {
      count: items.length,
      getItemKey: (index) => items[index]?.key ?? -1 - index,
      estimateSize: (index) => estimateHeight(items[index]),
      rangeExtractor: (range) =>
        [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b),
      // Measured by the observer alone, after layout: reading here would force one for each row. What it tells comes
      // when this picture is drawn already: drawing again for it would be twice in one frame (W20).
      measureElement: (element, entry, { options, itemSizeCache, indexFromElement }) => {
        const index = indexFromElement(element);
        if (entry !== undefined)
          this.#keep(element, measureElement(element, entry, this.#virtualizer));
        return itemSizeCache.get(options.getItemKey(index)) ?? options.estimateSize(index);
      },
      getScrollElement: () => this.#scroller(),
      initialOffset: () => this.#scroller()?.scrollTop ?? 0,
      initialRect: FIRST_RECT,
      overscan: OVERSCAN,
      scrollMargin: this.#marginPx,
      useScrollendEvent: true,
      scrollToFn: (offset, options, instance) => {
        this.#ownOffset = offset + (options.adjustments ?? 0);
        elementScroll(offset, options, instance);
      },
      observeElementRect,
      observeElementOffset: (instance, tell) =>
        observeElementOffset(instance, (offset, isScrolling) => {
          const isOwn = this.#ownOffset !== null && Math.abs(offset - this.#ownOffset) < 1.5;
          this.#isScrolledByHand = isScrolling && !isOwn;
          tell(offset, isScrolling);
        }),
      onChange: () => {
        if (!this.#isTaking) this.#changed();
      },
    };
  };

  /** Whoever began or ended a session has a higher or lower row: known before it is measured again, nothing jumps. */
  #take(items: readonly ListItem[]): void {
    const { itemSizeCache } = this.#virtualizer;
    for (const item of items) {
      const size = itemSizeCache.get(item.key);
      const before = this.#items[this.#indexes.get(item.key) ?? -1];
      if (size === undefined || before === undefined || isAlike(before, item)) continue;
      itemSizeCache.set(item.key, size + estimateHeight(item) - estimateHeight(before));
    }
    this.#items = items;
    this.#indexes = new Map(items.map(({ key }, index) => [key, index]));
  }

  #scroller(): HTMLElement | null {
    return this.#box?.closest<HTMLElement>(SCROLLS) ?? null;
  }

  #startOf(index: number): number {
    return this.#virtualizer.measurementsCache[index]?.start ?? 0;
  }

  /** Headings, and of those who are kept also the ones beside them, so that Tab goes on from there. */
  #indexesOf(kept: Kept): readonly number[] {
    const headings = this.#items.flatMap(({ kind }, index) => (kind === 'heading' ? index : []));
    const rows = kept.flatMap((id) => {
      const index = id === null ? undefined : this.#indexes.get(id);
      return index === undefined ? [] : [index - 1, index, index + 1];
    });
    return [...new Set([...headings, ...rows])]
      .filter((index) => index >= 0 && index < this.#items.length)
      .sort((a, b) => a - b);
  }

  /** Where the rows stand that are seen. None while the list begins in sight, or its user scrolls: then nothing is held. */
  #seen(): readonly { readonly key: string; readonly start: number }[] {
    const { range, scrollOffset } = this.#virtualizer;
    if (range === null || this.#isScrolledByHand) return [];
    if ((scrollOffset ?? 0) <= this.#marginPx) return [];
    const items = this.#items.slice(range.startIndex, range.endIndex + 1);
    return items.flatMap(({ kind, key }, n) =>
      kind === 'heading' ? [] : [{ key, start: this.#startOf(range.startIndex + n) }],
    );
  }

  #measureMargin(): void {
    const scroller = this.#scroller();
    if (this.#box === null || scroller === null) return;
    const fromTop = this.#box.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const margin = Math.round(fromTop + scroller.scrollTop);
    if (margin === this.#marginPx) return;
    this.#marginPx = margin;
    this.#changed();
  }

  /** A row has another height than was thought: the page is moved and drawn for it with the next picture. */
  #keep(element: HTMLElement, sizePx: number): void {
    const { options, itemSizeCache, indexFromElement } = this.#virtualizer;
    const index = indexFromElement(element);
    const known = itemSizeCache.get(options.getItemKey(index)) ?? options.estimateSize(index);
    if (known === sizePx) this.#measured.delete(element);
    else {
      this.#measured.set(element, sizePx);
      this.#changed();
    }
  }

  /** All heights at once; where rows stand is reckoned anew by each, so that nothing is taken for having moved by it (W22). */
  #takeMeasured(): void {
    if (this.#measured.size === 0) return;
    this.#isTaking = true;
    for (const [element, sizePx] of this.#measured)
      if (element.isConnected) {
        this.#virtualizer.resizeItem(this.#virtualizer.indexFromElement(element), sizePx);
        this.#virtualizer.getVirtualItems();
      }
    this.#measured.clear();
    this.#isTaking = false;
  }

  #changed(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#onFrame(() => {
      this.#takeMeasured();
      this.#tell();
    });
  }

  #tell(): void {
    this.#isWaiting = false;
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
