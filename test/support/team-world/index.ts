/**
 * A team of real engines on the real core of the relay, each with clocks of its own, over connections in memory:
 * machines sleep, their clocks are set, lines are cut, engines and the relay end and start again. Nothing waits.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inProcessBus } from '../../../server/bus/adapters/in-process.ts';
import { claimDevice, createDeviceCode } from '../../../server/core/accounts/devices.ts';
import { createInvite } from '../../../server/core/accounts/invites.ts';
import { createTeam, join } from '../../../server/core/accounts/teams.ts';
import { newRelayCore, type RelayCore } from '../../../server/core/relay-core.ts';
import type { EntryRecord } from '../../../server/core/stored.ts';
import type { Credentials } from '../../../shared/engine/ports.ts';
import { DAY_MS } from '../../../shared/protocol/limits.ts';
import type { Result } from '../../../shared/result.ts';
import { countingRelayIds } from '../counting-relay-ids.ts';
import { createManualClock, type ManualClock } from '../manual-clock.ts';
import { memoryRelayStore } from '../memory-relay-store.ts';
import { mortalStore } from '../mortal-store.ts';
import { type Desk, type DeviceOptions, newDesk } from './desk.ts';
import type { RunningRelay } from './line.ts';

export type { Desk } from './desk.ts';

/** A team and its relay. */
export interface TeamWorld {
  /** The relay's clock; those of the devices go on with it. */
  readonly clock: ManualClock;
  /** What the relay and the engines reported. */
  readonly reports: readonly string[];
  /** A new member at a first device; the first one founds the team. */
  join(name: string, options?: DeviceOptions): Promise<Desk>;
  /** Another device of the same member. */
  addDevice(desk: Desk, options?: DeviceOptions): Promise<Desk>;
  /** Lets time pass everywhere. */
  pass(ms: number): Promise<void>;
  /** Lets everything that is under way come to its end. */
  settle(): Promise<void>;
  /** A member's log as the relay keeps it. */
  logOf(memberId: string): readonly EntryRecord[];
  /** The relay dies, and one starts on what is on its disk. */
  restartRelay(): Promise<void>;
}

/** Time passes in steps no longer than a client's pings are apart. */
const STEP_MS = 5000;
const RELAY_URL = 'http://relay.test';
const NOTHING = { needs: [], run: () => ({ ok: true, value: null }) as const };

const valueOf = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`a call of the relay failed: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** Lets people into one team. */
const newDoor = (core: () => RelayCore) => {
  let invite: string | null = null;
  return async (memberName: string, timeZone: string): Promise<Credentials> => {
    const who = { memberName, deviceName: 'd', timeZone };
    if (invite !== null)
      return { relayUrl: RELAY_URL, ...valueOf(await core().call(join({ invite, ...who }))) };
    const founded = valueOf(await core().call(createTeam({ teamName: 'Crew', ...who })));
    const { token, memberId, teamId } = founded;
    const uses = { maxUses: 500, expiresInMs: DAY_MS };
    invite = valueOf(await core().call(createInvite(token, uses))).invite;
    return { relayUrl: RELAY_URL, token, memberId, teamId };
  };
};

/** A world with nobody in it. */
export const newTeamWorld = (): TeamWorld => {
  const clock = createManualClock();
  const reports: string[] = [];
  const reporter = {
    report: (what: string, cause?: unknown): void => {
      reports.push(cause instanceof Error ? `${what}: ${cause.stack ?? ''}` : what);
    },
  };
  const ids = countingRelayIds();
  const tally = { count: 0 };
  const desks = new Map<Desk, { readonly token: string }>();
  let store = memoryRelayStore();
  let generation = 0;
  const start = (): RelayCore => {
    const mine = generation;
    return newRelayCore({
      clock,
      ids,
      store: mortalStore(store, () => mine === generation),
      reporter,
      keepMs: 30 * DAY_MS,
      bus: inProcessBus(),
      scheduler: { afterTurn: (run) => void nextTurn().then(run) },
    });
  };
  let core = start();
  const relay = (): RunningRelay => {
    const mine = core;
    return { core: mine, clock, tally, isAlive: () => mine === core };
  };
  const door = newDoor(() => core);

  const settle = async (): Promise<void> => {
    let before: number;
    do {
      before = tally.count;
      for (let turn = 0; turn < 4; turn += 1) await nextTurn();
      await core.call(NOTHING);
    } while (before !== tally.count || ![...desks.keys()].every((desk) => desk.isIdle()));
  };
  const seat = async (credentials: Credentials, options: DeviceOptions): Promise<Desk> => {
    const desk = await newDesk({ credentials, options, number: desks.size + 1, reporter, relay });
    desks.set(desk, credentials);
    await settle();
    return desk;
  };
  const step = (ms: number): void => {
    clock.advance(ms);
    for (const desk of desks.keys())
      if (desk.isAsleep()) desk.clock.sleep(ms);
      else desk.clock.advance(ms);
  };

  return {
    clock,
    reports,
    settle,
    join: async (name, options = {}) => seat(await door(name, options.timeZone ?? 'UTC'), options),
    addDevice: async (desk, options = {}) => {
      const token = desks.get(desk)?.token ?? '';
      const { code } = valueOf(await core.call(createDeviceCode(token)));
      const claimed = valueOf(await core.call(claimDevice({ code, deviceName: 'd' })));
      return seat({ relayUrl: RELAY_URL, ...claimed }, options);
    },
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= STEP_MS) {
        step(Math.min(left, STEP_MS));
        await settle();
      }
    },
    logOf: (memberId) =>
      [...store.disk.entries.values()]
        .filter((line) => line.memberId === memberId)
        .sort((a, b) => a.seq - b.seq),
    restartRelay: async () => {
      generation += 1;
      store = memoryRelayStore(store.disk);
      core = start();
      for (const desk of desks.keys()) desk.cut();
      await core.start();
      await settle();
    },
  };
};
