/** The client engine on this machine. */
import { hostname } from 'node:os';
import { app } from 'electron';
import { createEngine } from '../../shared/engine/create-engine.ts';
import { isDeviceLink, takeDeviceLink } from '../../shared/engine/device-link.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import type { DeviceFacts } from '../../shared/engine/ports.ts';
import type { Language } from '../../shared/language/catalogue.ts';
import { TEXT } from '../../shared/protocol/limits.ts';
import type { Observed } from '../shell/observed.ts';
import type { Foundation } from './foundation.ts';
import { followLanguage } from './language.ts';
import { makePorts } from './ports.ts';

/** Set by whoever starts the app for its user: a link that lets this device in. Not in argv, which all can read. */
const LINK_VARIABLE = 'FERMATA_LINK';

/** Only after the app is ready. */
const deviceFacts = (): DeviceFacts => ({
  kind: 'desktop',
  name: hostname().slice(0, TEXT.deviceName) || 'Desktop',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  languages: app.getPreferredSystemLanguages(),
});

/** The engine, and the language that the app speaks. */
export interface Started {
  readonly engine: Engine;
  readonly spoken: Observed<Language>;
}

/** Starts it, and connects it with the other parts. Rejects when what is kept cannot be opened. */
export const startEngine = async (foundation: Foundation): Promise<Started> => {
  const engine = await createEngine(await makePorts(foundation), deviceFacts());
  const { board, clock, reporter } = foundation;
  const spoken = await followLanguage(engine, reporter); // Before what was to be told is told.
  board.connectEngine({
    tell: (notice) => engine.tell(notice()),
    send: (command) => void engine.send(command),
    wake: () => {
      clock.recheck();
      engine.wake();
    },
  });
  return { engine, spoken };
};

/** A device link lets this device in by itself; an invite waits for a name in the window. */
export const takeGivenLink = (engine: Engine): void => {
  const link = process.env[LINK_VARIABLE] ?? '';
  if (isDeviceLink(link)) void takeDeviceLink(engine, link);
};
