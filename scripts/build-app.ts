/** Builds the desktop app into dist/app: main, preload, the window's page and the icons. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'electron-vite';

const root = join(import.meta.dirname, '..');

const copyIcons = async (): Promise<void> => {
  const target = join(root, 'dist/app/assets');
  await mkdir(target, { recursive: true });
  // The icons of the packages are the installers', not the app's.
  await cp(join(root, 'assets/app.png'), join(target, 'app.png'));
  const isPicture = (path: string): boolean => !path.endsWith('.svg');
  await cp(join(root, 'assets/tray'), join(target, 'tray'), { recursive: true, filter: isPicture });
};

/** Builds the desktop app. Rejects when a part does not compile. */
export const buildApp = async (): Promise<void> => {
  await build({
    root,
    configFile: join(root, 'electron.vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
  });
  await copyIcons();
};
