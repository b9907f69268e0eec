/** The desktop's screen saver: idle time where it tells one (KDE), and whether it covers the screen. */
import type { Clock } from '../../shared/engine/ports.ts';
import { type KeptBus, whileThere } from '../bus/kept-bus.ts';
import type { MessageBus } from '../bus/message-bus.ts';
import type { BusObject } from '../bus/property.ts';
import { t } from '../language/words.ts';
import type { IdleCandidate, IdleSource } from './idle-source.ts';
import { FIRST_GUESS, nextGuess } from './idle-unit.ts';
import type { PowerEvent, PowerSignals } from './power-signals.ts';

const FREEDESKTOP: BusObject = {
  service: 'org.freedesktop.ScreenSaver',
  path: '/org/freedesktop/ScreenSaver',
  interface: 'org.freedesktop.ScreenSaver',
};
const GNOME: BusObject = {
  service: 'org.gnome.ScreenSaver',
  path: '/org/gnome/ScreenSaver',
  interface: 'org.gnome.ScreenSaver',
};

const openIdle = (bus: MessageBus, clock: Clock): IdleSource => {
  let guess = FIRST_GUESS;
  return {
    idleMs: async () => {
      const answer = await bus.call({ ...FREEDESKTOP, member: 'GetSessionIdleTime' });
      const value = answer.ok ? answer.value[0] : null;
      if (typeof value !== 'number') return null;
      guess = nextGuess(guess, { value, at: clock.monotonic() });
      return value * guess.msPerUnit;
    },
    close: () => undefined,
  };
};

/** The session's idle time by its screen saver. */
export const screenSaverIdle = (session: KeptBus, clock: Clock): IdleCandidate => ({
  kind: 'screenSaver',
  get name() {
    return t('app.screenSaver');
  },
  open: async () => {
    const bus = await session.get();
    return bus === null ? null : openIdle(bus, clock);
  },
});

const listenTo = (
  bus: MessageBus,
  { service, interface: name }: BusObject,
  listener: (event: PowerEvent) => void,
): (() => void) => {
  // Not by its path: KDE has it at two.
  const signal = { service, interface: name, member: 'ActiveChanged' };
  const stopSignal = bus.onSignal(signal, ([isActive]) =>
    listener(isActive === true ? 'locked' : 'unlocked'),
  );
  const stopOwner = bus.onOwner(service, (isThere) => {
    if (!isThere) listener('unlocked'); // Who is gone keeps nobody locked.
  });
  return () => {
    stopSignal();
    stopOwner();
  };
};

const signalsOf = (session: KeptBus, object: BusObject): PowerSignals => ({
  listen: (listener) =>
    whileThere(
      session,
      (bus) => listenTo(bus, object, listener),
      () => listener('unlocked'),
    ),
  isLocked: async () => {
    const answer = await (await session.get())?.call({ ...object, member: 'GetActive' });
    const isActive = answer?.ok === true ? answer.value[0] : null;
    return typeof isActive === 'boolean' ? isActive : null;
  },
});

/** Locks by the screen savers; a desktop has one of them, or both names for one. */
export const screenSaverSignals = (session: KeptBus): readonly PowerSignals[] => [
  signalsOf(session, FREEDESKTOP),
  signalsOf(session, GNOME),
];
