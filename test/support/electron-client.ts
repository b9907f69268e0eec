/**
 * A person with the desktop app in Electron itself, by Playwright's `_electron`: for machines that have its binary. The
 * same stories run on it as on the stand-in; what they mean by a notification arrives at a server of the test's own bus.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronBinary } from '../../scripts/electron.ts';
import { startTestBus, type TestBus } from './dbus/index.ts';
import { type NotificationServer, provideNotificationServer } from './dbus/notification-server.ts';
import type { Client } from './desktop-client.ts';

const root = join(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;

/** The app in Electron, which a test may kill and start again. */
export interface ElectronClient extends Client {
  readonly app: ElectronApplication;
  readonly userData: string;
  readonly bus: TestBus;
  readonly server: NotificationServer;
  /** Starts the app a further time on the same user data; answers the exit code of that start. */
  launchAgain(...args: readonly string[]): Promise<number | null>;
  /** Quits as from the menu; answers how long that took, ms. */
  quit(): Promise<number>;
}

const binary = (): string => {
  const path = electronBinary();
  if (path === null) throw new Error('Electron’s binary is not installed.');
  return path;
};

const endOf = async (app: ElectronApplication): Promise<void> => {
  const child = app.process();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

/** Starts it with a link that lets this device in; an empty one lets it be alone. */
export const openElectronClient = async (link: string): Promise<ElectronClient> => {
  const userData = await mkdtemp(join(tmpdir(), 'fermata-electron-'));
  const bus = await startTestBus();
  const server = await provideNotificationServer(bus);
  const args = [root, `--user-data-dir=${userData}`, ...(isRoot ? ['--no-sandbox'] : [])];
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const env = { ...Object.fromEntries(inherited), ...bus.env, FERMATA_LINK: link };
  const start = (): Promise<ElectronApplication> =>
    _electron.launch({ executablePath: binary(), args, env });
  let app = await start();
  let page: Page = await app.firstWindow();
  const kill = async (): Promise<void> => {
    app.process().kill('SIGKILL');
    await endOf(app);
  };
  return {
    get app() {
      return app;
    },
    get page() {
      return page;
    },
    userData,
    bus,
    server,
    notifications: () =>
      Promise.resolve(server.arrived.map(({ title, body }) => ({ title, body }))),
    kill,
    restart: async () => {
      app = await start();
      page = await app.firstWindow();
    },
    launchAgain: async (...more) => {
      const again = spawn(binary(), [...args, ...more], { env, stdio: 'ignore' });
      const [code] = (await once(again, 'exit')) as [number | null];
      return code;
    },
    quit: async () => {
      const since = performance.now();
      await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined); // It may be gone before it answers.
      await endOf(app);
      return performance.now() - since;
    },
    dispose: async () => {
      await kill();
      await bus.stop();
      await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
