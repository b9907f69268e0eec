/** The tray icon, kept as the engine's view is. */
import { join } from 'node:path';
import { app } from 'electron';
import type { Engine } from '../../shared/engine/engine.ts';
import { createAppTray } from '../tray/adapters/app-tray.ts';
import { createTrayController } from '../tray/tray-controller.ts';
import type { TrayAction } from '../tray/tray-menu.ts';
import type { Foundation } from './foundation.ts';

const perform = ({ board }: Foundation, engine: Engine, action: TrayAction): void => {
  switch (action.type) {
    case 'send':
      void engine.send(action.command);
      break;
    case 'open':
      board.open(action.place);
      break;
    case 'quit':
      app.quit();
      break;
  }
};

/** Answers whether there is a tray. */
export const showTray = (foundation: Foundation, engine: Engine): boolean => {
  const { built, reporter, clock } = foundation;
  const onAction = (action: TrayAction): void => perform(foundation, engine, action);
  const tray = createAppTray(join(built, 'assets', 'tray'), onAction, reporter);
  if (tray === null) return false;
  const controller = createTrayController(tray, clock);
  engine.subscribe(() => controller.update(engine.view()));
  return true;
};
