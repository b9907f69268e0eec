/** What the palette offers: one line, and what comes of choosing it. */
import type { Command } from '../../../shared/bridge/commands.ts';
import type { ManualShow } from '../../../shared/protocol/fields.ts';
import type { Route } from '../../app/routes.ts';
import { type Findable, nameOf } from './palette-match.ts';

/** What choosing an entry does. */
export type PaletteAction =
  | { readonly type: 'send'; readonly command: Command }
  /** Counted from the choice: the palette may stand open for long. Epoch ms. */
  | { readonly type: 'focusUntil'; readonly until: number }
  /** One after the other, until one is refused. */
  | { readonly type: 'sendAll'; readonly commands: readonly Command[] }
  /** Shows the list of keys. */
  | { readonly type: 'keys' }
  /** `reach`: the part of the view to arrive at, as a selector. */
  | { readonly type: 'go'; readonly route: Route; readonly reach?: string };

/** The sign before an entry: that of a show, of a person, or an icon. */
export type PaletteSign =
  | ManualShow
  | 'person'
  | 'start'
  | 'rounds'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'done'
  | 'stop'
  | 'skip'
  | 'automatic'
  | 'clear'
  | 'today'
  | 'status'
  | 'relay'
  | 'team'
  | 'keys'
  | 'review'
  | 'focus'
  | 'settings';

/** A line of the palette. */
export interface PaletteEntry extends Findable {
  /** Its own; no two entries that stand together have the same. */
  readonly id: string;
  readonly sign: PaletteSign;
  readonly text: string;
  /** What it is about, in a word or two; of a person it is said when it is drawn. */
  readonly detail?: string;
  readonly action: PaletteAction;
}

/** Makes an entry; it is found by its text, its detail and `also`. */
export const entryOf = (
  entry: Omit<PaletteEntry, 'names'>,
  ...also: readonly string[]
): PaletteEntry => {
  const others = entry.detail === undefined ? also : [entry.detail, ...also];
  return { ...entry, names: [nameOf(entry.text), ...others.map(nameOf)] };
};
