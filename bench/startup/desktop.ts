/** Starts of the built desktop app in the stand-in, and of an app that does nothing but show an empty page. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop } from '../../test/support/electron-stand-in/index.ts';
import { startInTurn, type Runs, type Start } from './figures.ts';
import { LOAD_MARK } from './mark.ts';
import { EMPTY_PAGE, firstPicture, shownAt } from './picture.ts';

/** The least that an app of Electron does to show a page of its own. */
const EMPTY_APP = `import { app, BrowserWindow, protocol } from 'electron';
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
await app.whenReady();
const headers = { 'content-type': 'text/html; charset=utf-8' };
protocol.handle('app', () => new Response(${JSON.stringify(EMPTY_PAGE)}, { headers }));
new BrowserWindow({ show: true }).loadURL('app://empty/index.html');
`;

const startOnce = async (folder: string, appFolder: string | null): Promise<Start> => {
  const userData = await mkdtemp(join(folder, 'user-'));
  const imports = [join(import.meta.dirname, 'tell-load.ts')];
  const desktop = await startDesktop({
    userData,
    imports,
    ...(appFolder === null ? {} : { appFolder }),
  });
  try {
    const pageMs = await firstPicture(desktop.page);
    // The empty app's one word is all that there is to show.
    const shownMs = appFolder === null ? await shownAt(desktop.page) : pageMs;
    const line = desktop
      .output()
      .split('\n')
      .find((each) => each.startsWith(LOAD_MARK));
    if (line === undefined) throw new Error(`no page was asked for: ${desktop.output()}`);
    const main = JSON.parse(line.slice(LOAD_MARK.length)) as { wallMs: number; cpuMs: number };
    return {
      'main process until it asks for its page': main.wallMs,
      'the same, time of the CPU': main.cpuMs,
      'page until its first picture': pageMs,
      'page until its window stands': shownMs,
      together: main.wallMs + pageMs,
      'together, until the window stands': main.wallMs + shownMs,
    };
  } finally {
    await desktop.kill();
  }
};

/** Both in turn, `count` times, each on user data of its own. */
export const desktopRuns = async (count: number): Promise<Runs> => {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-startup-'));
  const emptyApp = join(folder, 'empty');
  try {
    await mkdir(join(emptyApp, 'main'), { recursive: true });
    await writeFile(join(emptyApp, 'package.json'), '{"type":"module"}');
    await writeFile(join(emptyApp, 'main/app.js'), EMPTY_APP);
    const ours = (): Promise<Start> => startOnce(folder, null);
    return await startInTurn(count, ours, () => startOnce(folder, emptyApp));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
