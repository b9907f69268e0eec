/** Parts of Linux desktops on a test's bus, as far as Fermata asks them. */
import type { FakeService } from './service.ts';
import type { TestBus } from './index.ts';

/** A part that tells an idle time: a number, an error that it throws, or a promise that never settles. */
export interface IdlePart {
  readonly service: FakeService;
  idle: () => unknown;
  /** How often it was asked. */
  asked: number;
}

const idlePart = (service: FakeService, idle: () => unknown): IdlePart => ({
  service,
  idle,
  asked: 0,
});
const askIdle = (part: IdlePart) => (): unknown => {
  part.asked += 1;
  return part.idle();
};

/** GNOME's compositor. */
export const provideMutter = async (bus: TestBus, idle: () => unknown): Promise<IdlePart> => {
  const part = idlePart(await bus.provide('org.gnome.Mutter.IdleMonitor'), idle);
  part.service.object('/org/gnome/Mutter/IdleMonitor/Core', {
    interface: 'org.gnome.Mutter.IdleMonitor',
    methods: { GetIdletime: { out: 't', answer: askIdle(part) } },
  });
  return part;
};

/** A screen saver, with whether it covers the screen. */
export interface ScreenSaverPart extends IdlePart {
  isActive: boolean;
  /** Covers the screen or not, and tells so. */
  cover(isActive: boolean): void;
}

const provideSaver = async (
  bus: TestBus,
  name: string,
  path: string,
  idle: () => unknown,
): Promise<ScreenSaverPart> => {
  const service = await bus.provide(name);
  const part: ScreenSaverPart = {
    ...idlePart(service, idle),
    isActive: false,
    cover: (isActive) => {
      part.isActive = isActive;
      service.emit(path, name, 'ActiveChanged', 'b', [isActive]);
    },
  };
  service.object(path, {
    interface: name,
    methods: {
      GetSessionIdleTime: { out: 'u', answer: askIdle(part) },
      GetActive: { out: 'b', answer: () => part.isActive },
    },
  });
  return part;
};
/** The one by the name that all desktops but GNOME use. */
export const provideScreenSaver = (bus: TestBus, idle: () => unknown): Promise<ScreenSaverPart> =>
  provideSaver(bus, 'org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver', idle);
/** That of GNOME, which tells no idle time. */
export const provideGnomeScreenSaver = (bus: TestBus): Promise<ScreenSaverPart> =>
  provideSaver(bus, 'org.gnome.ScreenSaver', '/org/gnome/ScreenSaver', () => 0);

const MANAGER = '/org/freedesktop/login1';
const SESSION = `${MANAGER}/session/_32`;
const SESSION_INTERFACE = 'org.freedesktop.login1.Session';

/** Which ways to its session lead there. */
export type SessionWay = 'pid' | 'id' | 'auto';

/** logind with one session, whose id is "2". */
export interface LogindPart {
  readonly service: FakeService;
  hint(name: 'IdleHint' | 'LockedHint' | 'IdleSinceHint', value: boolean | number): void;
  wish(what: 'Lock' | 'Unlock'): void;
  prepareForSleep(isStart: boolean): void;
}

/** logind. */
export const provideLogind = async (bus: TestBus, way: SessionWay): Promise<LogindPart> => {
  const service = await bus.provide('org.freedesktop.login1');
  const find = (isThere: boolean): string => {
    if (isThere) return SESSION;
    throw Object.assign(new Error('no session'), {
      dbusName: 'org.freedesktop.login1.NoSessionForPID',
    });
  };
  const properties = {
    Id: { type: 's', value: '2' },
    IdleHint: { type: 'b', value: false },
    IdleSinceHint: { type: 't', value: 0 },
    LockedHint: { type: 'b', value: false },
  };
  service.object(MANAGER, {
    interface: 'org.freedesktop.login1.Manager',
    methods: {
      GetSessionByPID: { in: 'u', out: 'o', answer: () => find(way === 'pid') },
      GetSession: { in: 's', out: 'o', answer: (id) => find(id === '2') },
    },
  });
  service.object(SESSION, { interface: SESSION_INTERFACE, properties });
  if (way === 'auto')
    service.object(`${MANAGER}/session/auto`, { interface: SESSION_INTERFACE, properties });
  return {
    service,
    hint: (name, value) => service.change(SESSION, SESSION_INTERFACE, name, value),
    wish: (what) => service.emit(SESSION, SESSION_INTERFACE, what),
    prepareForSleep: (isStart) =>
      service.emit(MANAGER, 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [isStart]),
  };
};

const NOTIFIER = 'org.kde.StatusNotifierWatcher';
const NOTIFIER_PATH = '/StatusNotifierWatcher';

/** What shows tray icons: a watcher, with or without a panel. */
export interface StatusNotifierPart {
  readonly service: FakeService;
  /** A panel comes or goes, and that is told as KDE's watcher does, or as a property that changed. */
  host(isThere: boolean, how?: 'signal' | 'property'): void;
}

/** A watcher of status notifiers. */
export const provideStatusNotifier = async (
  bus: TestBus,
  hasHost: boolean,
): Promise<StatusNotifierPart> => {
  const service = await bus.provide(NOTIFIER);
  const put = (value: boolean): void =>
    service.object(NOTIFIER_PATH, {
      interface: NOTIFIER,
      properties: { IsStatusNotifierHostRegistered: { type: 'b', value } },
    });
  put(hasHost);
  return {
    service,
    host: (isThere, how = 'signal') => {
      if (how === 'property') {
        service.change(NOTIFIER_PATH, NOTIFIER, 'IsStatusNotifierHostRegistered', isThere);
        return;
      }
      put(isThere);
      const member = `StatusNotifierHost${isThere ? 'Registered' : 'Unregistered'}`;
      service.emit(NOTIFIER_PATH, NOTIFIER, member);
    },
  };
};
