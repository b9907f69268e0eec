/** What the stand-in promises of the parts of Electron around a window, each with its page of Electron's documentation. */
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from './app.ts';
import { globalShortcut, pressKeys } from './global-shortcut.ts';
import { clickItem, Menu, menuLines } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme, setDark } from './native-theme.ts';
import { Notification, notificationSystem, type StandInNotification } from './notification.ts';
import { dialog, fileChoice } from './surroundings.ts';
import { activateTray, Tray, trayFacts } from './tray.ts';

const ICON = join(import.meta.dirname, '../../../assets/app.png');
const next = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('globalShortcut of the stand-in (api/global-shortcut)', () => {
  it('“cannot be used before the ready event”', () => {
    if (app.isReady()) return; // This file is the first to ask: it is not.
    expect(() => globalShortcut.register('Ctrl+Alt+F', () => undefined)).toThrow('ready');
  });

  it('answers whether it was registered, and false for keys that another program has', async () => {
    await app.whenReady();
    const pressed = vi.fn();
    expect(globalShortcut.register('Ctrl+Alt+F', pressed)).toBe(true);
    expect(globalShortcut.register('Ctrl+Alt+Delete', pressed)).toBe(false);
    expect(pressKeys('Ctrl+Alt+F')).toBe(true);
    expect(pressed).toHaveBeenCalledTimes(1);
    globalShortcut.unregister('Ctrl+Alt+F');
    expect(pressKeys('Ctrl+Alt+F')).toBe(false);
  });
});

describe('Tray of the stand-in (api/tray)', () => {
  beforeEach(() => app.whenReady());

  it('shows a menu as it was when it was last set: “you have to call setContextMenu again”', () => {
    const tray = new Tray(nativeImage.createFromPath(ICON));
    const items = [{ label: 'One', click: vi.fn() }];
    tray.setContextMenu(Menu.buildFromTemplate([...items]));
    items.push({ label: 'Two', click: vi.fn() });
    expect(trayFacts()?.menu.map(({ label }) => label)).toEqual(['One']);
    const activated = vi.fn();
    tray.on('click', activated);
    activateTray();
    expect(activated).toHaveBeenCalledTimes(1);
    expect(() => tray.on('right-click', activated)).toThrow('not implemented');
    tray.destroy();
    expect(trayFacts()).toBeNull();
    expect(() => tray.setToolTip('x')).toThrow('destroyed');
  });

  it('takes no picture that is not there (api/native-image)', () => {
    expect(nativeImage.createFromPath('/nowhere.png').isEmpty()).toBe(true);
    expect(() => new Tray(nativeImage.createFromPath('/nowhere.png'))).toThrow('load image');
  });
});

describe('Menu of the stand-in (api/menu)', () => {
  it('is clicked by labels, and not where an item is disabled or missing', () => {
    const click = vi.fn();
    const menu = Menu.buildFromTemplate([
      { label: 'Off', enabled: false, click },
      { label: 'More', submenu: [{ label: 'Inner', click }] },
    ]);
    expect(menuLines(menu).map(({ type }) => type)).toEqual(['normal', 'submenu']);
    clickItem(menu, ['More', 'Inner']);
    expect(click).toHaveBeenCalledTimes(1);
    expect(() => clickItem(menu, ['Off'])).toThrow('disabled');
    expect(() => clickItem(menu, ['Gone'])).toThrow('no item');
  });
});

describe('Notification of the stand-in (api/notification)', () => {
  const make = (): StandInNotification =>
    new Notification({ title: 'Focus done', actions: [{ type: 'button', text: 'Review' }] });

  it('is not shown by being made; shown, it says so later, and a second show replaces it', async () => {
    const note = make();
    const shown = vi.fn();
    note.on('show', shown);
    expect(notificationSystem.onScreen).toEqual([]);
    note.show();
    note.show();
    expect(shown).not.toHaveBeenCalled();
    await next();
    expect(shown).toHaveBeenCalledTimes(2);
    expect(notificationSystem.onScreen).toHaveLength(1);
    note.close();
    expect(notificationSystem.onScreen).toEqual([]);
  });

  it('fails with a reason where the system refuses it', async () => {
    notificationSystem.refuses = 'not signed';
    const note = make();
    const failed = vi.fn();
    note.on('failed', failed);
    note.show();
    await next();
    notificationSystem.refuses = null;
    expect(failed).toHaveBeenCalledWith({}, 'not signed');
  });
});

describe('what is around the app', () => {
  it('nativeTheme tells of a change, and on Linux nothing of the system’s own surfaces (api/native-theme)', () => {
    const updated = vi.fn();
    nativeTheme.on('updated', updated);
    setDark(true);
    expect(nativeTheme.shouldUseDarkColors).toBe(true);
    setDark(false);
    expect(updated).toHaveBeenCalledTimes(2);
    const asked = (): unknown =>
      (nativeTheme as typeof nativeTheme & Record<string, unknown>)[
        'shouldUseDarkColorsForSystemIntegratedUI'
      ]; // Not of Linux.
    expect(asked).toThrow('not implemented');
  });

  it('showOpenDialog answers no path when its user cancels (api/dialog)', async () => {
    expect(await dialog.showOpenDialog()).toEqual({ canceled: true, filePaths: [] });
    fileChoice.paths = ['/a.ics'];
    expect(await dialog.showOpenDialog()).toEqual({ canceled: false, filePaths: ['/a.ics'] });
    fileChoice.paths = [];
  });
});
