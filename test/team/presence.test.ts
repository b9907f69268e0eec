/** Real engines on the real relay: whatever happens, both ends make the same presence of the same inputs. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/bridge/commands.ts';
import { activeFocus } from '../../shared/domain/focus.ts';
import { type Desk, newTeamWorld, type TeamWorld } from '../support/team-world/index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Two clocks that agree to this much are taken to agree. */
const SAME_MS = SECOND;
/** Both clocks are compared at least so often (F2); a lost connection is back within it. */
const QUIET_MS = 70 * SECOND;

type Device = 0 | 1;
type Action =
  | { readonly type: 'pass'; readonly ms: number }
  | { readonly type: 'send'; readonly device: Device; readonly command: Command }
  | {
      readonly type: 'hold';
      readonly device: Device;
      readonly minutes: number;
      readonly show: 'open' | 'busy' | 'away';
    }
  | {
      readonly type: 'activity';
      readonly device: Device;
      readonly activity: 'active' | 'idle' | 'locked' | 'unknown';
    }
  | {
      readonly type: 'sleep' | 'wake' | 'wakeUntold' | 'cut' | 'offline' | 'online' | 'restart';
      readonly device: Device;
    }
  | { readonly type: 'setClock'; readonly device: Device; readonly byMs: number }
  | {
      readonly type: 'meeting';
      readonly device: Device;
      readonly inMs: number;
      readonly lengthMs: number;
    }
  | {
      readonly type: 'override';
      readonly device: Device;
      readonly reachable: boolean;
      readonly minutes: number;
    }
  | { readonly type: 'restartRelay' };

const device = fc.constantFrom<Device>(0, 1);
const stretch = {
  day: fc.integer({ min: 1, max: 7 }),
  from: fc.constantFrom(0, 540, 600),
  to: fc.constantFrom(720, 1020, 1440),
};
const command = fc.oneof(
  fc.record({
    type: fc.constant('startFocus' as const),
    lengthMs: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE),
    shareLabel: fc.constant(false),
    urgent: fc.constant('allow' as const),
  }),
  fc.record({
    type: fc.constant('extendFocus' as const),
    byMs: fc.constantFrom(-5 * MINUTE, 5 * MINUTE, 15 * MINUTE),
  }),
  fc.constantFrom<Command>(
    { type: 'pauseFocus' },
    { type: 'resumeFocus' },
    { type: 'endFocus' },
    { type: 'setManual', show: null },
    { type: 'setManual', show: 'available' },
  ),
  fc.record({
    type: fc.constant('setProfile' as const),
    timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
  }),
  fc.record({
    type: fc.constant('setHours' as const),
    workingHours: fc.option(fc.record({ weekly: fc.array(fc.record(stretch), { maxLength: 5 }) })),
  }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('pass' as const),
      ms: fc.constantFrom(SECOND, 20 * SECOND, 3 * MINUTE, 12 * MINUTE),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('send' as const), device, command }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('hold' as const),
      device,
      minutes: fc.integer({ min: 1, max: 30 }),
      show: fc.constantFrom('open', 'busy', 'away'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('activity' as const),
      device,
      activity: fc.constantFrom('active', 'idle', 'locked', 'unknown'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('sleep', 'wake', 'wakeUntold', 'cut', 'offline', 'online', 'restart'),
      device,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('setClock' as const),
      device,
      byMs: fc.constantFrom(-2 * 60 * MINUTE, 7 * MINUTE, 25 * 60 * MINUTE),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('meeting' as const),
      device,
      inMs: fc.constantFrom(0, 5 * MINUTE),
      lengthMs: fc.constantFrom(10 * MINUTE, 40 * MINUTE),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('override' as const),
      device,
      reachable: fc.boolean(),
      minutes: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'restartRelay' } as const) },
);

interface Scene {
  readonly world: TeamWorld;
  /** Two devices of one member. */
  readonly own: readonly [Desk, Desk];
  readonly ben: Desk;
}

const newScene = async (): Promise<Scene> => {
  const world = newTeamWorld();
  const first = await world.join('Ana', { aheadMs: -3 * MINUTE });
  const second = await world.addDevice(first, { kind: 'web', aheadMs: 40 * MINUTE });
  const ben = await world.join('Ben');
  return { world, own: [first, second], ben };
};

const run = async ({ world, own }: Scene, step: Action): Promise<void> => {
  if (step.type === 'pass') return world.pass(step.ms);
  if (step.type === 'restartRelay') return world.restartRelay();
  const desk = own[step.device];
  // Nobody does anything at a machine that sleeps.
  const isAtHand = !desk.isAsleep();
  switch (step.type) {
    case 'send':
      if (isAtHand) await desk.send(step.command);
      break;
    case 'hold':
      if (isAtHand)
        await desk.send({
          type: 'setManual',
          show: step.show,
          until: desk.clock.now() + step.minutes * MINUTE,
        });
      break;
    case 'activity':
      if (isAtHand) desk.setActivity({ activity: step.activity });
      break;
    case 'meeting': {
      if (!isAtHand) break;
      const from = world.clock.now() + step.inMs;
      const calendar = { kind: 'url', url: 'https://cal.example/a', allowPrivate: false } as const;
      await desk.send({ type: 'setCalendar', calendar });
      const until = from + step.lengthMs;
      desk.readCalendar([{ key: 'm', from, until, title: 'Meeting', isBusy: true }]);
      break;
    }
    case 'override': {
      const until = desk.clock.now() + step.minutes * MINUTE;
      const hoursOverride = { reachable: step.reachable, until };
      if (isAtHand) await desk.send({ type: 'setHoursOverride', hoursOverride });
      break;
    }
    case 'sleep':
      desk.sleep();
      break;
    case 'wake':
    case 'wakeUntold':
      if (!isAtHand) desk.wake(step.type === 'wake');
      break;
    case 'cut':
      desk.cut();
      break;
    case 'offline':
    case 'online':
      desk.setNetwork(step.type === 'online');
      break;
    case 'restart':
      if (isAtHand) await desk.restart();
      break;
    case 'setClock':
      desk.clock.setWall(desk.clock.now() + step.byMs);
  }
  await world.settle();
};

/** How long something still takes, by the clock of whoever tells; what has no end has none. */
const leftMs = (desk: Desk, until: number | undefined): number | null =>
  until === undefined ? null : Math.round((until - desk.clock.now()) / SAME_MS);

/** A member's presence as a desk shows it. */
const shown = (desk: Desk, memberId: string) => {
  const view = desk.view();
  const presence =
    view.own.memberId === memberId ? view.own.presence : view.teammates[memberId]?.presence;
  return { show: presence?.show, source: presence?.source, left: leftMs(desk, presence?.until) };
};

const focusOf = (desk: Desk) => {
  const focus = activeFocus(desk.view().focus);
  if (focus === null) return null;
  const { focusId, state, endsAt, pausedAt } = focus;
  return { focusId, state, left: leftMs(desk, endsAt), paused: leftMs(desk, pausedAt) };
};

const isOnline = (desk: Desk): boolean =>
  !desk.isAsleep() && desk.view().connection.state === 'online';

/** All is quiet: who can be back is back, and clocks that were set were noticed. */
const comeToRest = async ({ world, own }: Scene): Promise<void> => {
  for (const desk of own) {
    if (desk.isAsleep()) desk.wake();
    desk.setNetwork(true);
  }
  await world.pass(QUIET_MS);
};

describe('a team of real engines', () => {
  it('[P1][P2][P7][F4] sees one member alike from everywhere, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 25 }), async (steps) => {
        const scene = await newScene();
        const { world, own, ben } = scene;
        const { memberId } = own[0];
        for (const step of steps) {
          await run(scene, step);
          const seen = ben.view().teammates[memberId]?.presence;
          if (seen?.until !== undefined && isOnline(ben))
            expect(seen.until).toBeGreaterThan(ben.clock.now());
        }
        await comeToRest(scene);
        expect(own.map(isOnline)).toEqual([true, true]);
        expect(focusOf(own[1])).toEqual(focusOf(own[0]));
        const seen = shown(ben, memberId);
        expect(own.map((desk) => shown(desk, memberId))).toEqual([seen, seen]);
        expect(world.reports).toEqual([]);
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('[P1][P3] derives by itself what the relay said, at the moment when it is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 15 }), async (steps) => {
        const world = newTeamWorld();
        const ana = await world.join('Ana');
        const ben = await world.join('Ben');
        const scene: Scene = { world, own: [ana, ana], ben };
        // What the relay forgets in a restart, and what was sensed while nobody could be told, only this device knows.
        const isShared = (step: Action): boolean =>
          step.type !== 'restartRelay' && (step.type !== 'activity' || isOnline(ana));
        for (const step of steps) if (isShared(step)) await run(scene, step);
        await comeToRest(scene);
        const said = shown(ben, ana.memberId);
        ana.setNetwork(false);
        await world.settle();
        expect(shown(ana, ana.memberId)).toEqual(said);
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});
