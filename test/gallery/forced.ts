/// <reference lib="dom" />
/** What cannot be told apart on a page whose colours are the system's (forced colours). */
import type { Page } from 'playwright-core';

/** Pairs of what is chosen and what is not, within what they are chosen from. */
const CHOICES = [
  ['nav', 'a[aria-current="page"]', 'a:not([aria-current])'],
  ['fieldset', 'input[type="radio"]:checked + span', 'input[type="radio"]:not(:checked) + span'],
  ['main', 'a[data-row][aria-current]', 'a[data-row]:not([aria-current])'],
  ['[role="listbox"]', '[aria-selected="true"]', '[aria-selected="false"]'],
  ['[role="menu"]', '[data-highlighted]', '[role^="menuitem"]:not([data-highlighted])'],
] as const;

/** What lies on a wash of colour, which is taken away: the count in the navigation, warnings, marks. */
const ON_WASH = [
  'badge',
  'urgent',
  'reason',
  'consequence',
  'question',
  'fault',
  'notice',
  'meeting',
];

/** What looks chosen in nothing but its weight, has lost its edge, or has the focus and does not show it. */
export const indistinctOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    ([choices, washes]) => {
      // Nothing lies on nothing: what is seen through it counts.
      const groundOf = (each: Element | null): string => {
        if (each === null) return 'Canvas';
        const { backgroundColor } = getComputedStyle(each);
        return backgroundColor === 'rgba(0, 0, 0, 0)'
          ? groundOf(each.parentElement)
          : backgroundColor;
      };
      const lineOf = (style: string, rest: string): string => (style === 'none' ? '' : rest);
      const looksOf = (each: Element): string => {
        const { color, outline, outlineStyle, outlineOffset, border, borderStyle } =
          getComputedStyle(each);
        const ring = lineOf(outlineStyle, outline + outlineOffset);
        return [groundOf(each), color, ring, lineOf(borderStyle, border)].join();
      };
      const named = (each: Element): string => each.outerHTML.slice(0, 120);
      const isShown = (each: Element): boolean => each.getBoundingClientRect().width > 0;
      const alike = choices.flatMap(([within, chosen, other]) =>
        [...document.querySelectorAll(within)].flatMap((group) => {
          const [is, isNot] = [group.querySelector(chosen), group.querySelector(other)];
          if (is === null || isNot === null || looksOf(is) !== looksOf(isNot)) return [];
          return [`looks like what is not chosen: ${named(is)}`];
        }),
      );
      const edgeless = washes
        .flatMap((name) => [...document.querySelectorAll(`[class*="_${name}_"]`)])
        .filter((each) => isShown(each) && getComputedStyle(each).borderBottomStyle === 'none')
        .map((each) => `has no edge: ${named(each)}`);
      // A radio is drawn by what stands beside it, a field with its sign by what is around it.
      const seen = (each: Element): Element => {
        if (each.matches('input[type="radio"]')) return each.nextElementSibling ?? each;
        return each.matches('[role="combobox"]') ? (each.parentElement ?? each) : each;
      };
      const unseen = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input, textarea, select, summary',
        ),
      ].filter((each) => {
        if (!isShown(each) || each === document.activeElement) return false;
        const before = looksOf(seen(each));
        each.focus();
        // What opens over the page lets nothing behind it have the focus.
        return document.activeElement === each && looksOf(seen(each)) === before;
      });
      const all = [
        ...alike,
        ...edgeless,
        ...unseen.map((each) => `shows no focus: ${named(each)}`),
      ];
      return [...new Set(all)];
    },
    [CHOICES, ON_WASH] as const,
  );
