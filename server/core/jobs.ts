/** What arrives at the relay and is taken in one turn, in order. */
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import type { Request, RequestOf } from '../../shared/protocol/requests.ts';
import type { AccountFault } from './accounts/call.ts';
import type { Registry } from './registry.ts';
import type { Conn } from './state.ts';
import type { LocateKey } from './store.ts';
import type { Turn } from './turn.ts';

/** A request that is no `hello`. */
export type PlainRequest = Exclude<Request, { type: 'hello' }>;

/** An account call that knows how to answer its caller. */
export interface AccountJob {
  readonly type: 'account';
  readonly needs: readonly LocateKey[];
  /** Runs the call. Answers how to tell the caller, after the commit. */
  run(turn: Turn, registry: Registry): () => void;
  /** Tells the caller that nothing was done. */
  fail(fault: AccountFault): void;
}

/** One thing that arrived. */
export type Job =
  | {
      readonly type: 'hello';
      readonly conn: Conn;
      readonly request: RequestOf<'hello'>;
      readonly tokenHash: string;
    }
  | { readonly type: 'request'; readonly conn: Conn; readonly request: PlainRequest }
  /** A frame that was refused before it got here; answered in its turn (T2). */
  | { readonly type: 'refused'; readonly conn: Conn; readonly reply: ReplyOf<'error'> }
  | { readonly type: 'ended'; readonly conn: Conn; readonly code: number }
  | AccountJob
  /** A device has stored more than one turn could note. */
  | {
      readonly type: 'arrived';
      readonly teamId: string;
      readonly memberId: string;
      readonly through: number;
    }
  /** A team has to be in memory, since something falls due in it. */
  | { readonly type: 'load'; readonly teamId: string };

/** The ids of messages that a job wants to have the words of. */
export const askedIdsOf = (job: Job): readonly string[] =>
  job.type === 'request' && job.request.type === 'sent' ? (job.request.messageIds ?? []) : [];

/** The ids of messages that a job names; what is kept of them is read before the turn runs. */
export const messageIdsOf = (job: Job): readonly string[] => {
  if (job.type !== 'request') return [];
  return 'messageId' in job.request ? [job.request.messageId] : askedIdsOf(job);
};

/** The secrets that a job needs found. */
export const locateKeysOf = (job: Job): readonly LocateKey[] => {
  if (job.type === 'account') return job.needs;
  return job.type === 'hello' ? [{ kind: 'token', hash: job.tokenHash }] : [];
};
