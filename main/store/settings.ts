/** What the shell remembers beside the engine's own memory. */
import type { WindowPlace } from '../windows/placement.ts';

/** Small things, each with a default. */
export interface Settings {
  readonly window: WindowPlace | null;
  /** The user was told that this system has no keychain (C6). */
  readonly wasToldOfPlainToken: boolean;
}

/** What is so until it is changed. */
export const DEFAULT_SETTINGS: Settings = { window: null, wasToldOfPlainToken: false };

const size = { type: 'number', minimum: 0, maximum: 100_000 } as const;
const offset = { type: 'number', minimum: -100_000, maximum: 100_000 } as const;

/** The file is checked against this each time it is read. */
export const SETTINGS_SCHEMA = {
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
} as const;

/** Where settings are kept. */
export interface SettingsStore {
  read(): Settings;
  change(changes: Partial<Settings>): void;
}
