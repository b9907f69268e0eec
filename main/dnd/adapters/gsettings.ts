/** Settings by the `gsettings` command, which may be missing, and may end at any time. */
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Setting, WatchSetting } from '../gnome.ts';

/** `gsettings monitor` writes `key: value`. */
const valueIn = (line: string, { key }: Setting): string | null =>
  line.startsWith(`${key}: `) ? line.slice(key.length + 2).trim() : null;

/** Watches with `gsettings monitor`; what the setting is at first comes from `gsettings get`. */
export const createSettingWatcher =
  (env: Readonly<Record<string, string | undefined>>): WatchSetting =>
  (setting, listener, onEnd) => {
    const { schema, key } = setting;
    let isOver = false;
    let hasChanged = false;
    const monitor = spawn('gsettings', ['monitor', schema, key], {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const kill = (): void => void monitor.kill();
    // It would outlive this process: nothing else tells it that nobody reads what it writes.
    process.once('exit', kill);
    const finish = (): void => {
      isOver = true;
      process.off('exit', kill);
      kill();
    };
    const end = (): void => {
      if (isOver) return;
      finish();
      onEnd();
    };
    monitor.once('error', end);
    monitor.once('close', end);
    createInterface(monitor.stdout).on('line', (line) => {
      const value = valueIn(line, setting);
      if (isOver || value === null) return;
      hasChanged = true;
      listener(value);
    });
    execFile('gsettings', ['get', schema, key], { env: { ...env } }, (error, stdout) => {
      if (isOver || hasChanged) return;
      if (error === null) listener(stdout.trim());
      else end();
    });
    return finish;
  };
