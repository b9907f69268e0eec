/** The tray of the built desktop app, in the stand-in: desktops with one and without. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provideStatusNotifier } from '../support/dbus/desktops.ts';
import { startTestBus, type TestBus } from '../support/dbus/index.ts';
import { type DesktopApp, makeDesktopApp } from '../support/desktop-app.ts';

let app: DesktopApp;
beforeEach(async () => {
  app = await makeDesktopApp();
});
afterEach(() => app.dispose());

describe('a desktop that may show no tray', () => {
  let bus: TestBus;
  beforeEach(async () => {
    bus = await startTestBus();
    await app.launch({ env: { ...bus.env, XDG_CURRENT_DESKTOP: 'GNOME' } });
  });
  afterEach(async () => {
    await app.dispose(); // Before the bus: Chromium does not outlive its own.
    await bus.stop();
  });
  const presence = async (): Promise<string | undefined> => {
    const reply = await app.sendShell({ type: 'readDiagnostics' });
    return /^Tray: (.*)$/m.exec(reply.ok ? (reply.text ?? '') : '')?.[1];
  };
  const made = async (): Promise<number> => (await app.desktop.record()).trayCalls.made;

  it('[D2] ends with its window on stock GNOME', async () => {
    await expect.poll(presence).toBe('none');
    await app.desktop.window.close().catch(() => undefined); // It may be gone before it answers.
    expect(await app.desktop.ended()).toBe(0);
  });

  it('[D2] goes on where an extension shows it, and comes back by a further start when that is gone', async () => {
    const { desktop } = app;
    await expect.poll(presence).toBe('none');
    const panel = await provideStatusNotifier(bus, true);
    await expect.poll(presence).toBe('shown');
    expect(await made()).toBe(2); // Anew, for a panel that came later.
    expect((await desktop.tray.facts())?.menu.at(-1)?.label).toBe('Quit Fermata');
    await expect.poll(() => desktop.window.facts()).toMatchObject({ isVisible: true });
    await desktop.window.close();
    expect(await desktop.window.facts()).toMatchObject({ isVisible: false });
    await panel.service.leave();
    await expect.poll(presence).toBe('none');
    expect(await desktop.window.facts()).toMatchObject({ isVisible: false });
    expect(await desktop.launchAgain()).toBe(0);
    await expect.poll(() => desktop.window.facts()).toMatchObject({ isVisible: true });
    expect(await made()).toBe(2);
    expect(desktop.output()).toBe('');
  });
});
