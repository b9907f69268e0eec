/** Where the app keeps what it keeps: the usual folder, or the one that `--user-data-dir` names. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** Takes the folder from the command line. Only before the single-instance lock, which belongs to the folder. */
export const chooseUserData = (): void => {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder === '') return;
  mkdirSync(resolve(folder), { recursive: true }); // setPath throws for one that is not there.
  for (const name of ['userData', 'sessionData']) app.setPath(name, resolve(folder));
};
