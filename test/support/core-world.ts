/** The relay's core over a disk in memory, and people whose every frame is noted. For property tests. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inProcessBus } from '../../server/bus/adapters/in-process.ts';
import { createInvite } from '../../server/core/accounts/invites.ts';
import { createTeam, join } from '../../server/core/accounts/teams.ts';
import { type Frame, textOf } from '../../server/core/frames.ts';
import type { PlainRequest } from '../../server/core/jobs.ts';
import { newRelayCore, type RelayCore } from '../../server/core/relay-core.ts';
import { hashSecret } from '../../server/core/secrets.ts';
import type { Conn } from '../../server/core/state.ts';
import type { Activity } from '../../shared/protocol/fields.ts';
import { DAY_MS } from '../../shared/protocol/limits.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { Reply, ReplyOf } from '../../shared/protocol/replies.ts';
import { countingRelayIds } from './counting-relay-ids.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { type MemoryRelayStore, memoryRelayStore } from './memory-relay-store.ts';
import { mortalStore } from './mortal-store.ts';

/** Requests as a test writes them, without their ids. */
export type Ask = PlainRequest extends infer R
  ? R extends unknown
    ? Omit<R, 'id'>
    : never
  : never;

/** A member of the world. */
export interface Person {
  readonly memberId: string;
  readonly token: string;
  /** Connections, open and closed, in their order. */
  readonly lines: Line[];
}
/** A connection and what came over it. */
export interface Line {
  readonly conn: Conn;
  readonly frames: Reply[];
  /** From where it was to get the log. */
  readonly cursor: number;
  /** Ids of requests that were sent. */
  readonly asked: string[];
  open: boolean;
}

/** The world. */
export interface World {
  readonly clock: ManualClock;
  readonly people: readonly Person[];
  readonly reports: string[];
  store(): MemoryRelayStore;
  /** Makes another team, of so many. */
  found(count: number): Promise<readonly Person[]>;
  /** Opens a connection and says hello. */
  connect(person: Person, cursor: number, activity?: Activity): Line;
  /** Ends a connection. */
  disconnect(line: Line, code: number): void;
  /** Sends a request over a connection. Answers its id. */
  ask(line: Line, request: Ask): string;
  /** Lets the relay finish all that it took. */
  settle(): Promise<void>;
  /** The relay dies between two turns; a new one starts on what is on disk. */
  restart(): Promise<void>;
  /** Called with each frame as it leaves. */
  onFrame(watch: (person: Person, frame: Reply, text: string) => void): void;
}

const parsed = (text: string): Reply => {
  const reply = parseReply(text);
  if (!reply.ok) throw new Error(`The relay sent what its schema does not know: ${text}`);
  return reply.value;
};

/** Small pages, so that catching up takes several turns. */
const PAGE_BYTES = 700;

const NOTHING = { needs: [], run: () => ({ ok: true, value: null }) as const };

const populate = async (core: RelayCore, count: number): Promise<Person[]> => {
  const who = { deviceName: 'd', timeZone: 'UTC' };
  const founded = await core.call(createTeam({ teamName: 'Crew', memberName: 'P0', ...who }));
  if (!founded.ok) throw new Error(founded.error);
  const people: Person[] = [{ ...founded.value, lines: [] }];
  const asked = { maxUses: count, expiresInMs: DAY_MS };
  const made = await core.call(createInvite(founded.value.token, asked));
  if (!made.ok) throw new Error(made.error);
  const { invite } = made.value;
  for (let index = 1; index < count; index += 1) {
    const joined = await core.call(join({ invite, memberName: `P${index}`, ...who }));
    if (!joined.ok) throw new Error(joined.error);
    people.push({ ...joined.value, lines: [] });
  }
  return people;
};

/** A world with a team of `count`. */
export const newWorld = async (count: number): Promise<World> => {
  const clock = createManualClock();
  const ids = countingRelayIds();
  const reports: string[] = [];
  const watchers: ((person: Person, frame: Reply, text: string) => void)[] = [];
  let store = memoryRelayStore();
  /** The relay that runs; frames of those before it go nowhere. */
  let generation = 0;
  let nextId = 1;
  const start = (): RelayCore => {
    const mine = generation;
    return newRelayCore({
      clock,
      ids,
      keepMs: 30 * DAY_MS,
      bus: inProcessBus(),
      store: mortalStore(store, () => mine === generation, PAGE_BYTES),
      scheduler: { afterTurn: (run) => void nextTurn().then(run) },
      reporter: {
        report: (what, cause) => {
          reports.push(cause instanceof Error ? `${what}: ${cause.stack ?? ''}` : what);
        },
      },
    });
  };
  let core = start();
  const people = await populate(core, count);

  const hangUp = (line: Line, code: number): void => {
    if (!line.open) return;
    line.open = false;
    core.submit({ type: 'ended', conn: line.conn, code });
  };

  const openLine = (person: Person, cursor: number): Line => {
    const mine = generation;
    const frames: Reply[] = [];
    const deliver = (delivered: readonly Frame[], flushed?: () => void): void => {
      if (mine !== generation || !line.open) return;
      for (const text of delivered.map(textOf)) {
        const frame = parsed(text);
        frames.push(frame);
        for (const watch of watchers) watch(person, frame, text);
      }
      if (flushed !== undefined) void nextTurn().then(flushed);
    };
    const close = (code: number): void => {
      if (mine === generation) hangUp(line, code);
    };
    const conn = core.connect({ deliver, close });
    const line: Line = { conn, frames, cursor, asked: [], open: true };
    return line;
  };

  const isCaughtUp = (): boolean =>
    people.every(({ lines }) =>
      lines.every((line) => !line.open || line.conn.feed.mode === 'live'),
    );

  return {
    clock,
    people,
    reports,
    store: () => store,
    found: (size) => populate(core, size),
    onFrame: (watch) => void watchers.push(watch),
    connect: (person, cursor, activity) => {
      const line = openLine(person, cursor);
      person.lines.push(line);
      const device = { kind: 'cli', name: 'd' } as const;
      const { token } = person;
      const request = {
        type: 'hello',
        id: 'hello',
        token,
        protocol: 1,
        device,
        cursor,
        ...(activity === undefined ? {} : { activity }),
      } as const;
      core.submit({ type: 'hello', conn: line.conn, request, tokenHash: hashSecret(token) });
      return line;
    },
    disconnect: hangUp,
    ask: (line, ask) => {
      const id = `q${nextId++}`;
      line.asked.push(id);
      // `Ask` is each request without its id, so with one it is a request again.
      const request = { ...ask, id };
      core.submit({ type: 'request', conn: line.conn, request });
      return id;
    },
    settle: async () => {
      do await core.call(NOTHING);
      while (!isCaughtUp());
      await core.call(NOTHING);
    },
    restart: async () => {
      generation += 1;
      for (const { lines } of people) for (const line of lines) line.open = false;
      store = memoryRelayStore(store.disk);
      core = start();
      await core.start();
    },
  };
};

/** The reply to a request, if it came. */
export const replyTo = (line: Line, id: string): ReplyOf<'ok' | 'error'> | undefined =>
  line.frames.find(
    (frame): frame is ReplyOf<'ok' | 'error'> & Reply =>
      (frame.type === 'ok' || frame.type === 'error') && frame.re === id,
  );
