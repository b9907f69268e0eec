/** What the app did to the outside, for a test to look at. */

/** Everything that is recorded. */
export interface DesktopRecord {
  /** Events of `app`, in order. */
  readonly appEvents: string[];
  readonly openedOutside: string[];
  /** Folders and files that were shown in the system's programs. */
  readonly openedPaths: string[];
  /** Switches that the app gave Chromium. */
  readonly switches: { readonly switchName: string; readonly value: string }[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  /** How often a tray icon was made, and each part of one set. */
  readonly trayCalls: { made: number; menu: number; tooltip: number; icon: number };
}

/** The record of this process. */
export const record: DesktopRecord = {
  appEvents: [],
  openedOutside: [],
  openedPaths: [],
  switches: [],
  errorBoxes: [],
  trayCalls: { made: 0, menu: 0, tooltip: 0, icon: 0 },
};
