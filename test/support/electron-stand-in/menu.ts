/** `Menu`: built from its template, and read or clicked by a test (docs/api/menu). */
import type { MenuItemConstructorOptions } from 'electron';
import { strict } from './strict.ts';

/** A built menu. */
export interface StandInMenu {
  readonly items: readonly MenuItemConstructorOptions[];
}
/** The `Menu` of the stand-in. */
export const Menu = strict('Menu', {
  buildFromTemplate: (items: readonly MenuItemConstructorOptions[]): StandInMenu => ({ items }),
  setApplicationMenu: () => undefined, // There is no menu bar to be seen.
});

/** A menu as a test reads it. */
export interface MenuLine {
  readonly label: string;
  readonly type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
  readonly items: readonly MenuLine[];
}

const itemsOf = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : [];

const toLine = (item: MenuItemConstructorOptions): MenuLine => ({
  label: item.label ?? '',
  type: (item.type ?? (item.submenu === undefined ? 'normal' : 'submenu')) as MenuLine['type'],
  isEnabled: item.enabled ?? true,
  isChecked: item.checked ?? false,
  items: itemsOf(item).map(toLine),
});

/** The lines of a menu. */
export const menuLines = (menu: StandInMenu | null): readonly MenuLine[] =>
  (menu?.items ?? []).map(toLine);

/** Clicks an item by its labels from the top. Throws when it is not there or is disabled. */
export const clickItem = (menu: StandInMenu | null, labels: readonly string[]): void => {
  let items = menu?.items ?? [];
  let found: MenuItemConstructorOptions | undefined;
  for (const label of labels) {
    found = items.find((item) => item.label === label);
    if (found === undefined)
      throw new Error(
        `no item "${label}" among: ${items.map((item) => item.label ?? '-').join(', ')}`,
      );
    items = itemsOf(found);
  }
  if (found?.enabled === false) throw new Error(`"${labels.join(' > ')}" is disabled`);
  (found?.click as (() => void) | undefined)?.();
};
