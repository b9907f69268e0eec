/** What no page may do in the desktop app, whatever it tries, and what is left open for its own page (D9). */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL } from '../../shared/bridge/bridge.ts';
import { LARGEST_PAYLOAD } from '../../main/ipc/payload.ts';
import { CONTENT_SECURITY_POLICY, META_POLICY } from '../../main/windows/origin.ts';
import { type Client, openDesktopClient } from '../support/desktop-client.ts';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';
import { framesPass } from '../support/frames.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';

const CHANNELS = [CHANNEL.command, CHANNEL.subscribe, CHANNEL.shellCommand, CHANNEL.shellSubscribe];

/** Of Electron's names those that would be worth most to an attacker. */
const PERMISSIONS = [
  'clipboard-read',
  'media',
  'display-capture',
  'geolocation',
  'notifications',
  'fileSystem',
  'openExternal',
  'hid',
  'usb',
  'serial',
  'midiSysex',
  'idle-detection',
  'local-network-access',
  'pointerLock',
  'fullscreen',
  'unknown',
];

/** Pictures by which a page that may leave has left: such a one is on its way before the next. */
const FRAMES_TO_LEAVE = 5;

let userData: string;
let desktop: DesktopHandle;
const launch = async (options: { readonly isTakenOver: boolean }): Promise<void> => {
  userData = await mkdtemp(join(tmpdir(), 'fermata-hardening-'));
  desktop = await startDesktop({ userData, ...options });
};
const end = async (): Promise<void> => {
  await desktop.kill();
  await rm(userData, { recursive: true, force: true, maxRetries: 5 });
};

/** What an attacker has who took over the process of a page: the way to the main process without the preload script. */
type Raw = (kind: 'invoke' | 'send', channel: string, args: readonly unknown[]) => Promise<unknown>;
interface TakenOver {
  readonly standInChannel: Raw;
}

const say = (channel: string, ...args: readonly unknown[]): Promise<unknown> =>
  desktop.page.evaluate(
    ([name, values]) =>
      (window as typeof window & TakenOver).standInChannel('invoke', name, values), // Left there by the stand-in.
    [channel, args] as const,
  );

describe('a page that an attacker took over', () => {
  beforeAll(() => launch({ isTakenOver: true }));
  afterAll(end);

  it('[D9] finds the channels of the bridge open, and no others', async () => {
    expect(await desktop.ipcChannels()).toEqual({
      handled: CHANNELS,
      heard: ['error'], // Electron's own, which does nothing.
    });
    const told = await desktop.page.evaluate(() =>
      // Left there by the stand-in.
      (window as typeof window & TakenOver).standInChannel('send', 'electron-store-get-data', []),
    );
    expect(told).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'endFocus'],
    ['a list', [{ type: 'endFocus' }]],
    ['a type of the prototype', { type: '__proto__' }],
    ['a type that is no text', { type: { toString: 'endFocus' } }],
    ['an unknown type', { type: 'quit' }],
    ['a field that is wrong', { type: 'startFocus', lengthMs: -1 }],
    ['a text that is too long', { type: 'endFocus', more: 'x'.repeat(LARGEST_PAYLOAD) }],
    [
      'too many values',
      { type: 'endFocus', more: Array.from({ length: LARGEST_PAYLOAD }, () => 0) },
    ],
  ])('[D9] is answered that nothing was done for %s, on every channel', async (_, payload) => {
    for (const channel of [CHANNEL.command, CHANNEL.shellCommand])
      expect(await say(channel, payload)).toMatchObject({
        value: { ok: false, error: { code: 'invalid' } },
      });
    for (const channel of [CHANNEL.subscribe, CHANNEL.shellSubscribe])
      if (payload !== undefined)
        expect(await say(channel, payload)).toMatchObject({
          value: { ok: false, error: { code: 'invalid' } },
        });
  });

  it('[D9] is not heard from a frame in the window, not even one of its own', async () => {
    const answers = await desktop.page.evaluate(async (channels) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as Window & TakenOver; // Left there by the stand-in.
      const said = await Promise.all(
        channels.map((channel) => inner.standInChannel('invoke', channel, [{ type: 'endFocus' }])),
      );
      frame.remove();
      return said;
    }, CHANNELS);
    expect(answers).toEqual(CHANNELS.map(() => ({ problem: 'Error: Refused' })));
    expect(desktop.output()).toContain('came from a page that is not ours and was refused');
  });

  it.each(['data:text/html,<title>another</title>', 'about:blank'])(
    '[D9] is not heard from %s, should the window ever be there',
    async (url) => {
      await desktop.window.load(url);
      await desktop.page.waitForURL(({ hostname }) => hostname !== 'fermata.app.test');
      for (const channel of CHANNELS)
        expect(await say(channel, { type: 'endFocus' })).toEqual({ problem: 'Error: Refused' });
      await desktop.window.load('app://fermata/');
      await desktop.page.waitForURL(({ hostname }) => hostname === 'fermata.app.test');
      expect(await say(CHANNEL.command, { type: 'setManual', show: null })).toEqual({
        value: { ok: true },
      });
    },
  );
});

describe('the page of the window', () => {
  let server: Server;
  let outside: string;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end('outside');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await launch({ isTakenOver: false });
  });
  afterAll(async () => {
    await end();
    server.close();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  it('[D9] runs sandboxed, isolated and without Node, and with nothing switched on that is not needed', async () => {
    const { webPreferences } = await desktop.windowOptions();
    expect(webPreferences).toEqual({
      preload: expect.stringMatching(/preload[/\\]app\.cjs$/) as string,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      devTools: true, // Not in an installed app, see below.
      spellcheck: false,
    });
    expect((await desktop.record()).isSandboxEnabled).toBe(true);
  });

  it('[D9] gets its policy with every file and in the page, and has nothing inline', async () => {
    // A window that is still on its way to its page can't be loaded again.
    await desktop.page.waitForURL(({ hostname }) => hostname === 'fermata.app.test');
    const response = await desktop.page.reload();
    expect(response?.headers()).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const html = await readFile(
      join(import.meta.dirname, '../../dist/app/renderer/index.html'),
      'utf8',
    );
    expect(/http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1]).toBe(
      META_POLICY,
    );
    for (const [, attributes = '', content = ''] of html.matchAll(
      /<script\b([^>]*)>([\s\S]*?)<\/script>/g,
    )) {
      expect(attributes).toContain('src="./assets/');
      expect(content).toBe('');
    }
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  });

  it('[D9] asks the net for nothing, and without its policy it still gets nothing', async () => {
    const reach = (): Promise<void> =>
      desktop.page.evaluate(async (url) => {
        const image = new Image();
        const loaded = new Promise((resolve) => {
          image.onload = image.onerror = resolve;
        });
        image.src = `${url}/image.png`;
        navigator.sendBeacon(`${url}/beacon`, 'x');
        await Promise.allSettled([
          fetch(`${url}/fetch`),
          fetch(`${url}/post`, { method: 'POST' }),
          loaded,
        ]);
      }, outside);
    await reach();
    expect(asked).toEqual([]);
    const devTools = await desktop.page.context().newCDPSession(desktop.page);
    await devTools.send('Page.setBypassCSP', { enabled: true });
    await desktop.page.reload();
    await reach();
    expect(asked).toEqual([]);
    await devTools.send('Page.setBypassCSP', { enabled: false });
    await desktop.page.reload();
  });

  it.each([
    ['a link', (url: string) => Object.assign(document.createElement('a'), { href: url }).click()],
    ['location', (url: string) => location.assign(url)],
    ['location.replace', (url: string) => location.replace(url)],
    [
      'a refresh',
      (url: string) => {
        const meta = Object.assign(document.createElement('meta'), {
          httpEquiv: 'refresh',
          content: `0;url=${url}`,
        });
        document.head.append(meta);
        meta.remove();
      },
    ],
    ['an address with a script', () => location.assign('javascript:document.title="ran"')],
    ['an address that is a page', () => location.assign('data:text/html,<title>ran</title>')],
    ['a file', () => location.assign('file:///etc/passwd')],
    ['another host of the scheme', () => location.assign('https://other.app.test/')],
    [
      'what is dropped on it',
      () => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['<title>ran</title>'], 'a.html', { type: 'text/html' }));
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
          );
      },
    ],
  ] as const)('[D9] stays where it is for %s', async (_, leave) => {
    const before = desktop.page.url();
    await desktop.page.evaluate(leave, outside).catch(() => undefined); // A refused one may say so.
    await framesPass(desktop.page, FRAMES_TO_LEAVE);
    expect(desktop.page.url()).toBe(before);
    await expect.poll(() => desktop.page.title()).toBe('Welcome · Fermata');
    expect(asked).toEqual([]);
  });

  it('[D9] sends no form', async () => {
    const blocked = desktop.page.waitForEvent('console', (message) =>
      message.text().includes('form-action'),
    );
    await desktop.page.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' });
      document.body.append(form);
      form.submit();
    }, outside);
    await blocked;
    expect(asked).toEqual([]);
    // A Chromium may show its own page for what a policy blocks, before the app could refuse.
    await desktop.window.load('app://fermata/');
    await expect.poll(() => desktop.page.title()).toBe('Welcome · Fermata');
  });

  it('[D9] opens no window, however it asks, and nothing but links outside', async () => {
    const pages = desktop.page.context().pages().length;
    const open = (url: string, features = ''): Promise<void> =>
      desktop.page.evaluate(([to, how]) => void window.open(to, '_blank', how), [
        url,
        features,
      ] as const);
    await open('https://example.com/a', 'nodeIntegration=1,contextIsolation=no,width=100');
    for (const url of ['file:///etc/passwd', 'about:blank', 'data:text/html,x', 'smb://host/x'])
      await open(url);
    await desktop.page.evaluate(() => {
      const link = { href: 'https://example.com/b', target: '_blank' };
      Object.assign(document.createElement('a'), link).click();
    });
    await expect
      .poll(async () => new Set((await desktop.record()).openedOutside))
      .toEqual(new Set(['https://example.com/a', 'https://example.com/b']));
    await expect.poll(() => desktop.page.context().pages().length).toBe(pages);
  });

  it('[D9] embeds nothing, and starts no worker', async () => {
    const seen = await desktop.page.evaluate(async (url) => {
      const violated = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) =>
        violated.add(event.effectiveDirective),
      );
      const over: Promise<unknown>[] = [];
      const attempt = (run: () => HTMLElement | Worker): void => {
        try {
          const made = run();
          if (!(made instanceof HTMLElement)) return;
          // Of a page that was blocked it is told that it was loaded: there is Chromium's own then.
          over.push(new Promise((resolve) => (made.onload = made.onerror = resolve)));
          document.body.append(made);
        } catch (cause) {
          violated.add((cause as Error).name);
        }
      };
      const make = (name: string, properties: object) => () =>
        Object.assign(document.createElement(name), properties);
      attempt(make('iframe', { src: 'data:text/html,x' }));
      attempt(make('iframe', { src: '/' }));
      attempt(make('iframe', { srcdoc: '<script src="/assets/x.js"></script>' }));
      attempt(make('object', { data: `${url}/object` }));
      attempt(make('embed', { src: `${url}/embed` }));
      attempt(() => new Worker('/assets/worker.js'));
      await Promise.all(over);
      return [...violated].sort();
    }, outside);
    // What takes an address of code wants it from a policy for types, and there is none.
    expect(seen).toEqual(['TypeError', 'frame-src', 'require-trusted-types-for']);
    expect(asked).toEqual([]);
  });

  it('[D9] may copy a link, and gets no other permission; other pages get none', async () => {
    const own = { request: true, check: true };
    const none = { request: false, check: false };
    const copy = 'clipboard-sanitized-write';
    expect(await desktop.askPermission(copy)).toEqual(own);
    expect(await desktop.askPermission(copy, 'https://example.com/')).toEqual(none);
    expect(await desktop.askPermission(copy, 'app://fermata.example/')).toEqual(none);
    expect(await desktop.askPermission(copy, 'app://fermata/', false)).toEqual(none);
    for (const name of PERMISSIONS) expect(await desktop.askPermission(name)).toEqual(none);
    await desktop.page.bringToFront();
    await desktop.page.evaluate(() => navigator.clipboard.writeText('https://example.com/join'));
    await expect(desktop.page.evaluate(() => navigator.clipboard.readText())).rejects.toThrow(
      /denied/,
    );
  });

  it('[D9] saves what it made itself, after asking where to, and nothing else', async () => {
    const offer = (name: string, type: string): Promise<void> =>
      desktop.page.evaluate(
        ([download, mediaType]) => {
          const href = URL.createObjectURL(new Blob(['a,b'], { type: mediaType }));
          Object.assign(document.createElement('a'), { href, download }).click();
        },
        [name, type] as const,
      );
    const last = async () => (await desktop.record()).downloads.at(-1);
    await offer('fermata-sessions.csv', 'text/csv');
    await expect.poll(last).toMatchObject({
      name: 'fermata-sessions.csv',
      isRefused: false,
      dialog: { defaultPath: 'fermata-sessions.csv' },
    });
    for (const name of ['fermata-sessions.exe', 'fermata.desktop', 'other.csv']) {
      await offer(name, 'application/octet-stream');
      await expect.poll(last).toMatchObject({ name, isRefused: true, dialog: null });
    }
  });
});

describe('the window of a team', () => {
  let relay: RelayProcess;
  let ana: Client;
  afterAll(async () => {
    await ana.dispose();
    await relay.dispose();
  });

  it('[D9] gets by with its policy, from place to place', async () => {
    relay = await startRelayProcess();
    ana = await openDesktopClient(await (await relay.foundTeam('Nimbus', 'Ana')).deviceLink());
    const complaints: string[] = [];
    ana.page.on('console', (message) => complaints.push(message.text()));
    ana.page.on('pageerror', (error) => complaints.push(error.message));
    await ana.page.reload();
    for (const place of ['Team', 'Review', 'Focus', 'Settings'] as const)
      await people.goTo(ana.page, place);
    await people.goTo(ana.page, 'Focus');
    await people.startFocus(ana.page, '25 min');
    await ana.page.getByRole('button', { name: 'End focus', exact: true }).click();
    expect(complaints).toEqual([]);
  });
});
