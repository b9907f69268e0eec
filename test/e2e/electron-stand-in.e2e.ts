/** What the stand-in promises of Electron, each with the page of Electron's documentation that it follows. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';

const MAIN = `
import electron, { app, BrowserWindow, ipcMain, protocol, Tray } from 'electron';
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'));
const found = {};
const attempt = (name, run) => {
  try { run(); found[name] = 'worked'; } catch (cause) { found[name] = cause.message; }
};
attempt('unknown member', () => app.dock);
attempt('unknown module', () => createRequire(import.meta.url)('electron').net.fetch);
attempt('window before ready', () => new BrowserWindow());
attempt('tray before ready', () => new Tray('x'));
attempt('handle before ready', () => protocol.handle('app', () => new Response('')));
found.sameApp = electron.app === app && createRequire(import.meta.url)('electron').app === app;
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
const life = ['will-finish-launching', 'ready', 'window-all-closed', 'before-quit', 'will-quit', 'quit'];
for (const name of life) app.on(name, () => appendFileSync(app.getPath('userData') + '/life', name + ' '));
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  attempt('privileged after ready', () => protocol.registerSchemesAsPrivileged([]));
  const html = '<!doctype html><title>t</title><body>page</body>';
  protocol.handle('app', () => new Response(html, { headers: { 'content-type': 'text/html' } }));
  ipcMain.handle('found', () => found);
  ipcMain.handle('who', (event) => ({ url: event.senderFrame.url, origin: event.senderFrame.origin }));
  ipcMain.handle('throws', () => { throw new TypeError('inner'); });
  attempt('second handler', () => ipcMain.handle('who', () => 1));
  attempt('unsandboxed', () => new BrowserWindow({ webPreferences: { sandbox: false } }));
  const window = new BrowserWindow({ show: false, webPreferences: { preload: import.meta.dirname + '/preload.cjs' } });
  attempt('send a function', () => window.webContents.send('x', () => 1));
  window.loadURL('app://host/page');
});
`;
const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron');
const attempt = (run) => { try { run(); return 'worked'; } catch (cause) { return cause.message; } };
const secret = { hidden: true };
contextBridge.exposeInMainWorld('api', {
  invoke: (channel) => ipcRenderer.invoke(channel).then((value) => ({ value }), (cause) => ({ problem: cause.message })),
  echo: (value) => value,
  raw: () => ipcRenderer,
  call: (listener) => listener({ given: 1 }),
  nodeModule: attempt(() => require('fs')),
  notImplemented: attempt(() => ipcRenderer.sendSync('x')),
});
globalThis.leak = typeof secret;
`;

interface Api {
  invoke(channel: string): Promise<{ value?: Record<string, unknown>; problem?: string }>;
  echo(value: unknown): unknown;
  raw(): unknown;
  call(listener: (value: { given: number }) => void): unknown;
  readonly nodeModule: string;
  readonly notImplemented: string;
}
declare global {
  interface Window {
    readonly api: Api;
  }
}

describe('the stand-in for Electron', () => {
  let folder: string;
  let desktop: DesktopHandle;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
    await mkdir(join(folder, 'app/main'), { recursive: true });
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'app/package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'app/main/app.js'), MAIN);
    await writeFile(join(folder, 'app/main/preload.cjs'), PRELOAD);
    const appFolder = join(folder, 'app');
    desktop = await startDesktop({ userData: join(folder, 'data'), appFolder });
  });
  afterAll(async () => {
    await desktop.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const invoke = (channel: string) =>
    desktop.page.evaluate((name) => window.api.invoke(name), channel);

  it('throws for what it has not', async () => {
    const { value: found } = await invoke('found');
    expect(found).toMatchObject({
      'unknown member': 'not implemented in the stand-in: app.dock',
      unsandboxed: 'the stand-in runs sandboxed, isolated pages only',
      sameApp: true,
    });
    expect(found?.['unknown module']).not.toBe('worked');
  });

  it('lets modules be used only when Electron does: before or after ready (api/app, api/protocol)', async () => {
    const { value: found } = await invoke('found');
    for (const name of ['window before ready', 'tray before ready', 'handle before ready'])
      expect(found?.[name]).toMatch(/before the app is ready/);
    expect(found?.['privileged after ready']).toMatch(/before app is ready/);
  });

  it('has one handler for a channel, and clones what crosses (api/ipc-main, api/web-contents)', async () => {
    const { value: found } = await invoke('found');
    expect(found?.['second handler']).toMatch(/second handler/);
    expect(found?.['send a function']).toMatch(/could not be cloned/);
  });

  it('lets only the message of an error cross (api/ipc-main)', async () => {
    expect((await invoke('throws')).problem).toBe(
      "Error invoking remote method 'throws': TypeError: inner",
    );
    expect((await invoke('nobody')).problem).toMatch(/No handler registered for 'nobody'/);
  });

  it('gives a sandboxed preload script nothing but electron (tutorial/sandbox)', async () => {
    expect(await desktop.page.evaluate(() => window.api.nodeModule)).toBe('module not found: fs');
    expect(await desktop.page.evaluate(() => window.api.notImplemented)).toMatch(/not implemented/);
  });

  it('copies values between the worlds, and functions as functions (api/context-bridge)', async () => {
    const seen = await desktop.page.evaluate(() => {
      const given = { list: [1, { deep: true }] };
      const back = window.api.echo(given) as typeof given;
      let called = 0;
      window.api.call(({ given: n }) => (called = n));
      const attempt = (run: () => unknown): string => {
        try {
          run();
          return 'worked';
        } catch (cause) {
          return (cause as Error).name;
        }
      };
      return {
        isSame: back === given,
        back,
        called,
        isFrozen: Object.isFrozen(window.api),
        instance: attempt(() => window.api.echo(document.body)),
      };
    });
    expect(seen).toEqual({
      isSame: false,
      back: { list: [1, { deep: true }] },
      called: 1,
      isFrozen: true,
      instance: 'TypeError',
    });
  });

  it('tells which frame sent a message by its own scheme (api/web-frame-main)', async () => {
    expect((await invoke('who')).value).toEqual({ url: 'app://host/page', origin: 'app://host' });
  });

  it('emits the events of a life in their order (api/app)', async () => {
    await desktop.window.close();
    expect(await desktop.ended()).toBe(0);
    expect((await readFile(join(folder, 'data/life'), 'utf8')).trim().split(' ')).toEqual([
      'will-finish-launching',
      'ready',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit',
    ]);
  });
});
