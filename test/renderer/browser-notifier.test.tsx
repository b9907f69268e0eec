import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrowserNotifier } from '../../renderer/host-web/adapters/browser-notifier.ts';
import type { Notification } from '../../shared/engine/ports.ts';

/** The browser's side: what is on the screen. */
const onScreen: BrowserNote[] = [];
class BrowserNote {
  static permission = 'granted';
  readonly title: string;
  readonly options: NotificationOptions;
  onclick: (() => void) | null = null;
  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    onScreen.push(this);
  }
  close(): void {
    const at = onScreen.indexOf(this);
    if (at >= 0) onScreen.splice(at, 1);
  }
}
const titles = (): readonly string[] => onScreen.map(({ title }) => title);
const LIVE: Notification = { tag: 'from-ben', title: 'Ben', body: 'Hello', place: 'review' };
const DONE: Notification = { tag: 'focus', title: 'Focus done', body: 'Well', place: 'focus' };

beforeEach(() => vi.stubGlobal('Notification', BrowserNote));
afterEach(() => {
  vi.unstubAllGlobals();
  onScreen.splice(0);
  BrowserNote.permission = 'granted';
});

describe('notifications of the browser', () => {
  it('[D4] come one at a time, lead to their place, and are taken back', () => {
    const places: string[] = [];
    const notifier = createBrowserNotifier((place) => places.push(place));
    notifier.notify({ ...LIVE, silent: true });
    expect(onScreen[0]?.options).toMatchObject({ body: 'Hello', silent: true });
    notifier.notify(DONE);
    expect(titles()).toEqual(['Focus done']);
    notifier.withdraw('review');
    expect(titles()).toEqual(['Focus done']);
    onScreen[0]?.onclick?.();
    expect([places, titles()]).toEqual([['focus'], []]);
    notifier.notify({ ...LIVE, urgent: true });
    notifier.withdraw(null);
    expect(titles()).toEqual(['Ben']);
    notifier.withdraw('review');
    expect(titles()).toEqual([]);
  });

  it('[D4] do not come without permission', () => {
    BrowserNote.permission = 'default';
    createBrowserNotifier(() => undefined).notify(LIVE);
    expect(titles()).toEqual([]);
  });
});
