/** What the reference says of a request. */
import type { ErrorCode } from '../../shared/protocol/replies.ts';
import type { Description } from './described.ts';

/** Of a request also how it is answered. */
export interface RequestDescription extends Description {
  readonly example: Readonly<Record<string, unknown>>;
  readonly answer: string;
  /** Codes that it may be refused with, beside those of every request. */
  readonly refusals?: readonly ErrorCode[];
}

/** The answer of most. */
export const OK = '`ok`.';
