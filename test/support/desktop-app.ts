/** The built desktop app for a test: started in the stand-in on user data of its own, asked and told through its page. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandReply } from '../../shared/bridge/commands.ts';
import type { ShellReply, ShellView } from '../../shared/bridge/shell.ts';
import type { View } from '../../shared/bridge/view.ts';
import {
  type DesktopHandle,
  type DesktopOptions,
  startDesktop,
} from './electron-stand-in/index.ts';

/** One user's desktop app, which may be started again and again. */
export interface DesktopApp {
  readonly userData: string;
  /** The one that was started last. */
  readonly desktop: DesktopHandle;
  launch(options?: Partial<DesktopOptions>): Promise<DesktopHandle>;
  /** Sends anything to the engine, as the page would. */
  send(command: unknown): Promise<CommandReply>;
  view(): Promise<View>;
  /** Sends anything to the shell, as the page would. */
  sendShell(command: unknown): Promise<ShellReply>;
  shellView(): Promise<ShellView>;
  /** Ends all that was started, and removes the user data. */
  dispose(): Promise<void>;
}

/** Makes the user data; nothing runs yet. */
export const makeDesktopApp = async (): Promise<DesktopApp> => {
  if (!existsSync(join(import.meta.dirname, '../../dist/app/main/app.js')))
    throw new Error('The desktop app is not built: run npm run build first.');
  const userData = await mkdtemp(join(tmpdir(), 'fermata-desktop-'));
  const started: DesktopHandle[] = [];
  const last = (): DesktopHandle => {
    const desktop = started.at(-1);
    if (desktop === undefined) throw new Error('The desktop app was not started.');
    return desktop;
  };
  return {
    userData,
    get desktop() {
      return last();
    },
    launch: async (options = {}) => {
      started.push(await startDesktop({ userData, ...options }));
      return last();
    },
    send: (command) => last().page.evaluate(sendToEngine, command),
    view: () => last().page.evaluate(readView),
    sendShell: (command) => last().page.evaluate(sendToShell, command),
    shellView: () => last().page.evaluate(readShell),
    dispose: async () => {
      for (const desktop of started.splice(0)) await desktop.kill();
      await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** What the preload script put into the page; these run there, and use nothing from outside. */
interface PageGlobals {
  readonly fermata: {
    send(command: unknown): Promise<never>;
    subscribe(listener: (update: { type: string; view: never }) => void): void;
    readonly shell: {
      send(command: unknown): Promise<never>;
      subscribe(listener: (view: never) => void): () => void;
    };
  };
}
const sendToEngine = (command: unknown): Promise<CommandReply> =>
  (window as typeof window & PageGlobals).fermata.send(command); // See PageGlobals.
const sendToShell = (command: unknown): Promise<ShellReply> =>
  (window as typeof window & PageGlobals).fermata.shell.send(command); // See PageGlobals.
const readView = (): Promise<View> =>
  new Promise((resolve) => {
    const { fermata } = window as typeof window & PageGlobals; // See PageGlobals.
    fermata.subscribe((update) => {
      if (update.type === 'full') resolve(update.view);
    });
  });
const readShell = (): Promise<ShellView> =>
  new Promise((resolve) => {
    const { fermata } = window as typeof window & PageGlobals; // See PageGlobals.
    const stop = fermata.shell.subscribe((view) => {
      resolve(view);
      stop();
    });
  });
