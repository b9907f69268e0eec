/** The window, and its way to the engine. */
import { join } from 'node:path';
import { app } from 'electron';
import type { Engine } from '../../shared/engine/engine.ts';
import { forgetWith, serveWindows } from '../ipc/adapters/window-ipc.ts';
import { createBridgeHost } from '../ipc/bridge-host.ts';
import { setAppMenu } from '../windows/adapters/app-menu.ts';
import { serveApp } from '../windows/adapters/app-protocol.ts';
import { guardPages } from '../windows/adapters/guards.ts';
import { openMainWindow } from '../windows/adapters/main-window.ts';
import type { Foundation } from './foundation.ts';

/** Opens it. `closingHides` is asked at each close. */
export const showWindow = (
  { built, icon, clock, reporter, board, kept }: Foundation,
  engine: Engine,
  closingHides: () => boolean,
): void => {
  const host = createBridgeHost(engine);
  serveWindows(host, reporter);
  guardPages(reporter);
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
  });
  forgetWith(host, window.contents);
  board.connectWindow({
    open: (place) => {
      window.show();
      if (place !== undefined) host.goTo(place);
    },
  });
};
