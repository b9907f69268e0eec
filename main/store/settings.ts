/** What the shell remembers beside the engine's own memory (D8). */
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

const size = { type: 'number', minimum: 0, maximum: 100_000 } as const;
const offset = { type: 'number', minimum: -100_000, maximum: 100_000 } as const;

/** The file is checked against this each time it is read. */
export const SETTINGS_SCHEMA = {
  version: { type: 'integer', minimum: SETTINGS_VERSION },
  window: {
    type: ['object', 'null'],
    properties: {
      bounds: {
        type: 'object',
        properties: { x: offset, y: offset, width: size, height: size },
        required: ['x', 'y', 'width', 'height'],
      },
      isMaximized: { type: 'boolean' },
    },
    required: ['bounds', 'isMaximized'],
  },
  wasToldOfPlainToken: { type: 'boolean' },
  wasToldOfNoTray: { type: 'boolean' },
  shortcut: { type: ['string', 'null'], maxLength: 60 },
  updateChannel: { enum: ['latest', 'beta', null] },
} as const;

/** Where settings are kept. */
export interface SettingsStore {
  read(): Settings;
  change(changes: Partial<Settings>): void;
}
