/** What the shell remembers beside the engine's own memory (D8). */
import * as z from 'zod';
import type { UpdateChannel } from '../../shared/bridge/shell.ts';
import type { WindowPlace } from '../windows/placement.ts';

/** Small things, each with a default. */
export interface Settings {
  /** Which form the file has: `SETTINGS_VERSION` once it is open. */
  readonly version: number;
  readonly window: WindowPlace | null;
  /** The user was told that this system has no keychain (C6). */
  readonly wasToldOfPlainToken: boolean;
  /** The user was told that this desktop shows no tray (D2). */
  readonly wasToldOfNoTray: boolean;
  /** The key that starts and ends focus from anywhere, as Electron writes it; null: none. */
  readonly shortcut: string | null;
  /** Which releases one gets (D10); null: never chosen. */
  readonly updateChannel: UpdateChannel | null;
}

/** The form that this version of the app writes. */
export const SETTINGS_VERSION = 2;

/** What is so until it is changed. */
export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  window: null,
  wasToldOfPlainToken: false,
  wasToldOfNoTray: false,
  shortcut: null,
  updateChannel: null,
};

const size = z.number().min(0).max(100_000);
const offset = z.number().min(-100_000).max(100_000);

/**
 * The file is checked against this each time it is read. What is not in it has its default, and what a later version
 * put there stays. Not a JSON Schema, which the library would check by compiling it at each start.
 */
export const settingsSchema = z
  .looseObject({
    version: z.int().min(SETTINGS_VERSION),
    window: z
      .looseObject({
        bounds: z.looseObject({ x: offset, y: offset, width: size, height: size }),
        isMaximized: z.boolean(),
      })
      .nullable(),
    wasToldOfPlainToken: z.boolean(),
    wasToldOfNoTray: z.boolean(),
    shortcut: z.string().max(60).nullable(),
    updateChannel: z.enum(['latest', 'beta']).nullable(),
  })
  .partial();

/** Where settings are kept. */
export interface SettingsStore {
  read(): Settings;
  change(changes: Partial<Settings>): void;
}
