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

/** Makes the tray icon; null where the system has none to give. */
export const createAppTray = (
  iconFolder: string,
  onAction: OnAction,
  reporter: Reporter,
): TrayPort | null => {
  try {
    const tray = new Tray(iconFor(iconFolder, 'offline'));
    return {
      setIcon: (show) => tray.setImage(iconFor(iconFolder, show)),
      setTooltip: (text) => tray.setToolTip(text),
      setMenu: (items) =>
        tray.setContextMenu(
          Menu.buildFromTemplate(items.map((item) => toTemplate(item, onAction))),
        ),
    };
  } catch (cause) {
    reporter.report('No tray icon could be made', cause);
    return null;
  }
};
