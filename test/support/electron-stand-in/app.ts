/** `app`: life of the process, with the order of events that docs/api/app tells. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { emitPreventable } from './events.ts';
import { record } from './record.ts';
import { type Lock, takeLock } from './single-instance.ts';
import { strict } from './strict.ts';

/** What a window has to be able to do so that the app can end. */
export interface Closable {
  /** Closes as a user would; false when a listener prevented it. */
  requestClose(): boolean;
  destroy(): void;
}

const emitter = new EventEmitter();
const windows = new Set<Closable>();
/** Work that must be done before the process may end. */
const beforeExit: (() => Promise<unknown>)[] = [];
let isReady = false;
let isQuitting = false;
let isExiting = false;
let lock: Lock | null = null;
let name = 'fermata';

const emit = (event: string, ...args: unknown[]): boolean => {
  record.appEvents.push(event);
  return emitPreventable(emitter, event, {}, ...args);
};

/** Tells the app of a window. */
export const windowOpened = (window: Closable): void => {
  windows.add(window);
};
/** Tells the app that a window is gone. With none left it says so, but not in the middle of quitting. */
export const windowClosed = (window: Closable): void => {
  windows.delete(window);
  if (windows.size > 0 || isQuitting || isExiting) return;
  if (emitter.listenerCount('window-all-closed') === 0) quit();
  else emit('window-all-closed');
};
/** Whether `ready` was emitted: what most modules wait for. */
export const isAppReady = (): boolean => isReady;
/** Throws when the app is not ready, as Electron does. */
export const needsReady = (what: string): void => {
  if (!isReady) throw new Error(`${what} cannot be used before the app is ready`);
};
/** Registers work that is waited for before the process ends. */
export const onProcessEnd = (work: () => Promise<unknown>): void => void beforeExit.push(work);

const end = async (code: number): Promise<void> => {
  if (isExiting) return;
  isExiting = true;
  for (const window of [...windows]) window.destroy();
  emit('quit', code);
  if (lock?.isOurs === true) lock.release();
  else await lock?.told;
  await Promise.all(beforeExit.map((work) => work()));
  process.exit(code);
};

const quit = (): void => {
  if (isQuitting || isExiting) return;
  isQuitting = true;
  const isPrevented =
    emit('before-quit') ||
    [...windows].some((window) => !window.requestClose()) ||
    emit('will-quit');
  if (isPrevented) isQuitting = false;
  else void end(0);
};

const paths = new Map<string, () => string>([
  ['userData', () => join(tmpdir(), name)],
  ['temp', tmpdir],
]);

const getPath: App['getPath'] = (which) => {
  const path = paths.get(which);
  if (path === undefined) throw new Error(`not implemented in the stand-in: app.getPath(${which})`);
  mkdirSync(path(), { recursive: true });
  return path();
};

const implemented = {
  isPackaged: process.env['STAND_IN_PACKAGED'] === '1',
  setName: (next) => void (name = next),
  getName: () => name,
  getVersion: () => '0.0.0-stand-in',
  // On Linux the languages of the locale, "C" being none; with their countries where they name one.
  getPreferredSystemLanguages: () => {
    const [locale = ''] = (process.env['LC_ALL'] || process.env['LANG'] || 'C').split('.');
    return /^(C|POSIX)?$/.test(locale) ? [] : [locale.replace('_', '-')];
  },
  setAppUserModelId: () => undefined,
  enableSandbox: () => {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    record.isSandboxEnabled = true;
  },
  getPath,
  setPath: (which, path) => {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    paths.set(which, () => path);
  },
  requestSingleInstanceLock: (additionalData = {}) => {
    lock ??= takeLock(getPath('userData'), additionalData, (launch) => {
      // "guaranteed to be emitted after the ready event"
      void implemented
        .whenReady()
        .then(() => emit('second-instance', launch.argv, launch.cwd, launch.additionalData));
    });
    return lock.isOurs;
  },
  isReady: () => isReady,
  whenReady: () =>
    isReady ? Promise.resolve() : new Promise((resolve) => emitter.once('ready', () => resolve())),
  quit: () => void setImmediate(quit),
  exit: (code = 0) => void end(code),
} satisfies Pick<
  App,
  | 'isPackaged'
  | 'setName'
  | 'getName'
  | 'getVersion'
  | 'getPreferredSystemLanguages'
  | 'setAppUserModelId'
  | 'enableSandbox'
  | 'getPath'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'isReady'
  | 'whenReady'
  | 'quit'
  | 'exit'
>;

const commandLine = strict('app.commandLine', {
  getSwitchValue: (switchName) => {
    const start = `--${switchName}=`;
    return process.argv.find((arg) => arg.startsWith(start))?.slice(start.length) ?? '';
  },
  appendSwitch: (switchName, value) =>
    void record.switches.push({ switchName, value: value ?? '' }),
} satisfies Pick<App['commandLine'], 'getSwitchValue' | 'appendSwitch'>);

/** The `app` of the stand-in. */
export const app = strict('app', Object.assign(emitter, implemented, { commandLine }));

// "only side effects from the main process entry point's imports will execute before the ready event"
setImmediate(() => {
  if (isExiting) return;
  emit('will-finish-launching');
  isReady = true;
  emit('ready', {});
});
process.on('SIGTERM', quit);
process.on('SIGINT', quit);

// "When the app is started by being passed as parameter to the default Electron executable, this property is true in
// the main process, otherwise it is undefined" (docs/api/process); argv has the app's path then, and else not.
if (implemented.isPackaged) process.argv.splice(1, 1);
else Object.defineProperty(process, 'defaultApp', { value: true });
