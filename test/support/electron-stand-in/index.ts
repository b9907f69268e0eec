/** Starts the built desktop app in the stand-in, as a process of its own, and drives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { ControlCalls, WindowFacts } from './calls.ts';
import type { ControlReply } from './control.ts';
import type { IdleAnswer } from './power.ts';
import type { DesktopRecord } from './record.ts';
import { isAlive } from './single-instance.ts';
import type { TrayFacts } from './tray.ts';

/** How to start it. */
export interface DesktopOptions {
  /** Its user data folder; what it keeps is there at the next start. */
  readonly userData: string;
  /** The built app; default `dist/app`. */
  readonly appFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of the command line. */
  readonly args?: readonly string[];
  /** Whether it is an installed app; default no. */
  readonly isPackaged?: boolean;
  /** An attacker has the process of the page: `standInChannel` in it says anything to the main process. Default no. */
  readonly isTakenOver?: boolean;
  /** What safeStorage finds; default a keychain that works. */
  readonly keychain?: 'gnome_libsecret' | 'basic_text' | 'none' | 'lost';
  /** Whether a tray can be made; default yes. */
  readonly hasTray?: boolean;
  /** Modules that run in its process before the app does, by their paths. */
  readonly imports?: readonly string[];
}

/** A notification that reached the system's notifier. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
}

/** The running app. */
export interface DesktopHandle {
  /** The window's page now; another one after a crash. */
  readonly page: Page;
  /** Waits for a page other than `page`, and makes it `page`. */
  pageAfterCrash(): Promise<Page>;
  readonly window: {
    facts(): Promise<WindowFacts | null>;
    move(bounds: WindowFacts['bounds']): Promise<void>;
    minimize(): Promise<void>;
    close(): Promise<void>;
    crash(): Promise<void>;
    load(url: string): Promise<void>;
  };
  readonly tray: {
    facts(): Promise<TrayFacts>;
    /** Clicks by labels from the top. */
    click(...labels: readonly string[]): Promise<void>;
    /** As by a click on the icon itself. */
    activate(): Promise<void>;
  };
  readonly power: {
    emit(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>;
    setIdle(answer: IdleAnswer): Promise<void>;
  };
  setDark(isDark: boolean): Promise<void>;
  pressKeys(keys: string): Promise<boolean>;
  chooseFiles(...paths: readonly string[]): Promise<void>;
  openUrl(url: string): Promise<void>;
  notifications(): Promise<readonly ShownNotification[]>;
  record(): Promise<DesktopRecord>;
  askPermission: Remote['askPermission'];
  windowOptions: Remote['windowOptions'];
  ipcChannels: Remote['ipcChannels'];
  /** Starts it a second time on the same user data; answers its exit code. */
  launchAgain(...args: readonly string[]): Promise<number | null>;
  /** All that it wrote to stdout and stderr. */
  output(): string;
  /** Waits until it ends by itself; answers its exit code. */
  ended(): Promise<number | null>;
  /** As from the tray. Answers the exit code and how long it took. */
  quit(): Promise<{ readonly code: number | null; readonly tookMs: number }>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP, as a machine asleep: nothing of it runs, its connections stay as they are. */
  sleep(): void;
  /** SIGCONT. */
  wake(): void;
}

type Remote = {
  [K in keyof ControlCalls]: (
    ...args: Parameters<ControlCalls[K]>
  ) => Promise<Awaited<ReturnType<ControlCalls[K]>>>;
};

const here = import.meta.dirname;
const defaultApp = join(here, '../../../dist/app');

const start = (
  options: DesktopOptions,
  args: readonly string[],
  withControl: boolean,
): ChildProcess => {
  const {
    userData,
    appFolder = defaultApp,
    keychain = 'gnome_libsecret',
    hasTray = true,
    imports = [],
  } = options;
  const before = [join(here, 'register.ts'), ...imports].map((path) => `--import=${path}`);
  const script = [...before, join(appFolder, 'main/app.js')];
  return spawn(process.execPath, [...script, `--user-data-dir=${userData}`, ...args], {
    stdio: withControl ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      XDG_CURRENT_DESKTOP: 'KDE',
      // Not the buses of whoever runs the tests: an app that is tested must not see how they stand.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
      ...options.env,
      NODE_OPTIONS: '',
      PATH: `${join(here, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      NOTIFY_SEND_LOG: join(userData, 'notify-send.log'),
      STAND_IN_KEYCHAIN: keychain,
      ...(hasTray ? {} : { STAND_IN_NO_TRAY: '1' }),
      ...(options.isPackaged === true ? { STAND_IN_PACKAGED: '1' } : {}),
      ...(options.isTakenOver === true ? { STAND_IN_TAKEN_OVER: '1' } : {}),
    },
  });
};

const remoteOf = (child: ChildProcess): Remote => {
  const waiting = new Map<number, (reply: ControlReply) => void>();
  let lastId = 0;
  child.on('message', (message) => {
    const reply = message as ControlReply;
    waiting.get(reply.callId)?.(reply);
    waiting.delete(reply.callId);
  });
  child.on('close', () => {
    for (const [callId, settle] of waiting) settle({ callId, problem: 'the app has ended' });
  });
  const call = (name: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const callId = (lastId += 1);
      waiting.set(callId, (reply) =>
        'problem' in reply ? reject(new Error(reply.problem)) : resolve(reply.value),
      );
      child.send({ callId, name, args });
    });
  return new Proxy({} as Remote, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        call(String(name), args),
  });
};

const exitOf = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
};

const isTheWindow = (page: Page): boolean => page.url().includes('.app.test');

/** Waits until the window has a page other than `before`. */
const pageOf = async (browser: Browser, before: Page | null): Promise<Page> => {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no context');
  for (;;) {
    const page = context.pages().find((other) => other !== before && isTheWindow(other));
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const readNotifications = async (userData: string): Promise<readonly ShownNotification[]> => {
  const text = await readFile(join(userData, 'notify-send.log'), 'utf8').catch(() => '');
  return text
    .split('\x1e')
    .filter((line) => line !== '')
    .map((line) => line.split('\x1f'))
    .map(([title = '', body = '']) => ({ title, body }));
};

/** The process of the Chromium that has a profile; null without one. Its lock is a link to `host-pid`. */
const chromiumPid = async (userData: string): Promise<number | null> => {
  const lock = join(userData, 'chromium', 'SingletonLock');
  const target = await readlink(lock).catch(() => null);
  return target === null ? null : Number(target.slice(target.lastIndexOf('-') + 1));
};

/** Chromium ends by itself once the app is gone; until then it still writes to its profile. */
const chromiumEnd = async (pid: number | null): Promise<void> => {
  for (let tries = 0; tries < 250 && pid !== null && isAlive(pid); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Starts the app and waits until its window shows a page. */
export const startDesktop = async (options: DesktopOptions): Promise<DesktopHandle> => {
  const child = start(options, options.args ?? [], true);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (output += part.toString()));
  const remote = remoteOf(child);
  const fail = exitOf(child).then((code) => {
    throw new Error(`the app ended with ${String(code)} before its window showed: ${output}`);
  });
  const connect = async (): Promise<{ browser: Browser; page: Page }> => {
    const browser = await chromium.connectOverCDP(await remote.debuggingUrl());
    return { browser, page: await pageOf(browser, null) };
  };
  const connected = await Promise.race([connect(), fail]);
  fail.catch(() => undefined); // From here on its end is expected.
  const { browser } = connected;
  let { page } = connected;
  const pid = await chromiumPid(options.userData);

  return {
    get page() {
      return page;
    },
    pageAfterCrash: async () => (page = await pageOf(browser, page)),
    window: {
      facts: () => remote.window(),
      move: (bounds) => remote.moveWindow(bounds),
      minimize: () => remote.minimizeWindow(),
      close: () => remote.closeWindow(),
      crash: () => remote.crashWindow(),
      load: (url) => remote.loadInWindow(url),
    },
    tray: {
      facts: () => remote.tray(),
      click: (...labels) => remote.clickTray(labels),
      activate: () => remote.activateTray(),
    },
    power: {
      emit: (event) => remote.emitPower(event),
      setIdle: (answer) => remote.setIdle(answer),
    },
    setDark: (isDark) => remote.setDark(isDark),
    pressKeys: (keys) => remote.pressKeys(keys),
    chooseFiles: (...paths) => remote.chooseFiles(paths),
    openUrl: (url) => remote.openUrl(url),
    notifications: () => readNotifications(options.userData),
    record: () => remote.record(),
    askPermission: (...asked) => remote.askPermission(...asked),
    windowOptions: () => remote.windowOptions(),
    ipcChannels: () => remote.ipcChannels(),
    launchAgain: (...args) => exitOf(start(options, args, false)),
    output: () => output,
    ended: () => exitOf(child),
    quit: async () => {
      const since = Date.now();
      remote.quit().catch(() => undefined); // It may be gone before it answers.
      const code = await exitOf(child);
      const tookMs = Date.now() - since;
      await browser.close();
      await chromiumEnd(pid);
      return { code, tookMs };
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exitOf(child);
      // In Electron the browser is the same process, so it ends with it and not at its leisure.
      if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
      await browser.close();
      await chromiumEnd(pid);
    },
    sleep: () => {
      child.kill('SIGSTOP');
      if (pid !== null) process.kill(pid, 'SIGSTOP');
    },
    wake: () => {
      if (pid !== null) process.kill(pid, 'SIGCONT');
      child.kill('SIGCONT');
    },
  };
};
