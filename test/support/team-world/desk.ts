/** A machine with a real engine on it, which a test puts to sleep, cuts off and starts again. */
import type { Command, CommandReply } from '../../../shared/bridge/commands.ts';
import type { View } from '../../../shared/bridge/view.ts';
import type { CalendarEvent } from '../../../shared/domain/calendar.ts';
import { createEngine } from '../../../shared/engine/create-engine.ts';
import type { Engine } from '../../../shared/engine/engine.ts';
import type {
  ActivityReading,
  CalendarReading,
  Credentials,
  DeviceFacts,
  EnginePorts,
  Notification,
  Reporter,
  SocketPort,
} from '../../../shared/engine/ports.ts';
import { fail } from '../../../shared/result.ts';
import { createManualClock, type ManualClock } from '../manual-clock.ts';
import { createMemoryDisk, type MemoryDisk } from '../memory-store.ts';
import { createSequenceIds } from '../sequence-ids.ts';
import { type Line, openLine, type RunningRelay } from './line.ts';
import { newQueue, type Queue } from './queue.ts';

/** How a device is. */
export interface DeviceOptions {
  readonly timeZone?: string;
  readonly kind?: DeviceFacts['kind'];
  /** By how much its wall clock is ahead of the relay's, ms. */
  readonly aheadMs?: number;
}

/** A device with an engine on it. */
export interface Desk {
  readonly clock: ManualClock;
  readonly disk: MemoryDisk;
  readonly memberId: string;
  /** What it was asked to show, over all its starts. */
  readonly notifications: readonly Notification[];
  /** Those of them that came while a session was in progress on it. */
  readonly toldInFocus: readonly Notification[];
  view(): View;
  send(command: Command): Promise<CommandReply>;
  setActivity(reading: ActivityReading): void;
  /** What its calendar says from now on. */
  readCalendar(events: readonly CalendarEvent[]): void;
  /** The machine sleeps until `wake`: nothing of it runs, its connection stays as it is. */
  sleep(): void;
  /** It runs again; the system tells of it unless `isTold` is false. */
  wake(isTold?: boolean): void;
  isAsleep(): boolean;
  /** Its connection is lost, on both ends. */
  cut(): void;
  /** Whether it can reach the relay at all. */
  setNetwork(isUp: boolean): void;
  /** The engine ends at once, and one starts on what is on its disk. */
  restart(): Promise<void>;
  /** Whether nothing is on its way to it. */
  isIdle(): boolean;
}

/** What a device is made of. */
export interface DeskSetup {
  readonly credentials: Credentials;
  readonly options: DeviceOptions;
  /** Different for each, so that no two make the same ids. */
  readonly number: number;
  readonly reporter: Reporter;
  relay(): RunningRelay;
}

const UNREACHABLE = fail({ kind: 'unreachable' } as const);

interface Network {
  readonly socket: SocketPort;
  cut(): void;
  setUp(isUp: boolean): void;
}

const newNetwork = (setup: DeskSetup, queue: Queue): Network => {
  let line: Line | null = null;
  let isUp = true;
  const cut = (): void => {
    line?.cut();
    line = null;
  };
  return {
    cut,
    setUp: (next) => {
      isUp = next;
      if (!next) cut();
    },
    socket: {
      open: (_url, events) => {
        if (isUp) {
          line = openLine(setup.relay(), events, queue);
          return line.connection;
        }
        queue.push(() => events.onClose(1006));
        return { send: () => undefined, close: () => undefined };
      },
    },
  };
};

const newSenses = () => {
  let reading: ActivityReading = { activity: 'active' };
  let tell: (reading: ActivityReading) => void = () => undefined;
  const source: EnginePorts['activity'] = {
    watch: (listener) => {
      tell = listener;
      listener(reading);
      return () => undefined;
    },
    setIdleAfter: () => undefined,
  };
  const set = (next: ActivityReading): void => {
    reading = next;
    tell(next);
  };
  return { source, set };
};

/** Starts a device. */
export const newDesk = async (setup: DeskSetup): Promise<Desk> => {
  const { credentials, options, number, reporter } = setup;
  const relay = setup.relay();
  const clock = createManualClock(relay.clock.now() + (options.aheadMs ?? 0));
  const disk = createMemoryDisk();
  const notifications: Notification[] = [];
  const toldInFocus: Notification[] = [];
  let engine: Engine | null = null;
  const queue = newQueue(relay.tally);
  const network = newNetwork(setup, queue);
  const senses = newSenses();
  let tellCalendar: (reading: CalendarReading) => void = () => undefined;
  const calendar: NonNullable<EnginePorts['calendar']> = {
    use: () => undefined,
    wake: () => undefined,
    watch: (listener) => {
      tellCalendar = listener;
      return () => undefined;
    },
  };
  let isAsleep = false;
  const facts: DeviceFacts = {
    kind: options.kind ?? 'desktop',
    name: `Device ${number}`,
    timeZone: options.timeZone ?? 'UTC',
  };
  const ids = createSequenceIds(0.5, 0x10000 * number);
  const start = () =>
    createEngine(
      {
        clock,
        ids,
        reporter,
        socket: network.socket,
        store: disk.open(),
        credentials: {
          load: () => Promise.resolve(credentials),
          save: () => Promise.resolve(),
          clear: () => Promise.resolve(),
        },
        activity: senses.source,
        calendar,
        notifier: {
          notify: (notification) => {
            notifications.push(notification);
            const session = engine?.view().focus;
            if (session && session.state !== 'ended') toldInFocus.push(notification);
          },
          withdraw: () => undefined,
        },
        http: {
          post: () => Promise.resolve(UNREACHABLE),
          get: () => Promise.resolve(UNREACHABLE),
          remove: () => Promise.resolve(UNREACHABLE),
        },
      },
      facts,
    );
  const running = async (): Promise<Engine> => (engine = await start());
  let current = await running();
  const setAsleep = (next: boolean): void => {
    isAsleep = next;
    queue.setAsleep(next);
  };
  return {
    clock,
    disk,
    notifications,
    toldInFocus,
    memberId: credentials.memberId,
    view: () => current.view(),
    send: (command) => current.send(command),
    setActivity: senses.set,
    readCalendar: (events) => tellCalendar({ events }),
    sleep: () => setAsleep(true),
    wake: (isTold = true) => {
      setAsleep(false);
      if (isTold) current.wake();
    },
    isAsleep: () => isAsleep,
    cut: () => network.cut(),
    setNetwork: (isUp) => network.setUp(isUp),
    restart: async () => {
      network.cut();
      await current.stop();
      current = await running();
    },
    isIdle: () => queue.isIdle(),
  };
};
