/** `BrowserWindow`: a page of Chromium, with a place and a state that are only remembered. */
import { EventEmitter } from 'node:events';
import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
} from 'electron';
import { type Closable, needsReady, windowClosed, windowOpened } from './app.ts';
import { emitPreventable } from './events.ts';
import { strict } from './strict.ts';
import { StandInContents } from './web-contents.ts';

/** Every window that is open, for the control channel. */
export const openWindows: StandInWindow[] = [];

type Used = Pick<
  ElectronWindow,
  | 'webContents'
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'minimize'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
>;

/** The stand-in's window; it has what Electron's has, of what is used. */
export class StandInWindow extends EventEmitter implements Closable, Used {
  readonly contents: StandInContents;
  readonly options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #isVisible: boolean;
  #isMaximized = false;
  #isMinimized = false;
  #isFocused = false;
  #isDestroyed = false;
  #wasReady = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    needsReady('BrowserWindow');
    this.options = options;
    const {
      x = 480,
      y = 200,
      width = 800,
      height = 600,
      show = true,
      webPreferences = {},
    } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = show;
    this.contents = new StandInContents(webPreferences);
    openWindows.push(this);
    windowOpened(this);
    this.contents.announce();
    this.contents.on('did-finish-load', () => {
      // docs/api/browser-window, paintWhenInitiallyHidden: false causes "the ready-to-show event to not fire".
      if (this.#wasReady || (!show && options.paintWhenInitiallyHidden === false)) return;
      this.#wasReady = true;
      this.emit('ready-to-show');
    });
  }

  get webContents() {
    return this.contents.facade();
  }
  async loadURL(url: string): Promise<void> {
    const page = await this.contents.page();
    const { width, height } = this.#bounds;
    await page.setViewportSize({ width, height });
    await this.contents.load(url);
  }
  show(): void {
    const wasVisible = this.#isVisible;
    this.#isVisible = true;
    if (!wasVisible) this.emit('show');
    this.focus();
  }
  hide(): void {
    this.#isVisible = false;
    this.blur();
    this.emit('hide');
  }
  focus(): void {
    if (this.#isFocused) return;
    this.#isFocused = true;
    this.emit('focus');
  }
  blur(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit('blur');
  }
  minimize(): void {
    this.#isMinimized = true;
    this.blur();
  }
  restore(): void {
    this.#isMinimized = false;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isFocused(): boolean {
    return this.#isFocused;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  /** What a user does by dragging the window. */
  setBounds(bounds: Rectangle): void {
    this.#bounds = bounds;
  }
  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  /** What a user does by closing the window; a listener may prevent it. */
  requestClose(): boolean {
    if (emitPreventable(this, 'close')) return false;
    this.destroy();
    return true;
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    openWindows.splice(openWindows.indexOf(this), 1);
    void this.contents.destroy();
    this.emit('closed');
    windowClosed(this);
  }
}

/** The `BrowserWindow` of the stand-in. */
export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (Target, args: [BrowserWindowConstructorOptions?]) =>
    strict('BrowserWindow', new Target(...args)),
});
