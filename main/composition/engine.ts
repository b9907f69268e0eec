/** The client engine on this machine. */
import { hostname } from 'node:os';
import { createEngine } from '../../shared/engine/create-engine.ts';
import { isDeviceLink, takeDeviceLink } from '../../shared/engine/device-link.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import type { DeviceFacts } from '../../shared/engine/ports.ts';
import { TEXT } from '../../shared/protocol/limits.ts';
import type { Foundation } from './foundation.ts';
import { makePorts } from './ports.ts';

/** Set by whoever starts the app for its user: a link that lets this device in. Not in argv, which all can read. */
const LINK_VARIABLE = 'FERMATA_LINK';

const deviceFacts = (): DeviceFacts => ({
  kind: 'desktop',
  name: hostname().slice(0, TEXT.deviceName) || 'Desktop',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** Starts it, and connects it with the other parts. Rejects when what is kept cannot be opened. */
export const startEngine = async (foundation: Foundation): Promise<Engine> => {
  const engine = await createEngine(await makePorts(foundation), deviceFacts());
  const { board, clock } = foundation;
  board.connectEngine({
    tell: (notice) => engine.tell(notice),
    send: (command) => void engine.send(command),
    wake: () => {
      clock.recheck();
      engine.wake();
    },
  });
  return engine;
};

/** A device link lets this device in by itself; an invite waits for a name in the window. */
export const takeGivenLink = (engine: Engine): void => {
  const link = process.env[LINK_VARIABLE] ?? '';
  if (isDeviceLink(link)) void takeDeviceLink(engine, link);
};
