/** What the app did to the outside, for a test to look at. */

/** Everything that is recorded. */
export interface DesktopRecord {
  /** Events of `app`, in order. */
  readonly appEvents: string[];
  readonly openedOutside: string[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  /** How often each part of the tray was set. */
  readonly trayCalls: { menu: number; tooltip: number; icon: number };
}

/** The record of this process. */
export const record: DesktopRecord = {
  appEvents: [],
  openedOutside: [],
  errorBoxes: [],
  trayCalls: { menu: 0, tooltip: 0, icon: 0 },
};
