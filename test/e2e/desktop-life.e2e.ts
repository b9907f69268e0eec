/** The life of the built desktop app in the stand-in: links, login, shortcut, log, diagnostics. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import { desktopLink, inviteLink, parseJoinLink } from '../../shared/protocol/links.ts';
import { startRelayProcess } from '../support/relay-process.ts';
import { type DesktopApp, makeDesktopApp } from '../support/desktop-app.ts';

const INVITE = inviteLink('https://relay.example', 'a'.repeat(32));
const LINK = desktopLink(INVITE);
let app: DesktopApp;

describe('life of the desktop app', () => {
  beforeAll(async () => {
    app = await makeDesktopApp();
    await app.launch();
  });
  afterAll(() => app.dispose());

  it('[D5] a link given to a second start shows the window with the link filled in, and joins nothing', async () => {
    await app.desktop.window.close();
    expect(await app.desktop.launchAgain(LINK)).toBe(0);
    await expect.poll(() => app.desktop.window.facts()).toMatchObject({ isVisible: true });
    const field = app.desktop.page.getByLabel('Invite link or device link');
    await expect.poll(() => field.inputValue()).toBe(INVITE);
    expect((await app.view()).connection.state).toBe('solo');
    await app.desktop.page.screenshot({ path: 'test-results/screenshots/desktop-link.png' });
    expect(await app.sendShell({ type: 'dropLink' })).toEqual({ ok: true });
  });

  it('[D5] a link comes by an event on macOS; one that is not whole does nothing, and that is said', async () => {
    await app.desktop.openUrl('fermata://join#https%3A%2F%2Fevil.example%2F');
    await app.desktop.openUrl('fermata://elsewhere');
    expect((await app.shellView()).link).toBeNull();
    const notices = (await app.view()).notices.map(({ noticeId }) => noticeId);
    expect(notices).toEqual(['shell-broken-link']);
    await app.desktop.openUrl(LINK);
    expect((await app.shellView()).link).toBe(INVITE);
    await app.sendShell({ type: 'dropLink' });
  });

  it('[D6] the chosen keys start focus and end it, with the window closed too', async () => {
    expect(await app.sendShell({ type: 'setShortcut', keys: 'Ctrl+Alt+F' })).toEqual({ ok: true });
    await app.desktop.window.close();
    expect(await app.desktop.pressKeys('Ctrl+Alt+F')).toBe(true);
    await expect.poll(async () => (await app.view()).focus?.state).toBe('running');
    await app.desktop.pressKeys('Ctrl+Alt+F');
    await expect.poll(async () => (await app.view()).focus?.state ?? 'none').not.toBe('running');
  });

  it('[D6] keys that another program has are refused, and those before stay', async () => {
    const reply = await app.sendShell({ type: 'setShortcut', keys: 'Ctrl+Alt+Delete' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect((await app.shellView()).shortcut).toEqual({ keys: 'Ctrl+Alt+F', problem: null });
    expect(await app.desktop.pressKeys('Ctrl+Alt+F')).toBe(true);
    await app.send({ type: 'endFocus' });
  });

  it('[D6] from its sources it says that it cannot start at login', async () => {
    expect((await app.shellView()).login).toMatchObject({ state: 'unavailable' });
    expect(await app.sendShell({ type: 'setLaunchAtLogin', isOn: true })).toMatchObject({
      ok: false,
    });
  });

  it('[K1] chooses a calendar’s file in the system’s dialog', async () => {
    expect(await app.sendShell({ type: 'chooseCalendarFile' })).toEqual({ ok: true, path: null });
    await app.desktop.chooseFiles('/somewhere/work.ics');
    expect(await app.sendShell({ type: 'chooseCalendarFile' })).toEqual({
      ok: true,
      path: '/somewhere/work.ics',
    });
  });

  it('[D7] shows diagnostics with the log, and the folder in which it lies', async () => {
    await app.desktop.page.evaluate(() => (location.hash = '#/settings'));
    await app.desktop.page.getByRole('button', { name: 'Show diagnostics' }).click();
    const text = await app.desktop.page.getByLabel('Diagnostics').textContent();
    for (const part of ['Fermata: ', 'Electron: ', 'Connection: solo', 'has started'])
      expect(text).toContain(part);
    await app.desktop.page.screenshot({ path: 'test-results/screenshots/desktop-diagnostics.png' });
    await app.desktop.page.getByRole('button', { name: 'Open the log folder' }).click();
    await expect
      .poll(async () => (await app.desktop.record()).openedPaths)
      .toEqual([join(app.userData, 'logs')]);
    const log = join(app.userData, 'logs', 'fermata.log');
    expect((await stat(log)).mode & 0o777).toBe(0o600);
    expect(await readFile(log, 'utf8')).not.toContain('aaaaaaaa');
  });
});

describe('starts of the desktop app', () => {
  beforeEach(async () => (app = await makeDesktopApp()));
  afterEach(() => app.dispose());

  it('[D5] a link among the first arguments waits in the window', async () => {
    await app.launch({ args: [LINK] });
    const field = app.desktop.page.getByLabel('Invite link or device link');
    await expect.poll(() => field.inputValue()).toBe(INVITE);
  });

  it('[D6] at login shows no window where there is a tray, and a start by hand shows it', async () => {
    await app.launch({ args: ['--hidden'] });
    await expect.poll(() => app.desktop.page.getByRole('heading').count()).toBeGreaterThan(0);
    expect(await app.desktop.window.facts()).toMatchObject({ isVisible: false });
    expect(await app.desktop.launchAgain('--hidden')).toBe(0);
    expect(await app.desktop.window.facts()).toMatchObject({ isVisible: false });
    expect(await app.desktop.launchAgain()).toBe(0);
    await expect.poll(() => app.desktop.window.facts()).toMatchObject({ isVisible: true });
  });

  it('[D6] at login stands in the task bar where there is no tray', async () => {
    await app.launch({ args: ['--hidden'], hasTray: false });
    await expect.poll(() => app.desktop.window.facts()).toMatchObject({ isMinimized: true });
  });

  it('[D8] takes over the settings of the version before, and keeps what it learns', async () => {
    const place = { bounds: { x: 40, y: 60, width: 700, height: 600 }, isMaximized: false };
    const file = join(app.userData, 'settings.json');
    await writeFile(file, JSON.stringify({ window: place, wasToldOfPlainToken: true }));
    await app.launch();
    expect((await app.desktop.window.facts())?.bounds).toEqual(place.bounds);
    await app.sendShell({ type: 'setShortcut', keys: 'Ctrl+Alt+F' });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      version: 2,
      window: place,
      shortcut: 'Ctrl+Alt+F',
      wasToldOfPlainToken: true,
    });
    await app.desktop.quit();
    await app.launch();
    expect((await app.shellView()).shortcut).toEqual({ keys: 'Ctrl+Alt+F', problem: null });
    expect(await app.desktop.pressKeys('Ctrl+Alt+F')).toBe(true);
  });
});

/** A member who is never at a device. */
const joinAs = async (inviteUrl: string, memberName: string): Promise<void> => {
  const link = parseJoinLink(inviteUrl);
  if (link?.kind !== 'invite') throw new Error(`no invite: ${inviteUrl}`);
  const body = { invite: link.invite, memberName, deviceName: 'Test', timeZone: 'UTC' };
  const answer = await createFetchPort(fetch).post(`${link.relayUrl}/v1/join`, body);
  expect(answer).toMatchObject({ ok: true });
};

describe('an end of the desktop app', () => {
  beforeEach(async () => (app = await makeDesktopApp()));
  afterEach(() => app.dispose());

  it('[C1] [D8] takes under two seconds, and what was written offline is sent once after it', async () => {
    const relay = await startRelayProcess();
    try {
      const founder = await relay.foundTeam('Nimbus', 'Ana');
      const env = { FERMATA_LINK: await founder.deviceLink() };
      await app.launch({ env });
      await expect.poll(async () => (await app.view()).connection.state).toBe('online');
      await joinAs(founder.inviteUrl, 'Ben');
      const ids = async () => Object.keys((await app.view()).teammates);
      await expect.poll(async () => (await ids()).length).toBe(1);
      const [to = ''] = await ids();
      await relay.kill();
      await expect.poll(async () => (await app.view()).connection.state).not.toBe('online');
      const message = { type: 'sendMessage', to, body: 'For later', urgency: 'normal' };
      expect(await app.send(message)).toEqual({ ok: true });
      const { code, tookMs } = await app.desktop.quit();
      expect(code).toBe(0);
      expect(tookMs).toBeLessThan(2000);
      await app.launch({ env });
      const states = async () =>
        (await app.view()).outgoing.map(({ body, state }) => [body, state]);
      expect(await states()).toEqual([['For later', 'waiting']]);
      await relay.restart();
      await expect.poll(states, { timeout: 20_000 }).toEqual([['For later', 'queued']]);
    } finally {
      await relay.dispose();
    }
  });
});

describe('an AppImage', () => {
  let home: string;
  beforeEach(async () => {
    app = await makeDesktopApp();
    home = await mkdtemp(join(tmpdir(), 'fermata-home-'));
  });
  afterEach(async () => {
    await app.dispose();
    await rm(home, { recursive: true, force: true });
  });

  it('[D5] [D6] starts at login and opens links by the file that it is', async () => {
    const env = {
      APPIMAGE: '/home/ana/My Apps/Fermata.AppImage',
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CURRENT_DESKTOP: 'XFCE',
    };
    await app.launch({ env, isPackaged: true });
    expect(await app.sendShell({ type: 'setLaunchAtLogin', isOn: true })).toEqual({ ok: true });
    expect((await app.shellView()).login).toEqual({ state: 'on' });
    const login = await readFile(join(home, 'config/autostart/fermata.desktop'), 'utf8');
    expect(login).toContain('Exec="/home/ana/My Apps/Fermata.AppImage" "--hidden"\n');
    const links = join(home, 'data/applications/fermata-links.desktop');
    expect(await readFile(links, 'utf8')).toContain(
      'Exec="/home/ana/My Apps/Fermata.AppImage" %u\n',
    );
    await expect(promisify(execFile)('desktop-file-validate', [links])).resolves.toEqual({
      stdout: '',
      stderr: '',
    });
    // The system's own program answers who opens such links now.
    const ask = () =>
      promisify(execFile)('xdg-mime', ['query', 'default', 'x-scheme-handler/fermata'], {
        env: { ...process.env, ...env },
      });
    await expect.poll(async () => (await ask()).stdout.trim()).toBe('fermata-links.desktop');
    expect(await app.sendShell({ type: 'setLaunchAtLogin', isOn: false })).toEqual({ ok: true });
    expect((await app.shellView()).login).toEqual({ state: 'off' });
    expect(app.desktop.output()).toBe('');
  });
});
