/** The relay without its sockets: takes jobs as they come and runs them turn by turn. */
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { AccountCall, AccountFault } from './accounts/call.ts';
import { newAlarm } from './alarm.ts';
import { newCarryingOn } from './carrying-on.ts';
import { type Census, censusOf } from './census.ts';
import { newHousekeeping } from './housekeeping.ts';
import type { Job } from './jobs.ts';
import { noMeter } from './meter.ts';
import { newPipeline, type TurnPorts } from './pipeline.ts';
import type { CancelTimer, Peer, TurnScheduler } from './ports.ts';
import { relayTime } from './relay-time.ts';
import { type Conn, newConn } from './state.ts';

/** A turn takes no more jobs than this; the others wait for the next, so that none is long. */
const JOBS_PER_TURN = 1000;
/** And reads no more pages of logs than this: who catches up must not keep others waiting. */
const PAGES_PER_TURN = 8;
/** How long to wait before a team whose commit failed is read again, doubling up to a limit. */
const RELOAD = { firstMs: 1000, maxMs: 30_000 } as const;

/** What the core is lent. */
export interface CorePorts extends TurnPorts {
  readonly scheduler: TurnScheduler;
  /** How long log entries are kept that every device has, ms. */
  readonly keepMs: number;
}

/** A running core. */
export interface RelayCore {
  /** A connection that has not said `hello` yet. */
  connect(peer: Peer): Conn;
  /** Takes a job for the next turn. */
  submit(job: Job): void;
  /** Runs a call in a turn; answers after its commit. Never rejects. */
  call<T>(call: AccountCall<T>): Promise<Result<T, AccountFault>>;
  /** What is in memory now, in numbers. */
  census(): Census;
  /** Loads the teams in which something falls due by itself (P7, H4). */
  start(): Promise<void>;
  /** Finishes what was taken, closes every connection 1012 (T7), then the store. */
  stop(): Promise<void>;
}

/** A core over a store. */
export const newRelayCore = (ports: CorePorts): RelayCore => {
  const { clock, scheduler, store, reporter, meter = noMeter } = ports;
  const now = relayTime(clock);
  const conns = new Set<Conn>();
  const jobs: Job[] = [];
  const replays = new Set<Conn>();
  let isScheduled = false;
  let isRinging = false;
  let telling: { readonly atMono: number; readonly cancel: CancelTimer } | null = null;
  let wentBefore = false;
  let isDraining = false;
  let isStopped = false;
  let reloadMs: number = RELOAD.firstMs;
  let onIdle: (() => void)[] = [];

  const readOn = (conn: Conn): void => {
    if (conn.closed) return;
    replays.add(conn);
    schedule();
  };
  // The turn under way has the next one come, also while the relay stops: it finishes what was taken.
  const pipeline = newPipeline(ports, readOn, (job) => void jobs.push(job));
  const alarm = newAlarm(clock, now, () => {
    isRinging = true;
    schedule();
  });

  const housekeeping = newHousekeeping({
    clock,
    store,
    reporter,
    keepMs: ports.keepMs,
    now,
    prepare: (at) => pipeline.noteConnected(at),
    tidy: (at) => pipeline.tidy(at),
    wake: () => schedule(),
  });

  const carryingOn = newCarryingOn(clock, store, () => schedule());

  const reloadLater = (teams: readonly string[]): void => {
    clock.setTimer(reloadMs, () => {
      for (const teamId of teams) submit({ type: 'load', teamId });
    });
    reloadMs = Math.min(reloadMs * 2, RELOAD.maxMs);
  };

  /** Has a turn come when a team is to be told what waited for more (P6). */
  const tellLater = (): void => {
    const atMono = pipeline.tellMono();
    if (atMono === null || (telling !== null && telling.atMono <= atMono)) return;
    telling?.cancel();
    const cancel = clock.setTimer(Math.max(0, atMono - clock.monotonic()), () => {
      telling = null;
      schedule();
    });
    telling = { atMono, cancel };
  };

  /** Pages take longer than jobs do: what came meanwhile goes before them, but not twice, nor in what may be the last turn. */
  const takePages = (hasJobs: boolean): ReadonlySet<Conn> => {
    const goesBefore = hasJobs && !isDraining && replays.size > 0 && !wentBefore;
    wentBefore = goesBefore;
    const reading = new Set(goesBefore ? [] : [...replays].slice(0, PAGES_PER_TURN));
    for (const conn of reading) replays.delete(conn);
    return reading;
  };

  const runTurn = async (): Promise<void> => {
    const startedAt = clock.monotonic();
    const taken = jobs.splice(0, JOBS_PER_TURN);
    const reading = takePages(taken.length > 0);
    isRinging = false;
    for (const job of taken) if (job.type === 'ended') conns.delete(job.conn);
    try {
      const dropped = await pipeline.run({ now: now(), jobs: taken, replays: reading });
      if (dropped.length > 0) reloadLater(dropped);
      else if (taken.length > 0) reloadMs = RELOAD.firstMs;
    } catch (cause) {
      reporter.report('a turn failed', cause);
      for (const job of taken) if (job.type === 'account') job.fail('internal');
    }
    await carryingOn.afterTurn(taken.length === 0 && reading.size === 0);
    alarm.set(pipeline.agenda.next());
    tellLater();
    meter.measure('turnJobs', taken.length);
    meter.measure('turnMs', clock.monotonic() - startedAt);
    if (housekeeping.isDue() && !isDraining) await housekeeping.step();
  };

  const afterTurn = (): void => {
    isScheduled = false;
    const isWanted = replays.size > 0 || isRinging || carryingOn.isDue() || housekeeping.isDue();
    if (jobs.length > 0 || (!isDraining && isWanted)) {
      schedule();
      return;
    }
    for (const done of onIdle.splice(0)) done();
  };

  function schedule(): void {
    if (isScheduled || isStopped) return;
    isScheduled = true;
    scheduler.afterTurn(() => void runTurn().then(afterTurn));
  }

  function submit(job: Job): void {
    if (isDraining) {
      if (job.type === 'account') job.fail('stopping');
      return;
    }
    jobs.push(job);
    schedule();
  }

  const idle = (): Promise<void> =>
    isScheduled ? new Promise((resolve) => onIdle.push(resolve)) : Promise.resolve();

  return {
    connect: (peer) => {
      const conn = newConn(peer);
      conns.add(conn);
      return conn;
    },
    submit,
    call: (call) =>
      new Promise((resolve) => {
        submit({
          type: 'account',
          needs: call.needs,
          run: (turn, registry) => {
            const outcome = call.run(turn, registry);
            return () => resolve(outcome);
          },
          fail: (fault) => resolve(fail(fault)),
        });
      }),
    census: () => censusOf(conns, pipeline.teams()),
    start: async () => {
      for (const teamId of await store.teamsToWake()) submit({ type: 'load', teamId });
    },
    stop: async () => {
      housekeeping.stop();
      isDraining = true; // What comes from now on is promised nothing: clients send it again (H1).
      await idle();
      isStopped = true;
      onIdle = [];
      alarm.set(null);
      await pipeline.flushLazy();
      for (const conn of conns) conn.peer.close(CLOSE.restarting);
      await ports.bus.close();
      await store.close();
    },
  };
};
