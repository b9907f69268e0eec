/** Runs the jobs of a turn against the teams in memory: synchronous, in order, nothing leaves yet. */
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { errorFrame } from './faults.ts';
import type { Job, PlainRequest } from './jobs.ts';
import type { Reporter } from './ports.ts';
import type { Registry } from './registry.ts';
import { handleRequest } from './requests/handle.ts';
import { noteArrived } from './requests/stored.ts';
import { endSession, openSession } from './sessions.ts';
import type { Conn } from './state.ts';
import { closeConn, reply, type Turn, wrote } from './turn.ts';

/** A caller to be told after the commit, or that it failed. */
export interface Caller {
  readonly tell: () => void;
  readonly source: Extract<Job, { type: 'account' }>;
}

const runRequest = (turn: Turn, conn: Conn, request: PlainRequest): void => {
  if (conn.closed || conn.device === null) return;
  const answer = handleRequest(turn, conn, conn.device, request);
  const re = request.id;
  if (!answer.ok) {
    reply(turn, conn, errorFrame(re, answer.error.code, answer.error.message));
    return;
  }
  // Not firm: it says that all that was in the log before it has come, which a failed turn does not send.
  if (request.type === 'ping') reply(turn, conn, { type: 'pong', re, now: turn.now });
  else reply(turn, conn, { type: 'ok', re, ...answer.value }, false, answer.frames);
};

/** A team that is not in memory any more notes it when it is loaded. */
const goOnNoting = (
  turn: Turn,
  registry: Registry,
  { teamId, memberId, through }: Extract<Job, { type: 'arrived' }>,
): void => {
  const team = registry.teams.get(teamId);
  const member = team?.members.get(memberId);
  if (team === undefined || member === undefined) return;
  wrote(turn, team);
  noteArrived(turn, member, through);
};

const runJob = (turn: Turn, registry: Registry, job: Job): Caller | null => {
  switch (job.type) {
    case 'hello':
      if (!job.conn.closed)
        openSession(turn, job.conn, job.request, registry.tokens.get(job.tokenHash) ?? null);
      return null;
    case 'request':
      runRequest(turn, job.conn, job.request);
      return null;
    case 'refused':
      reply(turn, job.conn, job.reply, true);
      return null;
    case 'ended':
      endSession(turn, job.conn, job.code);
      return null;
    case 'account':
      return { tell: job.run(turn, registry), source: job };
    case 'arrived':
      goOnNoting(turn, registry, job);
      return null;
    case 'load':
      return null; // Being in memory is all that it asked for.
  }
};

/**
 * A job threw, maybe halfway: nothing of this turn is kept, and the teams it touched are read again. Who asked is
 * told that it was a fault of the relay's own.
 */
const breakOff = (turn: Turn, job: Job): void => {
  turn.isBroken = true;
  if ('conn' in job && job.conn.device !== null) wrote(turn, job.conn.device.member.team);
  if (job.type === 'request') reply(turn, job.conn, errorFrame(job.request.id, 'internal'), true);
  if (job.type === 'hello') closeConn(turn, job.conn, CLOSE.internal);
  if (job.type === 'account') job.fail('internal');
};

/** Runs jobs. One that throws is a bug: it is reported, and what this turn did in its teams is undone. */
export const runJobs = (
  turn: Turn,
  registry: Registry,
  jobs: readonly Job[],
  reporter: Reporter,
): Caller[] => {
  const callers: Caller[] = [];
  for (const job of jobs) {
    try {
      const caller = runJob(turn, registry, job);
      if (caller !== null) callers.push(caller);
    } catch (cause) {
      reporter.report(`a job failed: ${job.type}`, cause);
      breakOff(turn, job);
    }
  }
  return callers;
};
