/**
 * Brings settings of an older version into the form of this one (D8). A step for each version, never changed after it
 * was released; the step at index 0 leads from version 1, the one without a number, to version 2.
 */
import { SETTINGS_VERSION } from './settings.ts';

/** Settings of any form: what stood in the file. */
export type AnySettings = Readonly<Record<string, unknown>>;

const STEPS: readonly ((settings: AnySettings) => AnySettings)[] = [
  (settings) => settings, // Version 2 numbers the form, and knows a shortcut, which has a default.
];

const versionOf = ({ version }: AnySettings): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : 1;

/** Settings in the present form, or as they are when they come from a later version, which this one leaves in peace. */
export const migrateSettings = (settings: AnySettings): AnySettings => {
  const from = versionOf(settings);
  if (from >= SETTINGS_VERSION) return settings;
  const migrated = STEPS.slice(from - 1).reduce((before, step) => step(before), settings);
  return { ...migrated, version: SETTINGS_VERSION };
};
