/** docs/SECURITY.md says what is so: its tests are there. And what no test of behaviour can show without Electron. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { titlesIn } from '../../scripts/rules/titles.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/SECURITY.md');
const sources = globSync('{main,preload,renderer,shared}/**/*.{ts,tsx}', { cwd: root }).map(
  (path) => ({
    path,
    text: read(path),
  }),
);
/** Files of the app with something in them. */
const filesWith = (pattern: RegExp): readonly string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('docs/SECURITY.md', () => {
  /** `path`: “title”; a title may be the beginning of the real one. */
  const named = [...page.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)].map(
    ([, path = '', title = '']) => ({ path, title }),
  );

  it('[D9] goes through all of Electron’s list', () => {
    const points = [...page.matchAll(/^\| (\d+) {1,2}\|?/gm)].map(([, number]) => Number(number));
    expect(points).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('[D9] names tests that there are', () => {
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(
      ({ path, title }) => !titlesIn(path, read(path)).some((real) => real.includes(title)),
    );
    expect(missing).toEqual([]);
  });

  it('names files of the app that there are', () => {
    for (const [, path = ''] of page.matchAll(
      /`((?:main|preload|shared|renderer)\/[^`]+\.(?:ts|tsx|html))`/g,
    ))
      expect(() => read(path)).not.toThrow();
  });
});

describe('the desktop app', () => {
  it('[D9] has every fuse set, each to the stricter side', () => {
    const text = read('electron-builder.yml');
    const section = /^electronFuses:\n((?: {2}.*\n?)+)/m.exec(text)?.[1] ?? '';
    const lines = [...section.matchAll(/^ {2}(\w+): (true|false)$/gm)];
    const fuses = new Map(lines.map(([, name = '', value]) => [name, value === 'true']));
    expect(Object.fromEntries(fuses)).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('[D9] has no remote module, in no version', () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(read('package-lock.json')));
    expect(Object.keys(lock.packages).filter((path) => path.endsWith('/@electron/remote'))).toEqual(
      [],
    );
    expect(filesWith(/@electron\/remote|enableRemoteModule|electron'\)\.remote/)).toEqual([]);
  });

  it('[D9] is built on the Electron that the documentation was read for', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(read('node_modules/electron/package.json')));
    expect(version).toMatch(/^45\./);
    expect(page).toContain('Electron 45');
  });

  it('[D9] makes no code or markup from text', () => {
    expect(
      filesWith(
        /\beval\(|new Function\b|dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/,
      ),
    ).toEqual([]);
  });

  it('[D9] leaves certificates, passwords and devices to Electron, which refuses where nobody listens', () => {
    expect(
      filesWith(
        /'(certificate-error|login|select-client-certificate|select-(hid|usb)-device|select-serial-port|select-bluetooth-device)'|setCertificateVerifyProc/,
      ),
    ).toEqual([]);
  });

  it('[D9] names ipcMain, the switches of Chromium and links to outside in one place each', () => {
    expect(filesWith(/\bipcMain\b/)).toEqual(['main/ipc/adapters/window-ipc.ts']);
    expect(filesWith(/\bopenExternal\(/)).toEqual(['main/windows/adapters/guards.ts']);
    expect(filesWith(/\bnew BrowserWindow\(/)).toEqual(['main/windows/adapters/main-window.ts']);
    expect(filesWith(/appendSwitch\(/)).toEqual(['main/shortcut/adapters/global-keys.ts']);
    expect(
      filesWith(
        /disable-web-security|no-sandbox|ignore-certificate|remote-debugging|enableBlinkFeatures|<webview|allowpopups/,
      ),
    ).toEqual([]);
  });
});
