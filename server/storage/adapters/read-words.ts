/** Reads what messages say. */
import type { Kysely } from 'kysely';
import type { MessageWords } from '../../core/stored.ts';
import type { Tables } from './schema.ts';
import { chunks } from './chunks.ts';

/** What messages with these ids say, of those whose words are kept still. */
export const words = async (
  db: Kysely<Tables>,
  messageIds: readonly string[],
): Promise<MessageWords[]> => {
  const found: MessageWords[] = [];
  for (const some of chunks(messageIds))
    found.push(
      ...(await db
        .selectFrom('messages')
        .select(['message_id as messageId', 'from_id as from', 'body', 'sent_at as sentAt'])
        .where('message_id', 'in', some)
        .where('body', '!=', '')
        .execute()),
    );
  return found;
};
