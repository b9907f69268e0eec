/**
 * The tray icon. All that it can do is in its menu, since what a click does differs: Windows and Linux desktops that tell
 * of an activation open the window by it; macOS shows the menu by any click, as its other menu extras do.
 */
import { join } from 'node:path';
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  nativeTheme,
  Tray,
} from 'electron';
import type { Reporter } from '../../../shared/engine/ports.ts';
import type { TrayPort } from '../tray-controller.ts';
import { iconFile, toneFor, type TrayIcon } from '../tray-icon.ts';
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

/** The picture, for the panel as it is now. */
const pictureOf = (folder: string, icon: TrayIcon): NativeImage => {
  const { platform, env } = process;
  const tone = toneFor({
    platform,
    // Told on macOS and Windows only.
    isSystemDark: platform !== 'linux' && nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
    isAppDark: nativeTheme.shouldUseDarkColors,
    currentDesktop: env['XDG_CURRENT_DESKTOP'],
  });
  const image = nativeImage.createFromPath(join(folder, iconFile(icon, platform, tone)));
  if (platform === 'darwin') image.setTemplateImage(true);
  return image;
};

/** The tray icon, and how to make it anew. */
export interface AppTray extends TrayPort {
  /** Another icon in its place, as the last one was: for a panel that came after it was made. */
  renew(): void;
}

/** What the icon shows now. */
interface Shown {
  icon: TrayIcon;
  tooltip: string;
  menu: ReturnType<typeof Menu.buildFromTemplate> | null;
}

const makeTray = (folder: string, { icon, tooltip, menu }: Shown, onAction: OnAction): Tray => {
  const tray = new Tray(pictureOf(folder, icon));
  tray.setToolTip(tooltip);
  if (menu !== null) tray.setContextMenu(menu);
  if (process.platform !== 'darwin') tray.on('click', () => onAction({ type: 'open' }));
  return tray;
};

/** Makes the tray icon; null where the system has none to give. */
export const createAppTray = (
  iconFolder: string,
  onAction: OnAction,
  reporter: Reporter,
): AppTray | null => {
  const shown: Shown = { icon: { show: 'offline', step: null }, tooltip: 'Fermata', menu: null };
  const make = (): Tray | null => {
    try {
      return makeTray(iconFolder, shown, onAction);
    } catch (cause) {
      reporter.report('No tray icon could be made', cause);
      return null;
    }
  };
  let tray = make();
  if (tray === null) return null;
  const draw = (): void => tray?.setImage(pictureOf(iconFolder, shown.icon));
  nativeTheme.on('updated', draw);
  return {
    setIcon: (icon) => {
      shown.icon = icon;
      draw();
    },
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
