/** What the app did to the outside, for a test to look at. */
import type { SaveDialogOptions } from 'electron';

/** Everything that is recorded. */
export interface DesktopRecord {
  /** Events of `app`, in order. */
  readonly appEvents: string[];
  readonly openedOutside: string[];
  /** Folders and files that were shown in the system's programs. */
  readonly openedPaths: string[];
  /** Switches that the app gave Chromium. */
  readonly switches: { readonly switchName: string; readonly value: string }[];
  /** What pages offered to save: whether the app let it be, and the dialog that would ask where to. */
  readonly downloads: {
    readonly url: string;
    readonly name: string;
    readonly isRefused: boolean;
    readonly dialog: SaveDialogOptions | null;
  }[];
  /** Whether every page is sandboxed, whatever its window was given. */
  isSandboxEnabled: boolean;
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
  downloads: [],
  isSandboxEnabled: false,
  errorBoxes: [],
  trayCalls: { made: 0, menu: 0, tooltip: 0, icon: 0 },
};
