/** The messages that exist for their receiver. */
import { type Member, refKey } from '../state.ts';
import type { MessageMeta } from '../store.ts';
import type { Turn } from '../turn.ts';

/**
 * A message that this member got. What still waits, or was taken back, does not exist for them (H3, H9). Ids are
 * made by senders: `from` tells two of one id apart (H2).
 */
export const receivedBy = (
  turn: Turn,
  { memberId, waiting }: Member,
  messageId: string,
  from: string | undefined,
): MessageMeta | null => {
  const meta = turn.messages
    .get(messageId)
    ?.find((it) => it.to === memberId && (from === undefined || it.from === from));
  if (meta === undefined || meta.state === 'withdrawn' || waiting.has(refKey(meta))) return null;
  return meta;
};
