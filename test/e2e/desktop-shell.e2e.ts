/** The built desktop app, in the stand-in: window, tray, bridge, and what no page may do. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandReply } from '../../shared/bridge/commands.ts';
import type { View } from '../../shared/bridge/view.ts';
import { provideMutter } from '../support/dbus/desktops.ts';
import { startTestBus } from '../support/dbus/index.ts';
import {
  type DesktopHandle,
  type DesktopOptions,
  startDesktop,
} from '../support/electron-stand-in/index.ts';

let userData: string;
let desktop: DesktopHandle;
const started: DesktopHandle[] = [];
const launch = async (options: Partial<DesktopOptions> = {}): Promise<void> => {
  desktop = await startDesktop({ userData, ...options });
  started.push(desktop);
};
const makeUserData = async (): Promise<void> => {
  userData = await mkdtemp(join(tmpdir(), 'fermata-desktop-'));
};
const endAll = async (): Promise<void> => {
  for (const app of started.splice(0)) await app.kill();
  await rm(userData, { recursive: true, force: true, maxRetries: 5 });
};

beforeAll(() => {
  if (!existsSync(join(import.meta.dirname, '../../dist/app/main/app.js')))
    throw new Error('The desktop app is not built: run npm run build first.');
});

const send = (command: unknown): Promise<CommandReply> =>
  desktop.page.evaluate(
    (value) =>
      (window as typeof window & { fermata: { send(v: unknown): Promise<never> } }).fermata.send(
        value,
      ), // What preload put there.
    command,
  );
const view = (): Promise<View> =>
  desktop.page.evaluate(
    () =>
      new Promise<never>((resolve) => {
        const { fermata } = window as typeof window & {
          fermata: { subscribe(l: (u: { type: string; view: never }) => void): void };
        }; // What preload put there.
        fermata.subscribe((update) => {
          if (update.type === 'full') resolve(update.view);
        });
      }),
  );
const tooltip = async (): Promise<string> => (await desktop.tray.facts())?.tooltip ?? '';
const startFocus = (): Promise<CommandReply> =>
  send({ type: 'startFocus', lengthMs: 1_500_000, shareLabel: false, urgent: 'allow' });

describe('desktop app in the stand-in', () => {
  beforeAll(async () => {
    await makeUserData();
    await launch();
  });
  afterAll(endAll);

  it('shows a window that works under its policy, and says nothing on the console', async () => {
    // A window that is still on its way to its page can't be loaded again.
    await desktop.page.getByRole('heading').first().waitFor();
    const problems: string[] = [];
    desktop.page.on('console', (message) => problems.push(message.text()));
    desktop.page.on('pageerror', (error) => problems.push(error.message));
    await desktop.page.reload();
    await expect.poll(() => desktop.page.getByRole('heading').count()).toBeGreaterThan(0);
    expect(await desktop.window.facts()).toMatchObject({
      isVisible: true,
      bounds: { width: 960, height: 640 },
    });
    expect((await view()).device).toBe('desktop');
    expect(problems).toEqual([]);
    expect(desktop.output()).toBe('');
    await desktop.page.screenshot({ path: 'test-results/screenshots/desktop-first-run.png' });
  });

  it('gives the page the bridge and nothing else', async () => {
    const seen = await desktop.page.evaluate(() => {
      const globals = window as typeof window & Record<string, Record<string, unknown>>; // Keys that no type knows.
      return {
        bridge: Object.keys(globals['fermata'] ?? {}).sort(),
        types: ['require', 'process', 'module', 'ipcRenderer', 'standInChannel'].filter(
          (name) => name in window,
        ),
        stop: typeof (globals['fermata']?.['onGoTo'] as (l: () => void) => () => unknown)(
          () => undefined,
        )(),
      };
    });
    expect(seen).toEqual({
      bridge: ['onGoTo', 'send', 'shell', 'subscribe'],
      types: [],
      stop: 'undefined',
    });
  });

  it('answers a wrong command with a reason', async () => {
    for (const wrong of [null, 'x', { type: 'nope' }, { type: 'startFocus', lengthMs: 1 }])
      expect(await send(wrong)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await send({ type: 'setManual', show: null })).toEqual({ ok: true });
  });

  it('[P3] says in its own window that it cannot see idleness', async () => {
    await desktop.power.setIdle('unknown');
    await desktop.power.emit('resume');
    await expect.poll(async () => (await view()).own.activity).toBe('unknown');
    expect((await view()).own.activityProblem).toMatch(/keyboard or mouse/);
  });

  // https://github.com/mattermost/desktop/issues/238, https://github.com/RocketChat/Rocket.Chat.Electron/issues/1260
  it('[P10] mattermost/desktop#238: a hidden or minimised window changes nothing of the activity', async () => {
    const told = async (idle: 'unknown' | number): Promise<string> => {
      await desktop.power.setIdle(idle);
      await desktop.power.emit('resume'); // It looks at once.
      return (await view()).own.activity;
    };
    await expect.poll(() => told(2)).toBe('active');
    for (const hide of ['minimize', 'close'] as const) {
      await desktop.window[hide]();
      await expect.poll(() => told('unknown')).toBe('unknown');
      await expect.poll(() => told(2)).toBe('active');
      await expect.poll(() => told(300)).toBe('idle');
      await expect.poll(() => told(2)).toBe('active');
    }
    expect(await desktop.launchAgain()).toBe(0); // Shows it again.
  });

  it('has one instance: a second launch shows the window of the first', async () => {
    await desktop.window.close();
    expect(await desktop.window.facts()).toMatchObject({ isVisible: false });
    expect(await desktop.launchAgain('--anything')).toBe(0);
    await expect
      .poll(() => desktop.window.facts())
      .toMatchObject({ isVisible: true, isFocused: true });
    await desktop.window.minimize();
    expect(await desktop.launchAgain()).toBe(0);
    await expect.poll(() => desktop.window.facts()).toMatchObject({ isFocused: true });
  });

  it('closes to the tray where there is one, and the tray opens it at the place asked for', async () => {
    await desktop.window.close();
    await desktop.tray.click('Review');
    await expect.poll(() => desktop.window.facts()).toMatchObject({ isVisible: true });
    expect((await desktop.record()).appEvents).not.toContain('window-all-closed');
  });

  it('[C4] loads a window that crashed again, and it has everything', async () => {
    await startFocus();
    const before = (await view()).focus;
    await desktop.window.crash();
    await desktop.pageAfterCrash();
    await expect.poll(async () => (await view()).focus).toEqual(before);
    expect(await tooltip()).toContain('Focusing');
  });

  describe('what no page may do', () => {
    it('go elsewhere, open windows, or open what is not a link', async () => {
      const url = desktop.page.url();
      await desktop.page.evaluate(() => {
        location.href = 'https://example.com/away';
      });
      await desktop.page.evaluate(() => {
        window.open('https://example.com/out');
      });
      await expect
        .poll(async () => (await desktop.record()).openedOutside)
        .toEqual(['https://example.com/out']);
      await desktop.page.evaluate(() => {
        window.open('file:///etc/passwd');
      });
      expect(desktop.page.url()).toBe(url);
      expect(await send({ type: 'setManual', show: null })).toEqual({ ok: true });
      expect((await desktop.record()).openedOutside).toEqual(['https://example.com/out']);
    });

    it('talk to the net, embed, run inline code, or make code from text', async () => {
      // What the browser reports as violated is the policy at work, and not a network that is not there.
      await desktop.page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          seen.push(`${effectiveDirective} ${blockedURI}`),
        );
        const script = document.createElement('script');
        script.append('window.inlineRan = true');
        const frame = document.createElement('iframe');
        frame.src = 'https://example.com/';
        document.body.append(script, frame);
        void fetch('https://example.com/').catch(() => undefined);
        // In a task of its own: what a debugger evaluates may make code where the page may not.
        setTimeout(() => void window.eval('window.evalRan = true'), 0);
      });
      const outcome = () =>
        desktop.page.evaluate(() => ({
          // Put there above. The page and its response each have the policy, so each reports.
          seen: [...new Set((window as typeof window & { seen: string[] }).seen)].sort(),
          ran: ['inlineRan', 'evalRan'].filter((name) => name in window),
        }));
      await expect.poll(outcome).toEqual({
        seen: [
          'connect-src https://example.com/',
          'frame-src https://example.com',
          'require-trusted-types-for trusted-types-sink', // Both the inline script and eval.
        ],
        ran: [],
      });
    });

    it('get a permission', async () => {
      for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read'])
        expect(await desktop.askPermission(name)).toEqual({ request: false, check: false });
    });

    it('read files beside its own', async () => {
      // Its policy would not even let it ask.
      const devTools = await desktop.page.context().newCDPSession(desktop.page);
      await devTools.send('Page.setBypassCSP', { enabled: true });
      await desktop.page.reload();
      const statuses = await desktop.page.evaluate(() =>
        Promise.all(
          ['/', '/../main/app.js', '/%2e%2e/main/app.js', '/..%2fmain/app.js', '/nothing.js'].map(
            async (path) => (await fetch(path)).status,
          ),
        ),
      );
      expect(statuses).toEqual([200, 404, 404, 404, 404]);
    });
  });
});

describe('desktop app in the stand-in, from start to end', () => {
  beforeEach(makeUserData);
  afterEach(endAll);

  it('ends with its window where nothing could bring it back', async () => {
    await launch({ hasTray: false });
    expect(await desktop.tray.facts()).toBeNull();
    await desktop.window.close().catch(() => undefined); // It may be gone before it answers.
    expect(await desktop.ended()).toBe(0);
  });

  it('[P10] sees over the bus of a Linux desktop how its user stands', async () => {
    const bus = await startTestBus();
    const mutter = await provideMutter(bus, () => 600_000);
    await launch({ env: { ...bus.env, XDG_SESSION_TYPE: 'wayland' } });
    await expect.poll(async () => (await view()).own.activity).toBe('idle');
    await mutter.service.leave();
    await desktop.power.emit('resume');
    await expect.poll(async () => (await view()).own.activity).toBe('active'); // Electron says so.
    expect(desktop.output()).toBe('');
    await desktop.kill(); // Before the bus: Chromium does not outlive its own.
    await bus.stop();
  });

  it('quits in under two seconds, and has everything at the next start, its place too', async () => {
    await launch();
    await startFocus();
    await desktop.window.move({ x: 40, y: 60, width: 700, height: 600 });
    const { code, tookMs } = await desktop.quit();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(2000);
    await launch();
    expect((await view()).focus?.state).toBe('running');
    expect((await desktop.window.facts())?.bounds).toEqual({
      x: 40,
      y: 60,
      width: 700,
      height: 600,
    });
  });

  it('[F1] goes on with the same session after it was killed', async () => {
    await launch();
    await startFocus();
    const before = (await view()).focus;
    await desktop.kill();
    await launch();
    expect((await view()).focus).toEqual(before);
  });

  it('sets damaged files aside, says so, and works', async () => {
    await launch();
    await startFocus();
    await desktop.quit();
    await writeFile(join(userData, 'settings.json'), '{"window":');
    const journal = join(userData, 'engine.journal');
    const text = await readFile(journal, 'utf8');
    await writeFile(journal, `${text}00000000 damaged\n`);
    await launch();
    const { notices, focus } = await view();
    expect(notices.map((notice) => notice.noticeId).sort()).toEqual([
      'shell-damaged-settings',
      'shell-damaged-store',
    ]);
    expect(focus?.state).toBe('running');
    const kept = (await readdir(userData)).filter((name) => name.includes('.damaged-'));
    expect(kept).toHaveLength(2);
  });
});
