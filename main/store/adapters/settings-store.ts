/** Settings through electron-store. A damaged file is set aside, the defaults take over, and that is told. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { Reporter } from '../../../shared/engine/ports.ts';
import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsStore,
  settingsSchema,
} from '../settings.ts';
import { type AnySettings, migrateSettings } from '../settings-migrations.ts';
import { PRIVATE_MODE } from './durable-file.ts';

/** Where, and who is told. */
export interface SettingsOptions {
  readonly folder: string;
  readonly reporter: Reporter;
  readonly onSetAside: (path: string) => void;
}

const NAME = 'settings';

/** Throws when it has no form of ours. What is missing the library takes from the defaults. */
const read = (settings: AnySettings): Settings =>
  settingsSchema.parse(migrateSettings(settings)) as Settings;

const open = (folder: string): ElectronStore<Settings> =>
  new ElectronStore<Settings>({
    cwd: folder,
    name: NAME,
    defaults: DEFAULT_SETTINGS,
    clearInvalidConfig: false, // It would delete the file; we keep it.
    configFileMode: PRIVATE_MODE,
    // Not the library's own migrations, which go by the app's version and rewrite the file: the form has a number.
    deserialize: (text) => read(JSON.parse(text) as AnySettings),
  });

const openOrSetAside = ({
  folder,
  reporter,
  onSetAside,
}: SettingsOptions): ElectronStore<Settings> => {
  try {
    return open(folder);
  } catch (cause) {
    const path = join(folder, `${NAME}.json`);
    if (!existsSync(path)) throw cause;
    const aside = `${path}.damaged-${Date.now()}`;
    renameSync(path, aside);
    reporter.report('The settings were damaged and set aside', cause);
    onSetAside(aside);
    return open(folder);
  }
};

/** Opens the settings. Throws when the folder cannot be written. */
export const openSettings = (options: SettingsOptions): SettingsStore => {
  const store = openOrSetAside(options);
  return { read: () => store.store, change: (changes) => store.set(changes) };
};
