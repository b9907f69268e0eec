/** Engines of one member over the relay's core, all on manual clocks that go at one pace: focus end to end (F1–F6). */
import { createEngine } from '../../shared/engine/create-engine.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import type { ActivityReading, Notification, SocketEvents } from '../../shared/engine/ports.ts';
import { parseRequest } from '../../shared/protocol/parse.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { type Ask, type Line, newWorld, type World } from './core-world.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createMemoryDisk } from './memory-store.ts';
import { uuidOf } from './sequence-ids.ts';

/** No step is longer: a connection is silent for 45 s at most, and clocks are compared each 15 s. */
const STEP_MS = 15_000;

/** A device whose network, process and clocks are the test's. */
export interface FocusDevice {
  readonly clock: ManualClock;
  readonly notifications: readonly Notification[];
  engine(): Engine;
  /** The network goes, or comes back. */
  setNetwork(isUp: boolean): void;
  /** The process ends and starts again on the same disk. */
  restart(): Promise<void>;
}

/** One member at several devices. */
export interface FocusWorld {
  readonly world: World;
  readonly devices: readonly FocusDevice[];
  /** Lets time pass everywhere; devices named asleep sleep through it. */
  pass(ms: number, asleep?: readonly FocusDevice[]): Promise<void>;
  /** Lets all that is on its way arrive. */
  settle(): Promise<void>;
}

interface Wired extends FocusDevice {
  pump(): number;
}

const withRe = (frame: Reply, ids: ReadonlyMap<string, string>): Reply =>
  (frame.type === 'ok' || frame.type === 'error') && frame.re !== null
    ? { ...frame, re: ids.get(frame.re) ?? frame.re }
    : frame;

const makeDevice = async (world: World, seed: number): Promise<Wired> => {
  const [person] = world.people;
  if (person === undefined) throw new Error('nobody lives here');
  const clock = createManualClock(world.clock.now());
  const disk = createMemoryDisk();
  const notifications: Notification[] = [];
  let uuids = seed * 10_000;
  let isUp = true;
  let generation = 0;
  let socket: { events: SocketEvents; line: Line | null; seen: number; isOpen: boolean } | null =
    null;
  const ids = new Map<string, string>();

  const hangUp = (code: number): void => {
    const old = socket;
    socket = null;
    if (old?.line) world.disconnect(old.line, code);
    old?.events.onClose(code);
  };
  const onText = (text: string): void => {
    const request = parseRequest(text);
    if (!request.ok || socket === null) throw new Error(`no relay takes this: ${text}`);
    const { id, ...ask } = request.value;
    if (request.value.type === 'hello')
      socket.line = world.connect(person, request.value.cursor ?? 0);
    else if (socket.line !== null) ids.set(world.ask(socket.line, ask as Ask), id);
  };
  const start = async (): Promise<Engine> => {
    generation += 1;
    const mine = generation;
    let setActivity: (reading: ActivityReading) => void = () => undefined;
    const engine = await createEngine(
      {
        clock: {
          ...clock,
          setTimer: (ms, run) =>
            clock.setTimer(ms, () => (mine === generation ? run() : undefined)),
        },
        ids: { uuid: () => uuidOf((uuids += 1)), random: () => 0 },
        socket: {
          open: (_url, events) => {
            socket = { events, line: null, seen: 0, isOpen: false };
            return { send: onText, close: hangUp };
          },
        },
        store: disk.open(),
        credentials: {
          load: () => Promise.resolve({ relayUrl: 'http://r', teamId: 't', ...person }),
          save: () => Promise.resolve(),
          clear: () => Promise.resolve(),
        },
        activity: {
          setIdleAfter: () => undefined,
          watch: (listener) => {
            setActivity = listener;
            setActivity({ activity: 'active' });
            return () => undefined;
          },
        },
        notifier: { notify: (notification) => notifications.push(notification) },
        http: {
          post: () => Promise.resolve({ ok: false, error: { kind: 'unreachable' } }),
          remove: () => Promise.resolve({ ok: true, value: null }),
        },
        reporter: { report: () => undefined },
      },
      { kind: 'desktop', name: `Device ${seed}`, timeZone: 'Europe/Lisbon' },
    );
    return engine;
  };
  let engine = await start();
  return {
    clock,
    notifications,
    engine: () => engine,
    setNetwork: (next) => {
      isUp = next;
      if (!next) hangUp(1006);
      else engine.wake();
    },
    restart: async () => {
      if (socket?.line) world.disconnect(socket.line, 1006);
      socket = null;
      await engine.stop();
      engine = await start();
    },
    pump: () => {
      const now = socket;
      if (now === null) return 0;
      if (!isUp || (now.line !== null && !now.line.open)) {
        hangUp(1006);
        return 1;
      }
      if (!now.isOpen) {
        now.isOpen = true;
        now.events.onOpen();
        return 1;
      }
      const fresh = now.line?.frames.slice(now.seen) ?? [];
      now.seen += fresh.length;
      for (const frame of fresh) now.events.onText(JSON.stringify(withRe(frame, ids)));
      return fresh.length;
    },
  };
};

const turns = async (): Promise<void> => {
  for (let i = 0; i < 4; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A member with `count` devices, all connected. */
export const newFocusWorld = async (count: number): Promise<FocusWorld> => {
  const world = await newWorld(1);
  const devices: Wired[] = [];
  for (let n = 1; n <= count; n += 1) devices.push(await makeDevice(world, n));
  const settle = async (): Promise<void> => {
    let moved = 1;
    for (let round = 0; moved > 0 && round < 50; round += 1) {
      await turns();
      await world.settle();
      moved = devices.reduce((sum, device) => sum + device.pump(), 0);
      await turns();
      await world.settle();
    }
  };
  await settle();
  return {
    world,
    devices,
    settle,
    pass: async (ms, asleep = []) => {
      for (const device of asleep) device.setNetwork(false);
      for (let left = ms; left > 0; left -= STEP_MS) {
        const step = Math.min(left, STEP_MS);
        world.clock.advance(step);
        for (const device of devices) if (!asleep.includes(device)) device.clock.advance(step);
        await settle();
      }
      for (const device of asleep) {
        device.clock.sleep(ms);
        device.setNetwork(true);
      }
      await settle();
    },
  };
};
