/** A person with a browser of their own: real Chromium, own profile, which a test may kill and start again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
import type { ShownNotification } from './electron-stand-in/index.ts';

/** A browser with the web client in it. */
export interface WebClient {
  readonly page: Page;
  /** What the browser was asked to show, since the page was loaded. */
  notifications(): Promise<readonly ShownNotification[]>;
  /** What the console said that is worse than information. */
  readonly problems: readonly string[];
  /** Every text frame that the page's sockets received. */
  readonly frames: readonly string[];
  /** SIGKILL to the whole browser. */
  kill(): Promise<void>;
  /** Starts it again with the same profile, at the same page. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

const DEVTOOLS = /^DevTools listening on (ws:\S+)/;

interface Running {
  readonly child: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
}

const readEndpoint = async (child: ChildProcess): Promise<string> => {
  if (child.stderr === null) throw new Error('Chromium has no standard error');
  for await (const line of createInterface(child.stderr)) {
    const endpoint = DEVTOOLS.exec(line)?.[1];
    if (endpoint !== undefined) return endpoint;
  }
  throw new Error('Chromium ended before it could be driven');
};

/** Records what the page asks the browser to show; the real constructor still runs. */
const recordNotifications = (): void => {
  const shown: { title: string; body: string }[] = [];
  const Real = window.Notification;
  class Recorded extends Real {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      shown.push({ title, body: options?.body ?? '' });
    }
  }
  Object.assign(window, { Notification: Recorded, shownNotifications: shown });
};

interface Listeners {
  readonly onProblem: (text: string) => void;
  readonly onFrame: (text: string) => void;
}

const listen = (page: Page, { onProblem, onFrame }: Listeners): void => {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) onProblem(message.text());
  });
  page.on('pageerror', (error) => onProblem(error.message));
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => onFrame(payload.toString())),
  );
};

/** How a browser may be started otherwise. */
interface WebClientOptions {
  /** Whether its pages can be hidden: else they are made to believe that they are always in front. */
  readonly canHide?: boolean;
  /** What its user reads, the best first; default what the system says. */
  readonly languages?: string;
}

const launch = async (
  profile: string,
  url: string,
  listeners: Listeners,
  { canHide = false, languages }: WebClientOptions,
): Promise<Running> => {
  const executable = await findChromium();
  if (!executable.ok) throw new Error(executable.error);
  const args = [
    ...chromiumArgs,
    '--headless=new',
    '--remote-debugging-port=0',
    // Unused but for its end: Chromium goes when this pipe closes, so that none outlives a test run that dies.
    '--remote-debugging-pipe',
    '--window-size=960,640',
    ...(languages === undefined ? [] : [`--accept-lang=${languages}`]),
  ];
  // A group of its own: killing it kills all of Chromium's processes.
  const child = spawn(executable.value, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const browser = await chromium.connectOverCDP(await readEndpoint(child), {
    noDefaults: canHide,
  });
  child.stderr?.resume();
  const context = browser.contexts()[0];
  const page = context?.pages()[0];
  if (context === undefined || page === undefined) throw new Error('Chromium has no page');
  await context.grantPermissions(['notifications'], { origin: new URL(url).origin });
  page.setDefaultTimeout(10_000);
  await page.addInitScript(recordNotifications);
  await page.setViewportSize({ width: 960, height: 640 });
  // The pictures show 24 hours, wherever they are taken.
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setLocaleOverride', { locale: 'en-GB' });
  listen(page, listeners);
  await page.goto(url);
  return { child, browser, page };
};

const killGroup = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
};

/** Opens the web client at `url` in a browser of its own. */
export const openWebClient = async (
  url: string,
  options: WebClientOptions = {},
): Promise<WebClient> => {
  const profile = await mkdtemp(join(tmpdir(), 'fermata-browser-'));
  const problems: string[] = [];
  const frames: string[] = [];
  const listeners: Listeners = {
    onProblem: (text) => problems.push(text),
    onFrame: (text) => frames.push(text),
  };
  let running = await launch(profile, url, listeners, options);
  const home = new URL('/', url).href;
  return {
    get page() {
      return running.page;
    },
    problems,
    frames,
    notifications: () =>
      running.page.evaluate(
        () =>
          (window as typeof window & { shownNotifications: { title: string; body: string }[] })
            .shownNotifications, // Put there by recordNotifications.
      ),
    kill: () => killGroup(running.child),
    restart: async () => {
      running = await launch(profile, home, listeners, options);
    },
    dispose: async () => {
      await killGroup(running.child);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
