/** The window, and its way to the engine. */
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Engine } from '../../shared/engine/engine.ts';
import { forgetWith, serveWindows } from '../ipc/adapters/window-ipc.ts';
import { createBridgeHost } from '../ipc/bridge-host.ts';
import { createShellHost } from '../ipc/shell-host.ts';
import { setAppMenu } from '../windows/adapters/app-menu.ts';
import { serveApp } from '../windows/adapters/app-protocol.ts';
import { guardPages } from '../windows/adapters/guards.ts';
import { openMainWindow } from '../windows/adapters/main-window.ts';
import type { Shell } from '../shell/shell.ts';
import type { Foundation } from './foundation.ts';

/** What the window has behind it, and how it opens. */
export interface WindowParts {
  readonly engine: Engine;
  readonly shell: Shell;
  /** Asked at each close. */
  readonly closingHides: () => boolean;
  readonly startsHidden: boolean;
}

/** Opens it. Answers what dialogs belong to. */
export const showWindow = (
  { built, icon, clock, reporter, board, kept }: Foundation,
  { engine, shell, closingHides, startsHidden }: WindowParts,
): BrowserWindow => {
  const host = createBridgeHost(engine);
  const shellHost = createShellHost(shell);
  serveWindows({ ...host.routes, ...shellHost.routes }, reporter);
  guardPages(reporter, !app.isPackaged);
  serveApp(join(built, 'renderer'));
  setAppMenu();
  const window = openMainWindow({
    preload: join(built, 'preload', 'app.cjs'),
    icon,
    allowDevTools: !app.isPackaged,
    saved: kept.read().window,
    clock,
    reporter,
    onPlaced: (place) => kept.change({ window: place }),
    closingHides,
    startsHidden,
  });
  const forget = (peerId: number): void => {
    host.forget(peerId);
    shellHost.forget(peerId);
  };
  forgetWith(forget, window.contents);
  board.connectWindow({
    open: (place) => {
      window.show();
      if (place !== undefined) host.goTo(place);
    },
  });
  return window.frame;
};
