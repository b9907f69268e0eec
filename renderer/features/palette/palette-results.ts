/** What the palette shows for what was typed. */
import type { View } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { lengthEntry } from './palette-focus.ts';
import { typedLength } from './palette-length.ts';
import { folded, ranked } from './palette-match.ts';
import './texts.ts';

/** So many are drawn; who seeks among more types on. */
const DRAWN = 50;

/** The lines to draw, and how many were found in all. */
export interface PaletteResults {
  readonly shown: readonly PaletteEntry[];
  readonly count: number;
}

const typedEntry = (query: string, view: View, now: number): PaletteEntry | null => {
  const typed = typedLength(query, {
    lead: t('palette.leadWords'),
    until: t('palette.untilWords'),
    minute: t('palette.minuteWords'),
    hour: t('palette.hourWords'),
    clock: t('palette.clockWords'),
  });
  return typed === null ? null : lengthEntry(typed, view, now);
};

/** Whether anything to look for was typed. */
export const isTyped = (query: string): boolean => folded(query) !== '';

/** Without a query the actions and places; else all that is meant by it, a length first. */
export const paletteResults = (
  query: string,
  actions: readonly PaletteEntry[],
  people: readonly PaletteEntry[],
  view: View,
  now: number,
): PaletteResults => {
  if (!isTyped(query)) return { shown: actions, count: actions.length };
  const length = typedEntry(query, view, now);
  const found = ranked(query, [...actions, ...people]);
  const all =
    length === null ? found : [length, ...found.filter((entry) => entry.id !== length.id)];
  return { shown: all.slice(0, DRAWN), count: all.length };
};
