/** `webContents`: a real page of Chromium, with the preload script and the guards of the app around it. */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { HandlerDetails, WebContents, WebFrameMain, WebPreferences } from 'electron';
import type { Frame, Page } from 'playwright-core';
import { app } from './app.ts';
import { browserContext, fromChromium, toChromium } from './browser.ts';
import { emitPreventable } from './events.ts';
import { answerInvoke, hearSent } from './ipc-main.ts';
import { BINDING, pageScript } from './page-script.ts';
import {
  APP_PAGE,
  beginDownload,
  CHROMIUM_PERMISSIONS,
  isPermitted,
  isRequestCancelled,
} from './session.ts';
import { strict } from './strict.ts';

type Message = { readonly channel: string; readonly args: unknown[] };
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type SentFrame = Pick<WebFrameMain, 'url' | 'origin' | 'parent'>;

let lastId = 0;

/** `STAND_IN_TAKEN_OVER`: an attacker has the process of the page, and with it the raw way to the main process. */
const isTakenOver = process.env['STAND_IN_TAKEN_OVER'] === '1';

const originOf = (url: string): string => {
  const [, custom] = /^(app:\/\/[^/]+)/.exec(url) ?? [];
  return custom ?? new URL(url).origin;
};

const frameOf = (frame: Frame): SentFrame => {
  const url = fromChromium(frame.url());
  const parent = frame.parentFrame();
  const above = parent === null ? null : frameOf(parent);
  // What is made from nothing but its parent has its parent's origin.
  const origin = above !== null && url.startsWith('about:') ? above.origin : originOf(url);
  return { url, origin, parent: above as WebFrameMain | null };
};

/** Messages on their way to one document; a new document starts with none. */
class Mailbox {
  #documentId = '';
  #messages: Message[] = [];
  #take: ((messages: Message[]) => void) | null = null;

  begin(documentId: string): void {
    this.#documentId = documentId;
    this.#messages = [];
    this.#take = null;
  }
  post(message: Message): void {
    this.#messages.push(message);
    this.#hand();
  }
  /** Answers as soon as there is something; never to a document that was left. */
  pull(documentId: string): Promise<Message[]> {
    return new Promise((resolve) => {
      if (documentId !== this.#documentId) return;
      this.#take = resolve;
      this.#hand();
    });
  }
  #hand(): void {
    if (this.#take === null || this.#messages.length === 0) return;
    this.#take(this.#messages);
    this.#messages = [];
    this.#take = null;
  }
}

/** The stand-in's webContents, and what its window needs of it. */
export class StandInContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly #preferences: WebPreferences;
  readonly #mailbox = new Mailbox();
  #page: Promise<Page> | null = null;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;
  /** The URL that the app itself asked for: no `will-navigate` for that one. */
  #asked = '';

  constructor(preferences: WebPreferences) {
    super();
    const { sandbox = true, contextIsolation = true, nodeIntegration = false } = preferences;
    if (!sandbox || !contextIsolation || nodeIntegration)
      throw new Error('the stand-in runs sandboxed, isolated pages only');
    this.#preferences = preferences;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    this.#mailbox.post({ channel, args: structuredClone(args) });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** The page, made when it is first needed and again after a crash. */
  page(): Promise<Page> {
    return (this.#page ??= this.#makePage());
  }

  async load(url: string): Promise<void> {
    const page = await this.page();
    this.#asked = url;
    const response = await page.goto(toChromium(url), { waitUntil: 'load' });
    if (response !== null && !response.ok())
      throw new Error(`ERR_FAILED (${response.status()}) loading '${url}'`);
    this.emit('did-finish-load');
  }

  async destroy(): Promise<void> {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.emit('destroyed');
    await (await this.#page)?.close();
  }

  async #makePage(): Promise<Page> {
    const context = await browserContext();
    const blank = context.pages().find((page) => page.url() === 'about:blank');
    const page = blank ?? (await context.newPage());
    await page.exposeBinding(BINDING, ({ frame }, kind: string, first: string, args: unknown[]) =>
      this.#hear(frame, kind, first, args),
    );
    const { preload } = this.#preferences;
    if (preload !== undefined)
      await page.addInitScript({
        content: pageScript(await readFile(preload, 'utf8'), isTakenOver),
      });
    page.on('crash', () => this.#crashed(page));
    page.on('download', (download) => {
      const isAllowed = beginDownload(
        fromChromium(download.url()),
        download.suggestedFilename(),
        this.facade(),
      );
      if (!isAllowed) void download.cancel();
    });
    await this.#guard(page);
    await this.#permit(page);
    return page;
  }

  #hear(frame: Frame, kind: string, first: string, args: unknown[]): unknown {
    switch (kind) {
      case 'begin':
        this.#mailbox.begin(first);
        return undefined;
      case 'pull':
        return this.#mailbox.pull(first);
      case 'preload-error':
        process.stderr.write(`stand-in: preload failed: ${first}\n`);
        return this.emit('preload-error', {}, this.#preferences.preload, new Error(first));
      case 'send':
        return hearSent(
          { sender: this.facade(), senderFrame: frameOf(frame) as WebFrameMain },
          first,
          args,
        );
      case 'invoke': {
        const sender = this.facade();
        return answerInvoke({ sender, senderFrame: frameOf(frame) as WebFrameMain }, first, args);
      }
      default:
        throw new Error(`unknown message from the page: ${kind}`);
    }
  }

  /** Chromium asks the app; here it is told before what the app would say. */
  async #permit(page: Page): Promise<void> {
    const devTools = await (await browserContext()).newCDPSession(page);
    for (const [name, permission] of CHROMIUM_PERMISSIONS)
      await devTools.send('Browser.setPermission', {
        permission: { name },
        setting: isPermitted(this.facade(), permission, APP_PAGE) ? 'granted' : 'denied',
        origin: toChromium(APP_PAGE),
      });
  }

  /** Navigations and new windows that the page asks for go through the app's listeners first. */
  async #guard(page: Page): Promise<void> {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.emit('did-navigate', {}, fromChromium(frame.url()));
    });
    await page.route('**/*', async (route, request) => {
      const url = fromChromium(request.url());
      const isNavigation = request.isNavigationRequest();
      const isMainFrame = isNavigation && request.frame() === page.mainFrame();
      if (isNavigation && !this.#mayNavigate(url, isMainFrame)) return route.abort('aborted');
      if (await isRequestCancelled(url, this.facade())) return route.abort('blockedbyclient');
      return route.fallback();
    });
    const devTools = await (await browserContext()).newCDPSession(page);
    await devTools.send('Page.enable');
    devTools.on('Page.windowOpen', ({ url }) => this.#askToOpen(fromChromium(url)));
    page.on('popup', (popup) => void popup.close()); // Electron asks before; Chromium has opened it by now.
  }

  /** What the app itself asked for goes on without a question. */
  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && url === this.#asked) this.#asked = '';
    else if (this.#isNavigationPrevented(url, isMainFrame)) return false;
    this.emit('did-start-navigation', { url, isMainFrame, isSameDocument: false });
    return true;
  }

  #isNavigationPrevented(url: string, isMainFrame: boolean): boolean {
    const details = { url, isMainFrame, isSameDocument: false };
    const byFrame = emitPreventable(this, 'will-frame-navigate', details);
    return (isMainFrame && emitPreventable(this, 'will-navigate', details, url)) || byFrame;
  }

  #askToOpen(url: string): void {
    const answer = this.#openHandler({ url, frameName: '', features: '' } as HandlerDetails);
    if (answer.action !== 'deny') throw new Error('the stand-in opens no second windows');
  }

  #crashed(page: Page): void {
    this.#page = null;
    void page.close().catch(() => undefined);
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
  }

  /** What the app gets to see. */
  facade(): WebContents {
    return (this.#facade ??= strict('webContents', this) as unknown as WebContents); // The part of it that is used.
  }
  #facade: WebContents | null = null;

  /** Tells the app that these contents were made. */
  announce(): void {
    app.emit('web-contents-created', {}, this.facade());
  }
}
