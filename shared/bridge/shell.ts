/**
 * What a window may see and ask of the desktop shell around it: the second small contract beside the bridge to the
 * engine. The browser host has no shell, so nothing that a teammate or a message needs may depend on it.
 */
import * as z from 'zod';
import type { CommandFault } from './commands.ts';
import { isShortcut } from './shortcut.ts';

/** Whether the app is started when its user logs in; `why` it cannot be, for people. */
export type LoginView =
  | { readonly state: 'on' | 'off' }
  /** macOS: switched on, and the user has still to allow it in the system's settings. */
  | { readonly state: 'needsApproval' }
  | { readonly state: 'unavailable'; readonly why: string };

/** The key that starts and ends focus from anywhere. */
export interface ShortcutView {
  /** Electron's words for it, `Ctrl+Alt+F`; null: none. */
  readonly keys: string | null;
  /** Why it does not work, for people; null where it does. */
  readonly problem: string | null;
}

/** Which releases one gets. */
export type UpdateChannel = 'latest' | 'beta';
/** How things stand with a newer version. */
export type UpdateView =
  /** Something else keeps this installation current, or nothing does; `why`, for people. */
  | { readonly state: 'off'; readonly why: string }
  | {
      readonly state: 'idle';
      readonly channel: UpdateChannel;
      /** When it was last asked for, epoch ms; null: not yet. */
      readonly checkedAt: number | null;
      /** Why the last question had no answer, for people. */
      readonly problem: string | null;
    }
  | { readonly state: 'checking'; readonly channel: UpdateChannel }
  | { readonly state: 'downloading'; readonly channel: UpdateChannel; readonly version: string }
  /** It is installed when the app is quit, or at once if its user says so; never during focus. */
  | {
      readonly state: 'ready';
      readonly channel: UpdateChannel;
      readonly version: string;
      readonly notes: string | null;
    };

/** What the window sees of the shell. */
export interface ShellView {
  /** A join or device link that the app was opened with and that waits for its user; an `http(s)` link. */
  readonly link: string | null;
  readonly login: LoginView;
  readonly shortcut: ShortcutView;
  readonly updates: UpdateView;
}

const command = <const T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });

/** The schema of each command, by its `type`. */
export const shellCommandSchemas = {
  /** Puts the link away: it was used, or it is not wanted. */
  dropLink: command('dropLink', {}),
  setLaunchAtLogin: command('setLaunchAtLogin', { isOn: z.boolean() }),
  /** Null: no shortcut. */
  setShortcut: command('setShortcut', { keys: z.string().max(60).refine(isShortcut).nullable() }),
  setUpdateChannel: command('setUpdateChannel', { channel: z.enum(['latest', 'beta']) }),
  checkForUpdates: command('checkForUpdates', {}),
  installUpdate: command('installUpdate', {}),
  /** Lets the user choose a calendar's file; answers its `path`, or null when they chose none. */
  chooseCalendarFile: command('chooseCalendarFile', {}),
  /** Answers `text`: what is known of this installation, and the end of its log. No secret is in it. */
  readDiagnostics: command('readDiagnostics', {}),
  /** Shows the folder of the log files in the system's file manager. */
  showLogs: command('showLogs', {}),
} as const;

/** The `type` of a command to the shell. */
export type ShellCommandType = keyof typeof shellCommandSchemas;
/** The command of one type. */
export type ShellCommandOf<T extends ShellCommandType> = z.infer<(typeof shellCommandSchemas)[T]>;
/** Any command to the shell. */
export type ShellCommand = { [T in ShellCommandType]: ShellCommandOf<T> }[ShellCommandType];

/** The answer to a command. */
export type ShellReply =
  | { readonly ok: true; readonly path?: string | null; readonly text?: string }
  | { readonly ok: false; readonly error: CommandFault };

/** See the shell, and ask it. */
export interface ShellBridge {
  /** Calls back with the view soon, then whenever it changed. Returns how to stop. */
  subscribe(listener: (view: ShellView) => void): () => void;
  /** Sends a command. Never rejects: a failure is a reply. */
  send(command: ShellCommand): Promise<ShellReply>;
}
