/** What a request comes to: an `ok` with what it tells, or a refusal. */
import type { ErrorCode, SendState, UrgentBudget } from '../../../shared/protocol/replies.ts';
import { fail, type Result } from '../../../shared/result.ts';

/** What an `ok` carries. */
export interface Done {
  readonly state?: SendState;
  readonly expectedAt?: number;
  readonly urgent?: UrgentBudget;
  readonly waiting?: string[];
}
/** Why a request was refused; `message` only where the code does not say it all. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message?: string;
}
/** The outcome of a request; `frames` go out right before an `ok`, serialised. */
export type Answer = Result<Done, Refusal> & { readonly frames?: readonly string[] };

/** An `ok` that tells nothing. */
export const DONE: Answer = { ok: true, value: {} };

/** A refusal. */
export const refuse = (code: ErrorCode, message?: string): Answer =>
  fail(message === undefined ? { code } : { code, message });
