/**
 * `Tray`: recorded, and clicked by a test, as on Linux (docs/api/tray): `click` is what the panel takes for an
 * activation, `double-click` and `right-click` never come, and a menu is shown as it was when it was last set.
 */
import { EventEmitter } from 'node:events';
import type { NativeImage } from 'electron';
import { needsReady } from './app.ts';
import { clickItem, type MenuLine, menuLines, type StandInMenu } from './menu.ts';
import type { StandInImage } from './native-image.ts';
import { record } from './record.ts';
import { strict } from './strict.ts';

/** The tray icon there is, as it is now. */
interface TrayState {
  icon: string;
  tooltip: string;
  menu: StandInMenu | null;
  readonly events: EventEmitter;
}
let trayState: TrayState | null = null;

/** Of the events that there are, those that come on Linux. */
const KNOWN_EVENTS = ['click', 'double-click'];

class StandInTray {
  readonly #state: TrayState;
  #isDestroyed = false;

  constructor(image: StandInImage | NativeImage) {
    needsReady('Tray');
    if (process.env['STAND_IN_NO_TRAY'] === '1') throw new Error('Failed to create tray');
    if (trayState !== null) throw new Error('the stand-in has room for one tray icon');
    this.#state = { icon: '', tooltip: '', menu: null, events: new EventEmitter() };
    this.setImage(image);
    trayState = this.#state;
    record.trayCalls.made += 1;
  }
  #live(): TrayState {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    return this.#state;
  }
  setImage(image: StandInImage | NativeImage): void {
    if (!('path' in image) || image.isEmpty()) throw new Error('Failed to load image');
    this.#live().icon = image.path;
    record.trayCalls.icon += 1;
  }
  setToolTip(text: string): void {
    this.#live().tooltip = text;
    record.trayCalls.tooltip += 1;
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.#live().menu = menu;
    record.trayCalls.menu += 1;
  }
  on(event: string, listener: () => void): this {
    if (!KNOWN_EVENTS.includes(event))
      throw new Error(`not implemented in the stand-in: Tray event ${event}`);
    this.#live().events.on(event, listener);
    return this;
  }
  destroy(): void {
    this.#isDestroyed = true;
    if (trayState === this.#state) trayState = null;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}
/** The `Tray` of the stand-in. */
export const Tray = new Proxy(StandInTray, {
  construct: (Target, args: [StandInImage]) => strict('Tray', new Target(...args)),
});

/** How the tray is; null without one. */
export type TrayFacts = {
  readonly icon: string;
  readonly tooltip: string;
  readonly menu: readonly MenuLine[];
} | null;

/** The tray now. */
export const trayFacts = (): TrayFacts =>
  trayState && {
    icon: trayState.icon,
    tooltip: trayState.tooltip,
    menu: menuLines(trayState.menu),
  };

/** Clicks an item of the tray's menu by its labels from the top. */
export const clickTray = (labels: readonly string[]): void =>
  clickItem(trayState?.menu ?? null, labels);

/** The panel activates the icon. */
export const activateTray = (): void => {
  if (trayState === null) throw new Error('there is no tray icon');
  trayState.events.emit('click');
};
