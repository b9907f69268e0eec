/** The texts of the engine in Japanese. */
import type { CatalogueOf } from '../../catalogue.ts';
import type { en } from '../en/index.ts';
import { calendar } from './calendar.ts';
import { engine } from './engine.ts';
import { relay } from './relay.ts';
import { requests } from './requests.ts';

export const ja: CatalogueOf<typeof en> = { calendar, engine, relay, requests };
