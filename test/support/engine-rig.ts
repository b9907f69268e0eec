/** An engine on fakes, with the relay's part played by the test. */
import { createEngine } from '../../shared/engine/create-engine.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import type {
  ActivityReading,
  CalendarReading,
  CalendarSetting,
  Credentials,
  Notification,
} from '../../shared/engine/ports.ts';
import type { FocusRecord, Message } from '../../shared/protocol/fields.ts';
import type { EntryOf, ReplyOf } from '../../shared/protocol/replies.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-store.ts';
import { createScriptedSocket, type ScriptedSocket } from './scripted-socket.ts';
import { createSequenceIds, uuidOf } from './sequence-ids.ts';

const ANA: Credentials = {
  relayUrl: 'http://relay.test',
  token: 'secret',
  memberId: 'ana',
  teamId: 'team',
};

export interface Rig {
  readonly engine: Engine;
  readonly clock: ManualClock;
  readonly socket: ScriptedSocket;
  readonly disk: MemoryDisk;
  readonly notifications: readonly Notification[];
  /** What was taken back, in order. */
  readonly withdrawn: readonly (Notification['place'] | null)[];
  readonly reports: readonly string[];
  /** What was deleted over HTTP. */
  readonly removed: readonly string[];
  /** What the source of activity was told, in order, ms. */
  readonly idleAfter: readonly number[];
  setActivity(reading: ActivityReading): void;
  /** The system's own do-not-disturb; null: it cannot be known. */
  setDoNotDisturb(isOn: boolean | null): void;
  /** Which calendars it was to read, in order. */
  readonly calendars: readonly (CalendarSetting | null)[];
  /** What the calendar says. */
  readCalendar(reading: CalendarReading): void;
  /** Lets everything that was accepted get to the store and its effects happen. */
  settle(): Promise<void>;
  /** Lets time pass with a relay that answers pings. */
  pass(ms: number): Promise<void>;
  /** Accepts the newest connection and welcomes it. */
  welcome(over?: Partial<ReplyOf<'welcome'>>): Promise<void>;
  /** Says an entry of the log, the next one unless `seq` is given. */
  entry(entry: ReplyOf<'entry'>['entry'], seq?: number): Promise<void>;
}

interface RigOptions {
  readonly clock?: ManualClock;
  readonly disk?: MemoryDisk;
  readonly credentials?: Credentials | null;
  readonly random?: number;
}

/** A turn of the event loop: every promise that can be resolved has been. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Who a rig's engine is welcomed as: a member who has chosen nothing. */
export const ME: ReplyOf<'welcome'>['me'] = {
  memberId: 'ana',
  deviceId: 'd1',
  focus: null,
  manual: null,
  status: null,
};

const welcomeFrame = (now: number, over: Partial<ReplyOf<'welcome'>> = {}): ReplyOf<'welcome'> => ({
  type: 'welcome',
  re: 'hello',
  me: ME,
  team: { teamId: 'team', name: 'Team' },
  members: [{ memberId: 'ben', show: 'available', source: 'connection', since: now }],
  roster: 1,
  profiles: [
    { memberId: 'ana', name: 'Ana', timeZone: 'Europe/Lisbon' },
    { memberId: 'ben', name: 'Ben', timeZone: 'America/New_York' },
  ],
  part: 1,
  parts: 1,
  head: 0,
  held: { count: 0, urgent: 0, from: [] },
  now,
  limits: { holdCeilingMs: 4 * 3_600_000, urgentPerDay: 3 },
  ...over,
});

/** Message `n` from Ben to Ana. */
export const messageOf = (n: number, over: Partial<Message> = {}): Message => ({
  messageId: uuidOf(0x100 + n),
  from: 'ben',
  to: 'ana',
  body: `message ${n}`,
  urgency: 'normal',
  sentAt: 1,
  acceptedAt: 1,
  heldMs: 0,
  ...over,
});

/** A batch of messages, whole unless told otherwise. */
export const batchOf = (
  reason: EntryOf<'batch'>['reason'],
  messages: readonly Message[],
  over: Partial<EntryOf<'batch'>> = {},
): EntryOf<'batch'> => ({
  type: 'batch',
  batchId: 'b1',
  reason,
  part: 1,
  parts: 1,
  messages: [...messages],
  ...over,
});

/** A running session as the relay tells it. */
export const relayFocus = (focusId: string, startedAt: number, endsAt: number): FocusRecord => ({
  focusId,
  state: 'running',
  startedAt,
  endsAt,
  shareLabel: false,
  urgent: 'allow',
});

/** Starts an engine; with the same clock and store it is the same device started again. */
export const createRig = async (options: RigOptions = {}): Promise<Rig> => {
  const clock = options.clock ?? createManualClock();
  const socket = createScriptedSocket();
  const disk = options.disk ?? createMemoryDisk();
  const notifications: Notification[] = [];
  const withdrawn: (Notification['place'] | null)[] = [];
  const reports: string[] = [];
  const removed: string[] = [];
  const idleAfter: number[] = [];
  let credentials = options.credentials === undefined ? ANA : options.credentials;
  let setDoNotDisturb: (isOn: boolean | null) => void = () => undefined;
  const calendars: (CalendarSetting | null)[] = [];
  let readCalendar: (reading: CalendarReading) => void = () => undefined;
  let setActivity: (reading: ActivityReading) => void = () => undefined;
  const engine = await createEngine(
    {
      clock,
      ids: createSequenceIds(options.random),
      socket,
      store: disk.open(),
      credentials: {
        load: () => Promise.resolve(credentials),
        save: (next) => {
          credentials = next;
          return Promise.resolve();
        },
        clear: () => {
          credentials = null;
          return Promise.resolve();
        },
      },
      activity: {
        watch: (listener) => {
          setActivity = listener;
          listener({ activity: 'active' });
          return () => undefined;
        },
        setIdleAfter: (ms) => void idleAfter.push(ms),
      },
      calendar: {
        use: (setting) => calendars.push(setting),
        watch: (listener) => {
          readCalendar = listener;
          return () => undefined;
        },
        wake: () => undefined,
      },
      notifier: {
        notify: (notification) => notifications.push(notification),
        withdraw: (place) => withdrawn.push(place),
      },
      doNotDisturb: {
        watch: (listener) => {
          setDoNotDisturb = listener;
          return () => undefined;
        },
      },
      http: {
        post: () => Promise.resolve({ ok: false, error: { kind: 'unreachable' } }),
        get: () => Promise.resolve({ ok: false, error: { kind: 'unreachable' } }),
        remove: (url) => {
          removed.push(url);
          return Promise.resolve({ ok: true, value: null });
        },
      },
      reporter: { report: (what) => reports.push(what) },
    },
    { kind: 'desktop', name: 'Laptop', timeZone: 'Europe/Lisbon' },
  );
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 5; i += 1) await turn();
  };
  let seq = 0;
  await settle();
  return {
    engine,
    clock,
    socket,
    disk,
    notifications,
    withdrawn,
    reports,
    removed,
    idleAfter,
    setActivity: (reading) => setActivity(reading),
    setDoNotDisturb: (isOn) => setDoNotDisturb(isOn),
    calendars,
    readCalendar: (reading) => readCalendar(reading),
    settle,
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= 10_000) {
        clock.advance(Math.min(left, 10_000));
        socket.last().say({ type: 'pong', re: 'p', now: clock.now() });
        await settle();
      }
    },
    welcome: async (over) => {
      socket.last().accept();
      await settle();
      seq = over?.head ?? seq;
      socket.last().say(welcomeFrame(clock.now(), over));
      await settle();
    },
    entry: async (entry, at) => {
      seq = at ?? seq + 1;
      socket.last().say({ type: 'entry', seq, at: clock.now(), entry });
      await settle();
    },
  };
};
