/**
 * The adapter over the real electron-updater: an AppImage of the test, a real server, and Node in place of what the
 * library asks of Electron, which is its network, its paths and its end.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createElectronUpdater } from '../../../main/update/adapters/electron-updater.ts';
import type { Updater } from '../../../main/update/updater.ts';
import { startUpdateServer, type UpdateServer } from '../../support/update-server.ts';

const OLD = '#!/bin/sh\nexit 1\n';
/** The library starts what it installed, to end at once. */
const NEW = Buffer.from('#!/bin/sh\nexit 0\n');

/** Electron's network, by Node's. */
class NodeExecutor extends ElectronHttpExecutor {
  override createRequest(options: object, callback: (response: never) => void): never {
    return request(options, callback as never) as never; // As alike as the library needs: Electron's has Node's events.
  }
}

let folder: string;
let appImage: string;
let server: UpdateServer;
let onQuit: (exitCode: number) => void;
const report = vi.fn();

const appAdapter = () => ({
  version: '1.0.0',
  name: 'Fermata',
  isPackaged: true,
  appUpdateConfigPath: join(folder, 'app-update.yml'),
  userDataPath: join(folder, 'data'),
  baseCachePath: join(folder, 'cache'),
  whenReady: () => Promise.resolve(),
  relaunch: () => undefined,
  quit: () => undefined,
  onQuit: (handler: typeof onQuit) => void (onQuit = handler),
});

const make = (): AppUpdater => {
  const updater = new AppImageUpdater(null, appAdapter());
  return Object.assign(updater, { httpExecutor: new NodeExecutor() });
};
const open = (): Updater => createElectronUpdater({ reporter: { report }, make });
const unstopped = (): AbortSignal => new AbortController().signal;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-update-'));
  appImage = join(folder, 'Fermata.AppImage');
  writeFileSync(appImage, OLD, { mode: 0o755 });
  vi.stubEnv('APPIMAGE', appImage);
  server = await startUpdateServer();
  const told = ['provider: generic', `url: ${server.url}`, 'updaterCacheDirName: fermata-updater'];
  writeFileSync(join(folder, 'app-update.yml'), told.join('\n'));
  onQuit = () => {
    throw new Error('nothing waits for the end');
  };
  report.mockClear();
});
afterEach(async () => {
  await server.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform !== 'linux')('updater over electron-updater', () => {
  it('[D10] finds a newer version with its notes, fetches it, and puts it in place on quitting', async () => {
    server.release('latest', { version: '1.1.0', notes: 'Calmer.' }, NEW);
    const updater = open();
    expect(await updater.check('latest')).toEqual({
      ok: true,
      value: { version: '1.1.0', notes: 'Calmer.' },
    });
    expect(await updater.download(unstopped())).toEqual({ ok: true, value: null });
    expect(readFileSync(appImage, 'utf8')).toBe(OLD);
    onQuit(0);
    expect(readFileSync(appImage)).toEqual(NEW);
    expect(report).not.toHaveBeenCalled();
  });

  it('[D10] puts nothing in place on quitting while that is not allowed', async () => {
    server.release('latest', { version: '1.1.0' }, NEW);
    const updater = open();
    await updater.check('latest');
    await updater.download(unstopped());
    updater.installOnQuit(false);
    onQuit(0);
    expect(readFileSync(appImage, 'utf8')).toBe(OLD);
  });

  it('[D10] wants neither the same version nor an older one, on no channel', async () => {
    const updater = open();
    for (const version of ['1.0.0', '0.9.0']) {
      server.release('latest', { version }, NEW);
      expect(await updater.check('latest')).toEqual({ ok: true, value: null });
    }
    server.release('beta', { version: '1.1.0-beta.1' }, NEW);
    expect(await updater.check('beta')).toMatchObject({ value: { version: '1.1.0-beta.1' } });
    expect(await updater.check('latest')).toEqual({ ok: true, value: null });
  });

  it('[D10] keeps out of a roll-out that has not come to it', async () => {
    const updater = open();
    server.release('latest', { version: '1.1.0', stagingPercentage: 0 }, NEW);
    expect(await updater.check('latest')).toEqual({ ok: true, value: null });
    server.release('latest', { version: '1.1.0', stagingPercentage: 100 }, NEW);
    expect(await updater.check('latest')).toMatchObject({ value: { version: '1.1.0' } });
  });

  it('[D10] tells the server nothing by which it would know the installation again', async () => {
    const updater = open();
    server.release('latest', { version: '1.1.0' }, NEW);
    await updater.check('latest');
    await updater.download(unstopped());
    expect(server.asked.map(({ path }) => path)).toContain('/latest-linux.yml');
    const id = readFileSync(join(folder, 'data/.updaterId'), 'utf8');
    for (const { headers } of server.asked) expect(JSON.stringify(headers)).not.toContain(id);
  });

  it('[D10] keeps nothing of what is not what was announced', async () => {
    server.release('latest', { version: '1.1.0', content: Buffer.from('announced') }, NEW);
    const updater = open();
    await updater.check('latest');
    expect(await updater.download(unstopped())).toEqual({ ok: false, error: 'notFetched' });
    expect(existsSync(join(folder, 'cache/fermata-updater/pending/update-info.json'))).toBe(false);
    expect(readFileSync(appImage, 'utf8')).toBe(OLD);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('[D10] takes it as no answer when nothing, or nothing that belongs there, comes', async () => {
    const updater = open();
    expect(await updater.check('latest')).toEqual({ ok: false, error: 'noAnswer' });
    await server.close();
    expect(await open().check('latest')).toEqual({ ok: false, error: 'noAnswer' });
    server = await startUpdateServer();
  });

  it('[D10] stops fetching when told, and fetches it the next time', async () => {
    server.release('latest', { version: '1.1.0' }, NEW);
    const updater = open();
    await updater.check('latest');
    server.stall(true);
    const stop = new AbortController();
    const fetched = updater.download(stop.signal);
    await expect.poll(() => server.asked.some(({ path }) => path.endsWith('AppImage'))).toBe(true);
    stop.abort();
    expect(await fetched).toEqual({ ok: false, error: 'stopped' });
    expect(await updater.download(AbortSignal.abort())).toEqual({ ok: false, error: 'stopped' });
    server.stall(false);
    expect(await updater.download(unstopped())).toEqual({ ok: true, value: null });
    expect(report).not.toHaveBeenCalled();
  });
});
