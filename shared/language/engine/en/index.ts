/** The texts of the engine in English. */
import { calendar } from './calendar.ts';
import { engine } from './engine.ts';
import { relay } from './relay.ts';
import { requests } from './requests.ts';

export const en = { calendar, engine, relay, requests } as const;
