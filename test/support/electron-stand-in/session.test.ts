/** What the stand-in's `session` and `ipcMain` promise of Electron's (docs/api/session, web-request, ipc-main, app). */
import type { WebContents } from 'electron';
import { beforeAll, expect, it } from 'vitest';
import { app } from './app.ts';
import { hearSent, ipcMain, openChannels } from './ipc-main.ts';
import { record } from './record.ts';
import { askHandlers, beginDownload, isPermitted, isRequestCancelled, session } from './session.ts';

const contents = { id: 1 } as unknown as WebContents; // Nothing of it is used but its id.
const ask = () => askHandlers(contents, 'media', 'app://a/');

beforeAll(async () => {
  await app.whenReady();
});

it('approves every permission without a handler (tutorial/security, 5)', () => {
  expect(ask()).toEqual({ request: true, check: true });
});

it('asks for a permission where the check is denied (api/session, setPermissionRequestHandler)', () => {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler(() => false);
  expect(isPermitted(contents, 'media', 'app://a/')).toBe(true);
  defaultSession.setPermissionRequestHandler((_, permission, answer, details) =>
    answer(permission === 'media' && details.requestingUrl === 'app://b/'),
  );
  expect(isPermitted(contents, 'media', 'app://a/')).toBe(false);
  expect(isPermitted(contents, 'media', 'app://b/')).toBe(true);
});

it('cancels a download whose event is prevented, and asks where to save another (api/session, will-download)', () => {
  session.defaultSession.on(
    'will-download',
    (event: { preventDefault(): void }, item: { getFilename(): string }) => {
      if (item.getFilename() === 'bad') event.preventDefault();
    },
  );
  expect(beginDownload('blob:app://a/1', 'good', contents)).toBe(true);
  expect(beginDownload('blob:app://a/1', 'bad', contents)).toBe(false);
  expect(record.downloads.map(({ isRefused }) => isRefused)).toEqual([false, true]);
});

it('cancels a request where the listener says so (api/web-request, onBeforeRequest)', async () => {
  expect(await isRequestCancelled('https://a/', contents)).toBe(false);
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url === 'https://a/' }),
  );
  expect(await isRequestCancelled('https://a/', contents)).toBe(true);
  expect(await isRequestCancelled('https://b/', contents)).toBe(false);
});

it('answers what a page sends with `event.returnValue` (api/ipc-main, structures/ipc-main-event)', () => {
  expect(openChannels().heard).toEqual(['error']);
  ipcMain.on(
    'ask',
    (event: { returnValue?: unknown }, value: unknown) => (event.returnValue = [value]),
  );
  const event = { sender: contents, senderFrame: null };
  expect(hearSent(event, 'ask', [1])).toEqual([1]);
  expect(hearSent(event, 'error', [])).toBeNull(); // Without its listener this would throw.
});

it('sandboxes everything only before the app is ready (api/app, enableSandbox)', () => {
  expect(() => app.enableSandbox()).toThrow(/before app is ready/);
});
