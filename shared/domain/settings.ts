/** Settings that hold for all devices of a member: what comes without a choice, and how a change is applied. */
import type { OwnSettings, SettingsChange } from '../protocol/fields.ts';

/** The settings after a change: what is left out stays, null goes back to how it comes. */
export const changedSettings = (before: OwnSettings, change: SettingsChange): OwnSettings => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged: Record<string, unknown> = { ...before, ...Object.fromEntries(given) };
  // Keys and values are those of two schemas that differ in null alone, which is taken out here.
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  );
};
