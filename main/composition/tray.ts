/** The tray icon, kept as the engine's view is. */
import { join } from 'node:path';
import { app } from 'electron';
import type { Engine } from '../../shared/engine/engine.ts';
import { FOCUS_LENGTH } from '../../shared/protocol/limits.ts';
import { createBusConnector } from '../bus/adapters/dbus.ts';
import { noTrayNotice } from '../notices.ts';
import type { Observed } from '../shell/observed.ts';
import { createAppTray } from '../tray/adapters/app-tray.ts';
import { createStatusNotifierPresence } from '../tray/status-notifier.ts';
import { createTrayController } from '../tray/tray-controller.ts';
import { keepTray } from '../tray/tray-keeper.ts';
import type { TrayAction } from '../tray/tray-menu.ts';
import { ALWAYS_SHOWN, type TrayPresence, type TrayPresenceSource } from '../tray/tray-presence.ts';
import { type Foundation, tellOnce } from './foundation.ts';

/** A menu may have stood open past the time that it offers: then another one is chosen in the window. */
const focusUntil = ({ board, clock }: Foundation, engine: Engine, until: number): void => {
  const lengthMs = until - clock.now();
  if (lengthMs < FOCUS_LENGTH.minMs) board.open('focus');
  else void engine.send({ type: 'startFocus', lengthMs, shareLabel: false, urgent: 'allow' });
};

const perform = (foundation: Foundation, engine: Engine, action: TrayAction): void => {
  switch (action.type) {
    case 'send':
      void engine.send(action.command);
      break;
    case 'focusUntil':
      focusUntil(foundation, engine, action.until);
      break;
    case 'open':
      foundation.board.open(action.place);
      break;
    case 'quit':
      app.quit();
      break;
  }
};

/** Who knows whether the icon is seen: macOS and Windows show every icon that could be made. */
const presenceSource = ({ clock, reporter }: Foundation): TrayPresenceSource => {
  if (process.platform !== 'linux') return ALWAYS_SHOWN;
  const { env } = process;
  return createStatusNotifierPresence({
    clock,
    connect: createBusConnector({ clock, reporter, env }),
    env,
  });
};

/** Makes it. Answers how to know whether anyone sees it now. */
export const showTray = (
  foundation: Foundation,
  engine: Engine,
  spoken: Observed<unknown>,
): (() => TrayPresence) => {
  const { built, reporter, clock, parts } = foundation;
  const onAction = (action: TrayAction): void => perform(foundation, engine, action);
  const tray = createAppTray(join(built, 'assets', 'tray'), onAction, reporter);
  const onNone = (): void => tellOnce(foundation, 'wasToldOfNoTray', noTrayNotice);
  if (tray === null) {
    onNone();
    return () => 'none';
  }
  const controller = createTrayController(tray, clock);
  const update = (): void => controller.update(engine.view());
  engine.subscribe(update);
  spoken.subscribe(update);
  const keeper = keepTray({
    clock,
    source: presenceSource(foundation),
    renew: () => tray.renew(),
    onNone,
  });
  parts.push(() => ['Tray', keeper.presence()]);
  return () => keeper.presence();
};
