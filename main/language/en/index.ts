/** The texts of the main process in English. */
import { app } from './app.ts';
import { cli } from './cli.ts';
import { tray } from './tray.ts';

export const en = { app, cli, tray } as const;
