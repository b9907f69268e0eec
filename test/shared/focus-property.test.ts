/** Focus of one member at two devices over the relay's core, with all that may go wrong between them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FocusView } from '../../shared/bridge/view.ts';
import { focusLengthMs } from '../../shared/domain/focus.ts';
import type { FocusRecord } from '../../shared/protocol/fields.ts';
import { type FocusDevice, type FocusWorld, newFocusWorld } from '../support/focus-world.ts';

const MINUTE = 60_000;
const NEAR_MS = 1500;
const ROUNDS = { of: 3, breakMs: 2 * MINUTE, longBreakMs: 4 * MINUTE, longEvery: 2 };

const minutes = fc.integer({ min: 1, max: 12 });
const device = fc.integer({ min: 0, max: 1 });
const move = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('pass' as const), minutes }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('start' as const),
      device,
      minutes,
      inRounds: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom('extend', 'pause', 'resume', 'stop', 'done', 'skip'),
      device,
      minutes,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('sleep', 'cut', 'mend', 'restart', 'forward', 'back'),
      device,
      minutes,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('relay' as const) }) },
);
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const lengthOf = (focus: FocusView): number => focusLengthMs(focus, focus.endsAt);
const selfEnded = (focus: FocusView | null): boolean =>
  focus?.state === 'ended' && focus.outcome === 'expired';

/** What is known to be true while a story goes on. */
class Witness {
  readonly #world: FocusWorld;
  /** When sessions were begun, true time; a round may be begun on both devices. */
  readonly starts = new Map<string, number[]>();
  readonly #lengths = new Map<string, number[]>();
  readonly #ends = new Map<FocusDevice, Set<string>>();
  /** Sessions that both devices changed without knowing of each other: their length is the later choice's. */
  readonly #mixed = new Set<string>();

  constructor(world: FocusWorld) {
    this.#world = world;
  }

  noteCommand(at: FocusDevice, isAlone: boolean): void {
    const { focus } = at.engine().view();
    if (focus === null) return;
    this.#lengths.set(focus.focusId, [
      ...(this.#lengths.get(focus.focusId) ?? []),
      lengthOf(focus),
    ]);
    if (isAlone) this.#mixed.add(focus.focusId);
  }

  look(): void {
    for (const it of this.#world.devices) {
      const { focus } = it.engine().view();
      if (focus === null) continue;
      const skew = this.#world.world.clock.now() - it.clock.now();
      if (!this.starts.has(focus.focusId)) this.starts.set(focus.focusId, []);
      const isNew = !this.#lengths.has(focus.focusId);
      if (isNew) this.#lengths.set(focus.focusId, [focus.rounds?.focusMs ?? lengthOf(focus)]);
      if (isNew && skew === 0) this.starts.get(focus.focusId)?.push(focus.startedAt);
      if (selfEnded(focus)) {
        const keys = this.#ends.get(it) ?? new Set();
        this.#ends.set(
          it,
          keys.add(`${focus.focusId} ${Math.round((focus.endsAt + skew) / 5000)}`),
        );
      }
      this.#checkLength(focus);
    }
  }

  /** F2: whatever clocks did, a session is as long as somebody made it. */
  #checkLength(focus: FocusView): void {
    const isWhole = focus.state !== 'ended' || focus.outcome === 'expired';
    if (!isWhole || this.#mixed.has(focus.focusId)) return;
    const known = this.#lengths.get(focus.focusId) ?? [];
    expect(known.some((ms) => Math.abs(ms - lengthOf(focus)) < NEAR_MS)).toBe(true);
  }

  /** C3: an end is told once on each device. */
  checkNotes(): void {
    for (const it of this.#world.devices) {
      const notes = it.notifications.filter(({ title }) =>
        /^(Focus done|Break,|Long break)/.test(title),
      );
      expect(notes.length).toBeLessThanOrEqual((this.#ends.get(it)?.size ?? 0) + LAPSES);
    }
  }
}
/** Pauses that run out are told of as well; a story has no more of them than this. */
const LAPSES = 3;

const logged = (world: FocusWorld): readonly FocusRecord[] =>
  world.world.people
    .flatMap(({ lines }) => lines.flatMap(({ frames }) => frames))
    .flatMap((frame) => (frame.type === 'entry' && frame.entry.type === 'focus' ? [frame] : []))
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ entry }) => (entry.type === 'focus' ? [entry] : []));

/** F3: a session has one beginning, and no two are in progress. */
const checkLog = (log: readonly FocusRecord[]): void => {
  const startedAt = new Map<string, number>();
  let active: string | null = null;
  for (const it of log) {
    expect(Math.abs((startedAt.get(it.focusId) ?? it.startedAt) - it.startedAt)).toBeLessThan(
      NEAR_MS,
    );
    startedAt.set(it.focusId, it.startedAt);
    if (it.state !== 'ended') {
      expect([null, it.focusId]).toContain(active);
      active = it.focusId;
    } else if (active === it.focusId) active = null;
  }
};

const command = async (
  world: FocusWorld,
  witness: Witness,
  it: Move,
  down: ReadonlySet<number>,
): Promise<void> => {
  if (!('device' in it)) return;
  const at = world.devices[it.device];
  if (at === undefined) return;
  const engine = at.engine();
  const before = engine.view().focus?.focusId;
  switch (it.type) {
    case 'start': {
      const about = { shareLabel: false, urgent: 'allow' } as const;
      const rounds = it.inRounds ? { rounds: ROUNDS } : {};
      await engine.send({ type: 'startFocus', lengthMs: it.minutes * MINUTE, ...about, ...rounds });
      break;
    }
    case 'extend':
      await engine.send({ type: 'extendFocus', byMs: it.minutes * MINUTE });
      break;
    case 'pause':
      await engine.send({ type: 'pauseFocus' });
      break;
    case 'resume':
      await engine.send({ type: 'resumeFocus' });
      break;
    case 'stop':
      await engine.send({ type: 'endFocus' });
      break;
    case 'done':
      await engine.send({ type: 'endFocus', outcome: 'completed' });
      break;
    case 'skip':
      await engine.send({ type: 'skipBreak' });
      break;
    default:
      return;
  }
  const { focus } = engine.view();
  if (focus !== null && focus.focusId !== before)
    witness.starts.set(focus.focusId, [
      ...(witness.starts.get(focus.focusId) ?? []),
      world.world.clock.now(),
    ]);
  witness.noteCommand(at, down.size > 0);
  await world.settle();
};

const happen = async (world: FocusWorld, it: Move, down: Set<number>): Promise<void> => {
  if (it.type === 'pass') return world.pass(it.minutes * MINUTE);
  if (it.type === 'relay') return world.world.restart().then(() => world.settle());
  const at = world.devices[it.device];
  if (at === undefined) return;
  switch (it.type) {
    case 'sleep':
      await world.pass(it.minutes * MINUTE, down.has(it.device) ? [] : [at]);
      break;
    case 'cut':
      down.add(it.device);
      at.setNetwork(false);
      break;
    case 'mend':
      down.delete(it.device);
      at.setNetwork(true);
      break;
    case 'restart':
      await at.restart();
      break;
    case 'forward':
    case 'back':
      at.clock.setWall(at.clock.now() + (it.type === 'back' ? -1 : 1) * it.minutes * 20 * MINUTE);
      at.engine().wake();
      break;
    default:
      break;
  }
  await world.settle();
};

const outcome = (world: FocusWorld, at: FocusDevice) => {
  const { focus } = at.engine().view();
  const skew = world.world.clock.now() - at.clock.now();
  return focus && { id: focus.focusId, state: focus.state, endsAt: focus.endsAt + skew };
};

const tell = async (story: readonly Move[]): Promise<void> => {
  const world = await newFocusWorld(2);
  const witness = new Witness(world);
  const down = new Set<number>();
  for (const it of story) {
    await command(world, witness, it, down);
    await happen(world, it, down);
    witness.look();
  }
  for (const it of world.devices) it.setNetwork(true);
  await world.settle();
  await world.pass(MINUTE);
  witness.look();
  for (const it of world.devices) expect(it.engine().view().connection.state).toBe('online');
  // F4: connected and quiet, all see the same.
  const [one, two] = world.devices.map((it) => outcome(world, it));
  expect(one?.id).toBe(two?.id);
  expect(one?.state).toBe(two?.state);
  expect(Math.abs((one?.endsAt ?? 0) - (two?.endsAt ?? 0))).toBeLessThan(NEAR_MS);
  const log = logged(world);
  checkLog(log);
  // F6: every session arrived, with the time at which it truly began.
  for (const [focusId, times] of witness.starts) {
    const told = log.find((it) => it.focusId === focusId);
    expect(told, focusId).toBeDefined();
    const isTrue = times.some((at) => Math.abs(at - (told?.startedAt ?? 0)) < 20_000);
    expect(times.length === 0 || isTrue, `${focusId} ${String(times)} ${told?.startedAt}`).toBe(
      true,
    );
  }
  witness.checkNotes();
  expect(world.world.reports).toEqual([]);
};

describe('focus at two devices', () => {
  it('[F1] [F2] [F3] [F4] [F5] [F6] is one session with its true times, whatever happens in between', async () => {
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 18 }), tell), {
      numRuns: Number(process.env['FOCUS_RUNS'] ?? 30),
    });
  }, 60_000);
});
