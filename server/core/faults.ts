/** What the relay says when it refuses: what happened, what it means, what to do. */
import type { ErrorCode, ReplyOf } from '../../shared/protocol/replies.ts';

/** What went wrong where nothing more is to be said. */
const FAULT_TEXT: Readonly<Record<ErrorCode, string>> = {
  invalid: 'Something in this request is not right. Nothing was changed.',
  unsupported: 'This relay does not know this kind of request. It may be older than the app.',
  conflict: 'This does not go together with what the relay has. Nothing was changed.',
  not_found: 'There is nothing with this id. Nothing was changed.',
  too_late: 'It is with its receiver already, so it can no longer be changed.',
  rate_limited: 'Too many requests in a short time. Wait a moment and try again.',
  urgent_refused: 'They do not take urgent messages now. Nothing was sent; send it as normal.',
  urgent_spent:
    'Your urgent messages to them are used up for today. Nothing was sent; send it as normal.',
  storage_full: 'The disk of the relay is full. Nothing was accepted; it is tried again later.',
  storage_failed: 'The relay could not write to its disk. Nothing was accepted; try again later.',
  internal: 'The relay met a fault of its own. Nothing was changed; it has been noted.',
};

/** A refusal of the request `re`. */
export const errorFrame = (
  re: string | null,
  code: ErrorCode,
  message: string = FAULT_TEXT[code],
): ReplyOf<'error'> => ({ type: 'error', re, code, message });
