/**
 * Updates of the packed app in the stand-in: the real electron-updater out of the package, a server with what a release
 * leaves there, and an AppImage that is put in place.
 */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractTo, readAsar } from '../../scripts/package/asar.ts';
import { packWithStub } from '../../scripts/package/pack.ts';
import type { DesktopBridge } from '../../shared/bridge/bridge.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { ShellCommand, ShellReply, UpdateView } from '../../shared/bridge/shell.ts';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';
import { startUpdateServer, type UpdateServer } from '../support/update-server.ts';

describe.skipIf(process.platform !== 'linux')('updates of a packed app', () => {
  const OLD = '#!/bin/sh\nexit 1\n';
  const NEW = Buffer.from('#!/bin/sh\nexit 0\n');
  let desktop: DesktopHandle;
  let updates: UpdateServer;
  let home: string;
  let appImage: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'fermata-home-'));
    updates = await startUpdateServer();
    const packed = await packWithStub({
      system: 'linux',
      out: join(home, 'packed'),
      updateUrl: updates.url,
    });
    appImage = join(home, 'Fermata.AppImage');
    await writeFile(appImage, OLD, { mode: 0o755 });
    const resources = join(home, 'resources');
    const app = join(resources, 'app.asar');
    extractTo(app, readAsar(join(packed.resources, 'app.asar')));
    await copyFile(join(packed.resources, 'app-update.yml'), join(resources, 'app-update.yml'));
    const xdg = { XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
    desktop = await startDesktop({
      userData: join(home, 'data'),
      appFolder: join(app, 'dist/app'),
      env: { STAND_IN_PACKAGED: '1', APPIMAGE: appImage, ...xdg },
    });
  });
  afterAll(async () => {
    await desktop.kill();
    await updates.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const send = (command: ShellCommand): Promise<ShellReply> =>
    desktop.page.evaluate(
      (given) => (window as typeof window & { fermata: DesktopBridge }).fermata.shell.send(given), // What preload put there.
      command,
    );
  const view = (): Promise<UpdateView> =>
    desktop.page.evaluate(
      () =>
        new Promise<UpdateView>((resolve) => {
          const { fermata } = window as typeof window & { fermata: DesktopBridge }; // What preload put there.
          const stop = fermata.shell.subscribe((shell) => {
            resolve(shell.updates);
            setTimeout(() => stop());
          });
        }),
    );

  it('[D10] says in one quiet line that there is nothing where newer versions should be', async () => {
    await send({ type: 'checkForUpdates' });
    await expect.poll(view).toMatchObject({ state: 'idle', problem: expect.any(String) as string });
    expect(await desktop.notifications()).toEqual([]);
  });

  it('[D10] fetches a newer version from the address that it was packed with', async () => {
    // The stand-in's version is one to try, so that its user gets the next ones.
    updates.release('beta', { version: '1.0.0', notes: 'Calmer.' }, NEW);
    await send({ type: 'checkForUpdates' });
    await expect
      .poll(view)
      .toMatchObject({ state: 'ready', channel: 'beta', version: '1.0.0', notes: 'Calmer.' });
    expect(await desktop.notifications()).toEqual([]);
    expect(await readFile(appImage, 'utf8')).toBe(OLD);
  });

  it('[D10] installs nothing during focus, and what is ready when the app is quit after it', async () => {
    const engine = (command: Command): Promise<unknown> =>
      desktop.page.evaluate(
        (given) => (window as typeof window & { fermata: DesktopBridge }).fermata.send(given), // What preload put there.
        command,
      );
    const urgent = 'allow' as const;
    await engine({ type: 'startFocus', lengthMs: 1_500_000, shareLabel: false, urgent });
    expect(await send({ type: 'installUpdate' })).toMatchObject({ ok: false });
    await engine({ type: 'endFocus' });
    expect((await desktop.quit()).code).toBe(0);
    expect(await readFile(appImage)).toEqual(NEW);
  });
});
