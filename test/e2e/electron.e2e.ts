/**
 * The desktop app in Electron itself, for machines that have its binary: what the stand-in can only be told of Electron
 * is asked of it here. The main story runs on it too (main-story.e2e.ts).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostProblem } from '../../scripts/hosts.ts';
import { desktopLink, inviteLink } from '../../shared/protocol/links.ts';
import { type ElectronClient, openElectronClient } from '../support/electron-client.ts';
import * as people from '../support/people.ts';

const INVITE = inviteLink('https://relay.example', 'a'.repeat(32));

describe.skipIf(hostProblem('electron') !== null)('the desktop app in Electron', () => {
  let ana: ElectronClient;
  beforeAll(async () => {
    ana = await openElectronClient('');
  });
  afterAll(() => ana.dispose());
  const isShown = (): Promise<boolean> =>
    ana.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);

  it('[D9] gives the page the bridge and nothing else, from its own scheme', async () => {
    await ana.page.getByRole('heading', { name: 'Welcome to Fermata' }).waitFor();
    expect(ana.page.url()).toMatch(/^app:\/\/fermata\//);
    const seen = await ana.page.evaluate(() => ({
      bridge: Object.keys((window as typeof window & { fermata: object }).fermata).sort(), // What the preload script put there.
      types: ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['onGoTo', 'send', 'shell', 'subscribe'], types: [] });
  });

  it('[D9] runs it in the sandbox, and lets it go nowhere', async () => {
    const url = ana.page.url();
    await ana.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await ana.page.evaluate(() => {
      window.open('file:///etc/hosts');
    });
    expect(ana.page.url()).toBe(url);
    expect(ana.app.windows()).toHaveLength(1);
    const denied = await ana.page.evaluate(() =>
      navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    );
    expect(denied).toBe('denied');
  });

  it('[F1] [D8] goes on with the same session after it was killed', async () => {
    await people.startFocus(ana.page, '25 min').catch(async () => {
      await ana.page.getByRole('button', { name: 'Start solo' }).click();
      await people.startFocus(ana.page, '25 min');
    });
    const until = await ana.page.getByText(/^until /).innerText();
    await ana.kill();
    await ana.restart();
    await people.goTo(ana.page, 'Focus');
    await expect.poll(() => ana.page.getByText(/^until /).innerText()).toBe(until);
  });

  it('[C4] loads a window that crashed again, and it has everything', async () => {
    await ana.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect
      .poll(() =>
        ana.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title'),
        ),
      )
      .toMatch(/Fermata/);
  });

  it('[D5] has one instance: a second start shows the window, with its link filled in', async () => {
    await ana.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await ana.launchAgain(desktopLink(INVITE))).toBe(0);
    await expect.poll(isShown).toBe(true);
    const filled: unknown = await ana.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        '[...document.querySelectorAll("input")].map((field) => field.value)',
      ),
    );
    expect(filled).toContain(INVITE);
  });

  it('[D3] takes commands, and tells by its exit code', async () => {
    expect(await ana.launchAgain('status')).toBe(0);
    expect(await ana.launchAgain('no-such-command')).not.toBe(0);
  });

  it('[D4] tells of the end of a focus once, at the desktop’s own service', async () => {
    await ana.launchAgain('focus', 'end');
    await expect.poll(() => ana.server.arrived.length).toBeLessThanOrEqual(1);
  });

  it('[D7] names itself truly in the diagnostics', async () => {
    const text = await ana.app.evaluate(({ app }) => `${app.getName()} ${app.getVersion()}`);
    expect(text).toMatch(/^Fermata \d+\.\d+\.\d+/);
  });

  it('[C1] quits in under two seconds', async () => {
    expect(await ana.quit()).toBeLessThan(2000);
  });
});
