/** The shell as its window sees it: one view put together from its parts, and their commands. */
import type {
  LoginView,
  ShellCommand,
  ShellReply,
  ShellView,
  ShortcutView,
  UpdateChannel,
  UpdateView,
} from '../../shared/bridge/shell.ts';
import type { Observed } from './observed.ts';

/** What a part answers: done, or why not, for people. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Starting the app at login. */
export interface LoginPart extends Observed<LoginView> {
  set(isOn: boolean): Promise<Outcome>;
}
/** The key that starts and ends focus. */
export interface ShortcutPart extends Observed<ShortcutView> {
  /** A key that another program has is refused, and the one before stays. */
  set(keys: string | null): Outcome;
}
/** Newer versions. */
export interface UpdatePart extends Observed<UpdateView> {
  setChannel(channel: UpdateChannel): void;
  check(): void;
  /** Refused during focus, and as long as nothing is ready. */
  install(): Outcome;
}
/** The link that waits for its user. */
export interface LinkPart extends Observed<string | null> {
  drop(): void;
}

/** What the shell consists of, as far as a window has to do with it. */
export interface ShellParts {
  readonly link: LinkPart;
  readonly login: LoginPart;
  readonly shortcut: ShortcutPart;
  readonly updates: UpdatePart;
  /** The path of a file that the user chose; null when they chose none. */
  chooseCalendarFile(): Promise<string | null>;
  readDiagnostics(): Promise<string>;
  showLogs(): Promise<Outcome>;
}

/** The shell. */
export interface Shell extends Observed<ShellView> {
  send(command: ShellCommand): Promise<ShellReply>;
}

const DONE: Outcome = { ok: true };

const replyOf = (outcome: Outcome): ShellReply =>
  outcome.ok ? outcome : { ok: false, error: { code: 'refused', message: outcome.error } };

const perform = async (parts: ShellParts, command: ShellCommand): Promise<ShellReply> => {
  switch (command.type) {
    case 'dropLink':
      parts.link.drop();
      return DONE;
    case 'setLaunchAtLogin':
      return replyOf(await parts.login.set(command.isOn));
    case 'setShortcut':
      return replyOf(parts.shortcut.set(command.keys));
    case 'setUpdateChannel':
      parts.updates.setChannel(command.channel);
      return DONE;
    case 'checkForUpdates':
      parts.updates.check();
      return DONE;
    case 'installUpdate':
      return replyOf(parts.updates.install());
    case 'chooseCalendarFile':
      return { ok: true, path: await parts.chooseCalendarFile() };
    case 'readDiagnostics':
      return { ok: true, text: await parts.readDiagnostics() };
    case 'showLogs':
      return replyOf(await parts.showLogs());
  }
};

/** The shell of these parts. */
export const createShell = (parts: ShellParts): Shell => {
  const { link, login, shortcut, updates } = parts;
  return {
    get: () => ({
      link: link.get(),
      login: login.get(),
      shortcut: shortcut.get(),
      updates: updates.get(),
    }),
    subscribe: (listener) => {
      const stops = [link, login, shortcut, updates].map((part) => part.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    send: (command) => perform(parts, command),
  };
};
