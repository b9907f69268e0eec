/** Drops what nobody needs any more, a few members at a time, so that no step keeps others waiting for long. */
import type { Kysely } from 'kysely';
import type { StoredEntry } from '../../core/stored.ts';
import type { Retained, RetentionRule } from '../../core/store.ts';
import type { Tables } from './schema.ts';
import { chunks } from './chunks.ts';

/** Members that are looked at in one step. */
const MEMBERS_PER_STEP = 50;
/** Entries that one step drops at most, of the member at whom it stops. */
const ENTRIES_PER_STEP = 1000;

const dropSecrets = async (db: Kysely<Tables>, now: number): Promise<void> => {
  await db
    .deleteFrom('invites')
    .where((eb) => eb.or([eb('uses_left', '<', 1), eb('expires_at', '<=', now)]))
    .execute();
  await db
    .deleteFrom('device_codes')
    .where((eb) => eb.or([eb('used', '=', 1), eb('expires_at', '<=', now)]))
    .execute();
};

/** The highest `seq` that every device has which was seen lately; null: no device is waited for. */
const storedByAll = async (
  db: Kysely<Tables>,
  memberId: string,
  devicesBefore: number,
): Promise<number | null> => {
  const row = await db
    .selectFrom('devices')
    .select((eb) => eb.fn.min('stored_seq').as('seq'))
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .where('last_seen_at', '>=', devicesBefore)
    .executeTakeFirst();
  return row?.seq ?? null;
};

/** The first batch that no device has got. */
const firstUndelivered = async (db: Kysely<Tables>, memberId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.min('batch_seq').as('seq'))
    .where('to_id', '=', memberId)
    .where('state', '=', 'released')
    .executeTakeFirst();
  return row?.seq ?? null;
};

/** The oldest entries of a member that are old enough, in order. */
const oldEntries = (db: Kysely<Tables>, memberId: string, before: number) =>
  db
    .selectFrom('entries')
    .select(['seq', 'at', 'entry'])
    .where('member_id', '=', memberId)
    .orderBy('seq')
    .limit(ENTRIES_PER_STEP)
    .execute()
    .then((lines) => {
      const end = lines.findIndex((line) => line.at >= before);
      return end === -1 ? lines : lines.slice(0, end);
    });

const namedBy = (entry: StoredEntry): readonly string[] => {
  if (entry.type === 'triage') return [entry.messageId];
  return entry.type === 'batch' ? (entry.refs ?? []).map((ref) => ref.messageId) : [];
};

/** Takes the words out of messages that no entry shows any more and that do not come back. */
const dropWords = async (
  db: Kysely<Tables>,
  memberId: string,
  lines: readonly { readonly seq: number; readonly entry: string }[],
): Promise<void> => {
  const [first, last] = [lines[0]?.seq ?? 0, lines.at(-1)?.seq ?? 0];
  const wordless = db
    .updateTable('messages')
    .set({ body: '', urgent_reason: null })
    .where('to_id', '=', memberId)
    .where('shown_seq', '<=', last)
    .where('later_until', 'is', null);
  await wordless.where('batch_seq', '>=', first).where('batch_seq', '<=', last).execute();
  const named = lines.flatMap(({ entry }) => namedBy(JSON.parse(entry) as StoredEntry));
  for (const some of chunks([...new Set(named)]))
    await wordless.where('message_id', 'in', some).execute();
};

/** Drops what may go of one member's log. Answers how many entries went. */
const retainMember = async (
  db: Kysely<Tables>,
  memberId: string,
  rule: RetentionRule,
): Promise<number> => {
  const old = await oldEntries(db, memberId, rule.entriesBefore);
  if (old.length === 0) return 0;
  const stored = await storedByAll(db, memberId, rule.devicesBefore);
  const undelivered = await firstUndelivered(db, memberId);
  const through = Math.min(stored ?? Infinity, (undelivered ?? Infinity) - 1);
  const lines = old.filter((line) => line.seq <= through);
  const last = lines.at(-1);
  if (last === undefined) return 0;
  await dropWords(db, memberId, lines);
  await db
    .deleteFrom('entries')
    .where('member_id', '=', memberId)
    .where('seq', '<=', last.seq)
    .execute();
  return lines.length;
};

/** One step: the members after `from`, until there was enough to do. */
export const retain = async (
  db: Kysely<Tables>,
  rule: RetentionRule,
  from: string | null,
): Promise<Retained> => {
  if (from === null) await dropSecrets(db, rule.now);
  const members = await db
    .selectFrom('members')
    .select('member_id')
    .where('member_id', '>', from ?? '')
    .orderBy('member_id')
    .limit(MEMBERS_PER_STEP)
    .execute();
  let entries = 0;
  let before = from ?? '';
  for (const { member_id: memberId } of members) {
    const isReading = rule.reading.includes(memberId);
    const dropped = isReading ? 0 : await retainMember(db, memberId, rule);
    entries += dropped;
    // A long log takes several steps: the next one begins with the same member.
    if (dropped === ENTRIES_PER_STEP) return { entries, next: before };
    before = memberId;
    if (entries >= ENTRIES_PER_STEP) return { entries, next: before };
  }
  return { entries, next: members.length < MEMBERS_PER_STEP ? null : before };
};
