/**
 * The desktop app as electron-builder packs it by electron-builder.yml, around a stub in Electron's place: what is in the
 * package, and that it starts from there with nothing of the repository in reach.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AsarFile, extractTo, readAsar } from '../../scripts/package/asar.ts';
import { BUDGET_BYTES, misplaced, totalBytes } from '../../scripts/package/contents.ts';
import { type Packed, packWithStub, type SystemPackager } from '../../scripts/package/pack.ts';
import { fusesOf, type PackedSystem } from '../../scripts/package/stub-electron.ts';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';

const SYSTEMS: readonly PackedSystem[] = ['linux', 'mac', 'win'];
const UPDATE_URL = 'https://updates.example.test/fermata';
const root = join(import.meta.dirname, '../..');

let folder: string;
const packed = new Map<PackedSystem, Packed & { readonly files: readonly AsarFile[] }>();
const of = (system: PackedSystem): Packed & { readonly files: readonly AsarFile[] } => {
  const found = packed.get(system);
  if (found === undefined) throw new Error(`${system} was not packed`);
  return found;
};
const paths = (system: PackedSystem): readonly string[] => of(system).files.map(({ path }) => path);

/** What electron-builder would put into the installers, which it cannot make without downloading its tools. */
const asked = { icons: new Map<PackedSystem, readonly string[]>(), desktopEntry: '' };

interface LinuxTargets {
  readonly LinuxTargetHelper: new (packager: SystemPackager) => {
    readonly icons: Promise<readonly { readonly file: string }[]>;
    computeDesktopEntry(options: unknown): Promise<string>;
  };
}
const askPackager =
  (system: PackedSystem) =>
  async (packager: SystemPackager): Promise<void> => {
    if (system !== 'linux') {
      asked.icons.set(system, [(await packager.getIconPath()) ?? 'none']);
      return;
    }
    const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
    // Not part of what electron-builder exports, but what it makes every Linux package with.
    const targets = builder('app-builder-lib/out/targets/LinuxTargetHelper') as LinuxTargets;
    const helper = new targets.LinuxTargetHelper(packager);
    asked.icons.set(
      system,
      (await helper.icons).map(({ file }) => file),
    );
    asked.desktopEntry = await helper.computeDesktopEntry(packager.platformSpecificBuildOptions);
  };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-packaged-'));
  for (const system of SYSTEMS) {
    const out = join(folder, system);
    // One that updates, two that do not.
    const made = await packWithStub({
      system,
      out,
      ask: askPackager(system),
      ...(system === 'linux' ? { updateUrl: UPDATE_URL } : {}),
    });
    packed.set(system, { ...made, files: readAsar(join(made.resources, 'app.asar')) });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('what a package holds', () => {
  it.each(SYSTEMS)('[D10] is ours and needed, on %s: no source, map, test or tool', (system) => {
    expect(misplaced(of(system).files)).toEqual([]);
    const modules = paths(system)
      .filter((path) => path.startsWith('node_modules/'))
      .map((path) => path.split('/')[1]);
    expect([...new Set(modules)].sort()).toEqual(
      'growly is-docker is-wsl isexe node-notifier semver shellwords uuid which'.split(' '),
    );
  });

  it.each(SYSTEMS)('[D10] is small, on %s', (system) => {
    expect(totalBytes(of(system).files)).toBeLessThan(BUDGET_BYTES);
    expect(totalBytes(of(system).files)).toBeGreaterThan(500_000);
  });

  it('[D10] is the whole built app', async () => {
    const built = join(root, 'dist/app');
    const all = await readdir(built, { recursive: true, withFileTypes: true });
    const files = all
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(built.length + 1))
      .filter((path) => !path.endsWith('.map'));
    for (const system of SYSTEMS)
      expect(paths(system)).toEqual(
        expect.arrayContaining(files.map((path) => `dist/app/${path.replaceAll('\\', '/')}`)),
      );
  });

  // https://github.com/mikaelbr/node-notifier/issues/137, 182: executables cannot be started inside an archive.
  it('[D10] has the executable that shows notifications outside the archive, where there is one', () => {
    const unpacked = (system: PackedSystem, name: string): boolean =>
      of(system).files.some((file) => file.path.endsWith(name) && file.isUnpacked) &&
      existsSync(join(of(system).resources, 'app.asar.unpacked/node_modules/node-notifier'));
    expect(unpacked('mac', 'terminal-notifier.app/Contents/MacOS/terminal-notifier')).toBe(true);
    expect(unpacked('win', 'snoretoast-x64.exe')).toBe(true);
    expect(paths('linux').filter((path) => path.includes('/vendor/'))).toEqual([]);
  });

  it('[D10] names the entry that Electron starts, and no script', () => {
    const manifest = of('linux').files.find(({ path }) => path === 'package.json');
    const facts = JSON.parse(String(manifest?.content)) as Record<string, unknown>;
    expect(facts).toMatchObject({ name: 'fermata', main: 'dist/app/main/app.js' });
    expect(facts).not.toHaveProperty('scripts');
    expect(facts).not.toHaveProperty('devDependencies');
  });
});

describe('what is beside the archive', () => {
  it('[D10] is the address of updates, where one was given, and none where not', async () => {
    const told = await readFile(join(of('linux').resources, 'app-update.yml'), 'utf8');
    expect(told).toContain(`url: ${UPDATE_URL}`);
    expect(told).toContain('provider: generic');
    for (const system of ['mac', 'win'] as const)
      expect(existsSync(join(of(system).resources, 'app-update.yml'))).toBe(false);
  });

  it('[D10] has its fuses set', async () => {
    // https://www.electronjs.org/docs/latest/tutorial/fuses: RunAsNode, EnableCookieEncryption, NodeOptions, NodeCliInspect,
    // EmbeddedAsarIntegrityValidation, OnlyLoadAppFromAsar, LoadBrowserProcessSpecificV8Snapshot, FileProtocolExtraPrivileges.
    const binary = await readFile(join(of('linux').folder, 'fermata'));
    expect(fusesOf(binary).slice(0, 8)).toBe('01001100');
  });
});

describe('what installers are made of', () => {
  it('[D10] is icons of every size as they lie in assets/: nothing has to be converted', () => {
    const icon = (name: string): string => join(root, 'assets/icons', name);
    expect(asked.icons.get('mac')).toEqual([icon('fermata.icns')]);
    expect(asked.icons.get('win')).toEqual([icon('fermata.ico')]);
    const sides = [16, 24, 32, 48, 64, 128, 256, 512];
    expect(asked.icons.get('linux')).toEqual(sides.map((px) => icon(`${px}x${px}.png`)));
  });

  it('[D10] is a desktop entry that opens links, and that windows are known by', () => {
    const lines = asked.desktopEntry.split('\n');
    expect(lines).toContain('MimeType=x-scheme-handler/fermata;');
    expect(lines).toContain('Exec=/opt/Fermata/fermata %U');
    expect(lines).toContain('StartupWMClass=fermata');
    expect(lines).toContain('Categories=Office;');
  });
});

describe('the packed app', () => {
  let desktop: DesktopHandle;
  let userData: string;
  let app: string;
  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'fermata-desktop-'));
    app = join(folder, 'started', 'app.asar');
    // Node reads no archives, so its files lie as Electron would show them: far from the modules of the repository.
    extractTo(app, of('linux').files);
    desktop = await startDesktop({
      userData,
      appFolder: join(app, 'dist/app'),
      env: { STAND_IN_PACKAGED: '1' },
    });
  });
  afterAll(async () => {
    await desktop.kill();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  });

  it('[D10] starts from the package alone, and shows its window', async () => {
    await expect.poll(() => desktop.page.getByRole('heading').count()).toBeGreaterThan(0);
    expect(desktop.output()).toBe('');
  });

  it('[D10] can load every module that was not bundled, also those that it loads late', () => {
    const bundles = of('linux').files.filter(({ path }) => /^dist\/app\/main\/.*\.js$/.test(path));
    const imports = bundles.flatMap(({ content }) => [
      ...String(content).matchAll(/\b(?:from|import)\s*\(?\s*["'`](@?[a-z][\w./-]*)["'`]/g),
    ]);
    const known = new Set([...builtinModules, 'electron']);
    const names = [...new Set(imports.map(([, name = '']) => name))].filter((n) => !known.has(n));
    expect(names).toContain('node-notifier');
    const script = names.map((name) => `await import(${JSON.stringify(name)});`).join('');
    const run = (): string =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: app,
        encoding: 'utf8',
      });
    expect(run()).toBe('');
  });
});
