/** A person with the desktop app: the built app in the stand-in, which a test may kill and start again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  type DesktopHandle,
  type ShownNotification,
  startDesktop,
} from './electron-stand-in/index.ts';

/** A person at a client of either kind. */
export interface Client {
  readonly page: Page;
  notifications(): Promise<readonly ShownNotification[]>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on what it kept. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

/** The desktop app, let in by a device link. */
export interface DesktopClient extends Client {
  readonly app: DesktopHandle;
}

/** Time is not waited for: the deadline of the session is moved to `leftMs` from now, and then it passes by itself. */
export const moveDeadline = async (page: Page, leftMs: number): Promise<void> => {
  await page.evaluate(async (left) => {
    const { fermata } = window as typeof window & {
      fermata: {
        subscribe(l: (u: { view?: { focus: { endsAt: number } } }) => void): () => void;
        send(c: unknown): Promise<unknown>;
      };
    }; // What the preload script put there.
    const endsAt = await new Promise<number>((resolve) => {
      fermata.subscribe(({ view }) => {
        if (view !== undefined) resolve(view.focus.endsAt);
      });
    });
    await fermata.send({ type: 'extendFocus', byMs: Math.round(Date.now() + left - endsAt) });
  }, leftMs);
};

/** Starts the desktop app with a link that lets this device in. */
export const openDesktopClient = async (link: string): Promise<DesktopClient> => {
  const userData = await mkdtemp(join(tmpdir(), 'fermata-desktop-'));
  const env = { FERMATA_LINK: link };
  let app = await startDesktop({ userData, env });
  return {
    get app() {
      return app;
    },
    get page() {
      return app.page;
    },
    notifications: () => app.notifications(),
    kill: () => app.kill(),
    restart: async () => {
      app = await startDesktop({ userData, env });
    },
    dispose: async () => {
      await app.kill();
      await rm(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
