/** systemd's keeper of sessions: the desktop's hints of idleness and lock, and the machine's sleep. */
import type { Clock } from '../../shared/engine/ports.ts';
import { type KeptBus, whileThere } from '../bus/kept-bus.ts';
import type { MessageBus } from '../bus/message-bus.ts';
import { type BusObject, readProperty } from '../bus/property.ts';
import type { IdleCandidate, IdleSource } from './idle-source.ts';
import type { PowerEvent, PowerSignals } from './power-signals.ts';

const service = 'org.freedesktop.login1';
const MANAGER: BusObject = {
  service,
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
};
const session = (path: string): BusObject => ({
  service,
  path,
  interface: 'org.freedesktop.login1.Session',
});
/** The session of whoever asks, or the one that its user sees. Signals come from the real path only. */
const AUTO = session('/org/freedesktop/login1/session/auto');

/** Whose session it is. */
export interface SessionHints {
  readonly pid: number;
  /** `XDG_SESSION_ID`, where it is set. */
  readonly sessionId: string | undefined;
}

const ask = async (
  bus: MessageBus,
  member: string,
  signature: string,
  value: unknown,
): Promise<string | null> => {
  const answer = await bus.call({ ...MANAGER, member, signature, body: [value] });
  const path = answer.ok ? answer.value[0] : null;
  return typeof path === 'string' ? path : null;
};

/** A desktop starts its apps outside of any session, so that there is more than one way to it. */
const findSession = async (
  bus: MessageBus,
  { pid, sessionId }: SessionHints,
): Promise<BusObject | null> => {
  const byId = (id: string) => ask(bus, 'GetSession', 's', id);
  let path = await ask(bus, 'GetSessionByPID', 'u', pid);
  if (path === null && sessionId !== undefined) path = await byId(sessionId);
  if (path === null) {
    const id = await readProperty(bus, AUTO, 'Id');
    path = typeof id === 'string' ? await byId(id) : null;
  }
  return path === null ? null : session(path);
};

const openIdle = (bus: MessageBus, object: BusObject, clock: Clock): IdleSource => ({
  idleMs: async () => {
    const isIdle = await readProperty(bus, object, 'IdleHint');
    if (typeof isIdle !== 'boolean') return null;
    if (!isIdle) return 0;
    const sinceMicroseconds = await readProperty(bus, object, 'IdleSinceHint');
    if (typeof sinceMicroseconds !== 'number') return null;
    return Math.max(1, clock.now() - sinceMicroseconds / 1000); // Idle is never 0, whatever the clock was set to.
  },
  close: () => undefined,
});

/** Idleness by logind's hint: since when the desktop calls its session idle, and 0 while it does not. */
export const logindIdle = (system: KeptBus, hints: SessionHints, clock: Clock): IdleCandidate => ({
  kind: 'logind',
  name: 'logind',
  open: async () => {
    const bus = await system.get();
    const object = bus === null ? null : await findSession(bus, hints);
    return bus === null || object === null ? null : openIdle(bus, object, clock);
  },
});

const listenToSession = (
  bus: MessageBus,
  object: BusObject,
  listener: (event: PowerEvent) => void,
): readonly (() => void)[] => {
  // Both are wishes, which a desktop may leave unheard: `LockedHint`, asked for soon after, has the last word.
  const changed = {
    ...object,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'PropertiesChanged',
  };
  return [
    bus.onSignal({ ...object, member: 'Lock' }, () => listener('locked')),
    bus.onSignal({ ...object, member: 'Unlock' }, () => listener('unlocked')),
    bus.onSignal(changed, ([, values]) => {
      const { LockedHint: isLocked } = (values ?? {}) as { readonly LockedHint?: unknown };
      if (typeof isLocked === 'boolean') listener(isLocked ? 'locked' : 'unlocked');
    }),
  ];
};

/** Lock and sleep by logind. */
export const logindSignals = (system: KeptBus, hints: SessionHints): PowerSignals => {
  const sessions = new WeakMap<MessageBus, BusObject>();
  const sessionOn = async (bus: MessageBus): Promise<BusObject | null> => {
    const known = sessions.get(bus);
    if (known !== undefined) return known;
    const found = await findSession(bus, hints);
    if (found !== null) sessions.set(bus, found);
    return found;
  };
  return {
    listen: (listener) => {
      const start = (bus: MessageBus): (() => void) => {
        const sleep = { ...MANAGER, member: 'PrepareForSleep' };
        const stops = [
          bus.onSignal(sleep, ([isStart]) => listener(isStart === true ? 'suspended' : 'resumed')),
        ];
        let isOver = false;
        void sessionOn(bus).then((object) => {
          if (object !== null && !isOver) stops.push(...listenToSession(bus, object, listener));
        });
        return () => {
          isOver = true;
          for (const stop of stops) stop();
        };
      };
      return whileThere(system, start, () => listener('unlocked'));
    },
    isLocked: async () => {
      const bus = await system.get();
      const object = bus === null ? null : await sessionOn(bus);
      const isLocked =
        bus === null || object === null ? null : await readProperty(bus, object, 'LockedHint');
      return typeof isLocked === 'boolean' ? isLocked : null;
    },
  };
};
