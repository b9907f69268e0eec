/** Answers come in order and of the right kind; who is shut out stays out (T2, T3). */
import { CLOSE } from '../../../shared/protocol/close-codes.ts';
import type { ErrorCode } from '../../../shared/protocol/replies.ts';
import type { RequestType } from '../../../shared/protocol/requests.ts';
import type { Facts } from './facts.ts';
import type { Blame } from './verdict.ts';

/** What a relay says that was killed and started again: so it should. */
const AFTER_A_KILL = 'was not stopped in order';

const EDIT: readonly ErrorCode[] = ['not_found', 'too_late'];
/** `invalid` is for a deadline that has passed on the way. */
const FOCUS: readonly ErrorCode[] = ['conflict', 'not_found', 'invalid'];
/** How a request may be refused here, besides `rate_limited`: nothing that is asked is wrong in itself. */
const REFUSALS: Partial<Record<RequestType, readonly ErrorCode[]>> = {
  'message.send': ['conflict', 'urgent_refused', 'urgent_spent'],
  'message.revise': EDIT,
  'message.withdraw': EDIT,
  'focus.start': FOCUS,
  'focus.change': FOCUS,
  'focus.pause': FOCUS,
  'focus.resume': FOCUS,
  'focus.end': FOCUS,
  triage: ['not_found'],
};

const checkDoors = (facts: Facts, blame: Blame): void => {
  const revoking = new Set<string>();
  const revoked = new Set<string>();
  const deviceOf = new Map(facts.conns.map(({ conn, device }) => [conn, device]));
  const openedOut = new Set<number>();
  for (const seen of facts.history) {
    if (seen.type === 'revoking') revoking.add(seen.device);
    if (seen.type === 'revoked') revoked.add(seen.device);
    if (seen.type === 'opened' && revoked.has(seen.device)) openedOut.add(seen.conn);
    if (seen.type === 'came' && seen.frame.type === 'welcome' && openedOut.has(seen.conn))
      blame('leaked', 'T3', 'it was shut out and let in again', deviceOf.get(seen.conn));
    if (seen.type !== 'ended' || seen.code !== CLOSE.unauthorized) continue;
    const device = deviceOf.get(seen.conn) ?? '';
    if (!revoking.has(device)) blame('wrongAnswers', 'T3', 'it was shut out for nothing', device);
  }
};

/** Checks answers. */
export const checkAnswers = (facts: Facts, blame: Blame): void => {
  for (const { strayReplies, device } of facts.conns)
    for (const stray of strayReplies) blame('outOfOrder', 'T2', `out of turn: ${stray}`, device);
  for (const { request, answer, conn } of facts.asked) {
    if (answer?.type !== 'error' || answer.code === 'rate_limited') continue;
    if (REFUSALS[request.type]?.includes(answer.code) !== true)
      blame(
        'wrongAnswers',
        'T2',
        `${request.type} got ${answer.code}: ${answer.message}`,
        conn.device,
      );
  }
  for (const seen of facts.history) {
    if (seen.type === 'garbled')
      blame('wrongAnswers', 'T1', `no schema knows ${seen.text.slice(0, 300)}`);
    if (seen.type === 'reported' && !seen.text.includes(AFTER_A_KILL))
      blame('wrongAnswers', 'H1', `the relay reported: ${seen.text}`);
    if (seen.type === 'stuck') blame('lost', 'H6', seen.text);
  }
  if (facts.settled === null) blame('lost', 'H6', 'the run did not come to its end');
  checkDoors(facts, blame);
};
