/** The tray icon. No click is relied on: Linux has none, so everything is in the menu (field notes). */
import { join } from 'node:path';
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  Tray,
} from 'electron';
import type { Reporter } from '../../../shared/engine/ports.ts';
import type { Show } from '../../../shared/protocol/fields.ts';
import type { TrayPort } from '../tray-controller.ts';
import type { TrayAction, TrayItem } from '../tray-menu.ts';

type OnAction = (action: TrayAction) => void;

const toTemplate = (item: TrayItem, onAction: OnAction): MenuItemConstructorOptions => {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: item.label, enabled: false };
    case 'action':
      return { label: item.label, click: () => onAction(item.action) };
    case 'choice':
      return {
        type: 'radio',
        label: item.label,
        checked: item.isChosen,
        click: () => onAction(item.action),
      };
    case 'submenu':
      return {
        label: item.label,
        submenu: item.items.map((inner) => toTemplate(inner, onAction)),
      };
  }
};

const iconFor = (folder: string, show: Show): NativeImage => {
  const isMac = process.platform === 'darwin';
  const image = nativeImage.createFromPath(join(folder, `${show}${isMac ? 'Template' : ''}.png`));
  if (isMac) image.setTemplateImage(true);
  return image;
};

/** The tray icon, and how to make it anew. */
export interface AppTray extends TrayPort {
  /** Another icon in its place, as the last one was: for a panel that came after it was made. */
  renew(): void;
}

/** What the icon shows now. */
interface Shown {
  icon: NativeImage;
  tooltip: string;
  menu: ReturnType<typeof Menu.buildFromTemplate> | null;
}

const makeTray = ({ icon, tooltip, menu }: Shown): Tray => {
  const tray = new Tray(icon);
  tray.setToolTip(tooltip);
  if (menu !== null) tray.setContextMenu(menu);
  return tray;
};

/** Makes the tray icon; null where the system has none to give. */
export const createAppTray = (
  iconFolder: string,
  onAction: OnAction,
  reporter: Reporter,
): AppTray | null => {
  const shown: Shown = { icon: iconFor(iconFolder, 'offline'), tooltip: 'Fermata', menu: null };
  const make = (): Tray | null => {
    try {
      return makeTray(shown);
    } catch (cause) {
      reporter.report('No tray icon could be made', cause);
      return null;
    }
  };
  let tray = make();
  if (tray === null) return null;
  return {
    setIcon: (show) => tray?.setImage((shown.icon = iconFor(iconFolder, show))),
    setTooltip: (text) => tray?.setToolTip((shown.tooltip = text)),
    setMenu: (items) => {
      shown.menu = Menu.buildFromTemplate(items.map((item) => toTemplate(item, onAction)));
      tray?.setContextMenu(shown.menu); // Linux shows no change of a menu without it.
    },
    renew: () => {
      tray?.destroy();
      tray = make();
    },
  };
};
