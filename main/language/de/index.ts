/** The texts of the main process in German. */
import type { CatalogueOf } from '../../../shared/language/catalogue.ts';
import type { en } from '../en/index.ts';
import { app } from './app.ts';
import { cli } from './cli.ts';
import { tray } from './tray.ts';

export const de: CatalogueOf<typeof en> = { app, cli, tray };
