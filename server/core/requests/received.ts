/** The messages that exist for their receiver. */
import { type Member, waitingAs } from '../state.ts';
import type { MessageMeta } from '../stored.ts';
import type { Turn } from '../turn.ts';

/**
 * A message that this member got. What still waits, or was taken back, does not exist for them (H3, H9). Ids are
 * made by senders: `from` tells two of one id apart (H2).
 */
export const receivedBy = (
  turn: Turn,
  member: Member,
  messageId: string,
  from: string | undefined,
): MessageMeta | null => {
  const found = turn.messages.get(messageId)?.find(
    (it) =>
      it.to === member.memberId &&
      (from === undefined || it.from === from) &&
      // One that is not to be seen must not stand before another of the same id.
      it.state !== 'withdrawn' &&
      waitingAs(member, it) === undefined,
  );
  return found ?? null;
};
