/** The command line: the app answers it, and the same binary asks. Loaded when it is needed. */
import { app } from 'electron';
import type { Engine } from '../../shared/engine/engine.ts';
import { HIDDEN_SWITCH } from '../login/login-item.ts';
import type { Asked } from '../command-line/command-of.ts';
import type { Foundation } from './foundation.ts';

const listen = async ({ clock, reporter, board }: Foundation, engine: Engine): Promise<void> => {
  const { placesFor } = await import('../command-line/adapters/place-facts.ts');
  const { startCommandServer } = await import('../command-line/adapters/command-server.ts');
  const server = await startCommandServer({
    places: placesFor(app.getPath('userData')),
    host: { version: app.getVersion(), clock, engine, show: (place) => board.open(place) },
    reporter,
    onQuit: () => app.quit(),
  });
  app.on('quit', () => server?.stop());
};

/** From now on this app answers commands; if it cannot, all else works. */
export const serveCommands = (foundation: Foundation, engine: Engine): Promise<void> =>
  listen(foundation, engine).catch((cause: unknown) =>
    foundation.reporter.report('The command line cannot be answered', cause),
  );

/** The app as it was started, without its window; an AppImage is started as a whole, not from where it is mounted. */
const startItself = async ({ before }: Asked) => {
  const { launch } = await import('../command-line/adapters/launch.ts');
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  const where = folder === '' ? [] : [`--user-data-dir=${folder}`];
  const file = process.env['APPIMAGE'] ?? process.execPath;
  return launch(file, [...before, ...where, HIDDEN_SWITCH]);
};

/** This process is a command: it asks the running app, says what came of it, and ends. */
export const runAsCommand = async (asked: Asked): Promise<void> => {
  if (process.platform === 'darwin') app.dock?.hide(); // A command is no app to switch to.
  const { runCommandLine } = await import('../command-line/adapters/cli.ts');
  const code = await runCommandLine({
    args: asked.args,
    userData: app.getPath('userData'),
    version: app.getVersion(),
    start: () => startItself(asked),
  });
  app.exit(code);
};
