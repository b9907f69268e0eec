/** `Tray` and `Menu`: recorded, and clicked by a test. On Linux a tray has its menu and no clicks (docs/api/tray). */
import { existsSync } from 'node:fs';
import type { MenuItemConstructorOptions, NativeImage } from 'electron';
import { needsReady } from './app.ts';
import { record } from './record.ts';
import { strict } from './strict.ts';

/** An image by the path of its file. */
export interface StandInImage {
  readonly path: string;
  isEmpty(): boolean;
  setTemplateImage(isTemplate: boolean): void;
}
const implementedImage = {
  createFromPath: (path: string): StandInImage => ({
    path,
    isEmpty: () => !existsSync(path),
    setTemplateImage: () => undefined,
  }),
};
/** The `nativeImage` of the stand-in. */
export const nativeImage = strict('nativeImage', implementedImage);

/** A built menu. */
export interface StandInMenu {
  readonly items: readonly MenuItemConstructorOptions[];
}
/** The `Menu` of the stand-in. */
export const Menu = strict('Menu', {
  buildFromTemplate: (items: readonly MenuItemConstructorOptions[]): StandInMenu => ({ items }),
  setApplicationMenu: () => undefined, // There is no menu bar to be seen.
});

/** The tray icon there is, as it is now. */
export interface TrayState {
  icon: string;
  tooltip: string;
  menu: StandInMenu | null;
}
/** The last tray that was made; null without one. */
export let trayState: TrayState | null = null;

class StandInTray {
  readonly #state: TrayState;

  constructor(image: StandInImage | NativeImage) {
    needsReady('Tray');
    if (process.env['STAND_IN_NO_TRAY'] === '1') throw new Error('Failed to create tray');
    this.#state = { icon: '', tooltip: '', menu: null };
    trayState = this.#state;
    this.setImage(image);
  }
  setImage(image: StandInImage | NativeImage): void {
    if (!('path' in image) || image.isEmpty()) throw new Error('Failed to load image');
    this.#state.icon = image.path;
    record.trayCalls.icon += 1;
  }
  setToolTip(text: string): void {
    this.#state.tooltip = text;
    record.trayCalls.tooltip += 1;
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.#state.menu = menu;
    record.trayCalls.menu += 1;
  }
}
/** The `Tray` of the stand-in. */
export const Tray = new Proxy(StandInTray, {
  construct: (Target, args: [StandInImage]) => strict('Tray', new Target(...args)),
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

/** The tray's menu now. */
export const trayLines = (): readonly MenuLine[] => (trayState?.menu?.items ?? []).map(toLine);

/** Clicks an item of the tray's menu by its labels from the top. Throws when it is not there or is disabled. */
export const clickTray = (labels: readonly string[]): void => {
  let items = trayState?.menu?.items ?? [];
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
