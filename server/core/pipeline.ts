/**
 * The one way through the relay. What arrives in one turn of the loop is taken together: read what it needs, run
 * it in memory, commit once, and only then let anything out (H1). Turns are strictly serial.
 */
import { type Agenda, newAgenda } from './agenda.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import type { Bus } from './bus.ts';
import { newFanOut } from './fan-out.ts';
import { errorFrame } from './faults.ts';
import type { Job } from './jobs.ts';
import { castTo, deliverAll, type Deliveries } from './deliveries.ts';
import {
  deliveriesOf,
  failedCountsOf,
  failedDeliveriesOf,
  pushHeld,
  type TurnFault,
} from './outgoing.ts';
import { type Meter, noMeter } from './meter.ts';
import type { Clock, RelayIds, Reporter } from './ports.ts';
import { type Fetched, prefetch } from './prefetch.ts';
import { forget, newRegistry } from './registry.ts';
import { forgetIdle, forgetSecrets, touchConnected } from './tidy.ts';
import { noteKnown } from './requests/stored.ts';
import { takePage } from './replay.ts';
import { type Caller, runJobs } from './run.ts';
import { settle } from './settle.ts';
import { letMeet } from './meetings.ts';
import type { Conn, Device, Member, Team } from './state.ts';
import type { RelayStore } from './store.ts';
import { closeConn, newTurn, push, reply, type Turn } from './turn.ts';
import { writesOf } from './writes.ts';

/** What a turn works with. */
export interface TurnPorts {
  readonly store: RelayStore;
  readonly bus: Bus;
  readonly ids: RelayIds;
  readonly reporter: Reporter;
  readonly clock: Clock;
  /** Nothing is counted without one. */
  readonly meter?: Meter;
}

/** What a turn is about. */
export interface TurnInput {
  readonly now: number;
  readonly jobs: readonly Job[];
  /** Connections whose next page of the log is to be read. */
  readonly replays: ReadonlySet<Conn>;
}

/** Runs turns over the teams in memory. */
export interface Pipeline {
  readonly agenda: Agenda<Member>;
  /** The teams in memory. */
  teams(): readonly Team[];
  /** Runs one turn. Answers the teams that were dropped from memory because their commit failed. */
  run(input: TurnInput): Promise<readonly string[]>;
  /** When a team is to be told what waits, on the clock that cannot be set; null: nothing waits. */
  tellMono(): number | null;
  /** Writes what was noted and may be lost. */
  flushLazy(): Promise<void>;
  /** Writes who is connected now. Answers the members who read their log at this moment. */
  noteConnected(now: number): Promise<readonly string[]>;
  /** Lets go of what is not needed in memory. */
  tidy(now: number): void;
}

const isIdle = ({ draft }: Turn): boolean =>
  Object.values(draft).every((part: ReadonlySet<unknown> | readonly unknown[]) =>
    'size' in part ? part.size === 0 : part.length === 0,
  );

/** A pipeline; `readOn` is told when a connection is ready for the next page of its log, `goOn` gets a job for the next turn. */
export const newPipeline = (
  { store, bus, clock, ids, reporter, meter = noMeter }: TurnPorts,
  readOn: (conn: Conn) => void,
  goOn: (job: Job) => void,
): Pipeline => {
  const registry = newRegistry();
  const agenda = newAgenda<Member>();
  const lazy = new Set<Device>();
  const fanOut = newFanOut(bus, clock, (team, frames) => castTo(team, frames));

  const settleAll = (turn: Turn, members: Iterable<Member>): void => {
    for (const member of members) {
      try {
        if (registry.teams.get(member.team.teamId) === member.team) settle(turn, member);
      } catch (cause) {
        reporter.report('a member could not be brought up to date', cause);
      }
    }
  };

  const runTurn = (turn: Turn, jobs: readonly Job[], fetched: Fetched): Caller[] => {
    for (const [conn, page] of fetched.pages) {
      const { frames, more, isCut } = takePage(conn, page);
      for (const text of frames) push(turn, conn, text);
      if (more) turn.replaying.add(conn);
      if (isCut) closeConn(turn, conn, CLOSE.restarting);
    }
    const loaded = fetched.loaded.flatMap((team) => [...team.members.values()]);
    settleAll(turn, loaded);
    for (const member of loaded) noteKnown(turn, member);
    settleAll(turn, agenda.takeDue(turn.now));
    const callers = runJobs(turn, registry, jobs, reporter);
    letMeet(turn, reporter);
    pushHeld(turn);
    for (const member of turn.rescheduled) agenda.note(member);
    for (const device of turn.lazyDevices) lazy.add(device);
    for (const team of turn.connsChanged) fanOut.follow(team);
    return callers;
  };

  const drop = (teams: Iterable<Team>): Set<Conn> => {
    const conns = new Set<Conn>();
    for (const team of teams) {
      for (const conn of forget(registry, team)) conns.add(conn);
      fanOut.drop(team);
      fanOut.follow(team);
    }
    for (const device of lazy)
      if (registry.teams.get(device.member.team.teamId) !== device.member.team) lazy.delete(device);
    return conns;
  };

  const commit = async (turn: Turn): Promise<TurnFault | null> => {
    if (turn.isBroken) return 'internal';
    if (isIdle(turn)) return null;
    try {
      const outcome = await store.commit(writesOf(turn, lazy));
      if (!outcome.ok) return outcome.error;
      lazy.clear();
      return null;
    } catch (cause) {
      // A commit answers and never throws. If it does, nobody knows what was kept: read it again.
      reporter.report('a commit threw', cause);
      return 'storage_failed';
    }
  };

  const letOut = (turn: Turn, deliveries: Deliveries): void =>
    deliverAll(deliveries, turn.replaying, readOn);

  const finish = async (turn: Turn, callers: readonly Caller[]): Promise<readonly string[]> => {
    const fault = await commit(turn);
    if (fault === null) {
      meter.add(turn.counts);
      letOut(turn, deliveriesOf(turn, fanOut));
      for (const caller of callers) caller.tell();
      for (const [member, through] of turn.arrivedLater)
        goOn({
          type: 'arrived',
          teamId: member.team.teamId,
          memberId: member.memberId,
          through,
        });
      return [];
    }
    reporter.report(`nothing of a turn was kept: ${fault}`);
    const concerned = drop(turn.touched);
    meter.add(failedCountsOf(turn, concerned, fault));
    letOut(turn, failedDeliveriesOf(turn, concerned, fault, fanOut));
    for (const { source } of callers) source.fail(fault);
    return [...turn.touched].map((team) => team.teamId);
  };

  const refuseAll = (turn: Turn, { jobs, replays }: TurnInput): void => {
    const ended = jobs.filter(({ type }) => type === 'ended' || type === 'arrived');
    runTurn(turn, ended, { loaded: [], messages: new Map(), words: new Map(), pages: new Map() });
    for (const job of jobs) {
      if (job.type === 'request')
        reply(turn, job.conn, errorFrame(job.request.id, 'storage_failed'), true);
      if (job.type === 'refused') reply(turn, job.conn, job.reply, true);
      if (job.type === 'hello') closeConn(turn, job.conn, CLOSE.internal);
      if (job.type === 'account') job.fail('storage_failed');
    }
    for (const conn of replays) closeConn(turn, conn, CLOSE.internal);
  };

  const flushLazy = async (): Promise<void> => {
    if (lazy.size === 0) return;
    const outcome = await store.commit(writesOf(newTurn(0, ids), lazy));
    if (outcome.ok) lazy.clear();
    else reporter.report(`what may be lost was not written: ${outcome.error}`);
  };

  return {
    agenda,
    teams: () => [...registry.teams.values()],
    tellMono: () => fanOut.dueMono(),
    run: async (input) => {
      const { now, jobs, replays } = input;
      let fetched: Fetched;
      try {
        fetched = await prefetch(store, registry, jobs, replays, now);
      } catch (cause) {
        reporter.report('the storage could not be read', cause);
        const turn = newTurn(now, ids);
        refuseAll(turn, input);
        const failed = await finish(turn, []);
        return [...failed, ...jobs.flatMap((job) => (job.type === 'load' ? [job.teamId] : []))];
      }
      const turn = newTurn(now, ids, fetched.messages, fetched.words);
      return finish(turn, runTurn(turn, jobs, fetched));
    },
    flushLazy,
    noteConnected: async (now) => {
      const devices = touchConnected(registry, now);
      for (const device of devices) lazy.add(device);
      await flushLazy();
      const isReading = ({ conns }: Device): boolean =>
        [...conns].some((conn) => conn.feed.mode === 'replaying');
      return devices.filter(isReading).map((device) => device.member.memberId);
    },
    tidy: (now) => {
      forgetSecrets(registry, now);
      // What could not be written is still to be: nobody may be read again before it is.
      if (lazy.size === 0) forgetIdle(registry);
    },
  };
};
