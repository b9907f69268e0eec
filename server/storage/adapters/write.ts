/** Writes a turn inside a transaction: several rows a statement, changes in their order. */
import type { Insertable, Kysely } from 'kysely';
import type { MessageChange, Writes } from '../../core/store.ts';
import { isBig, mark, note } from './releases.ts';
import { codeRow, deviceRow, entryRow, inviteRow, memberRow, messageRow, teamRow } from './rows.ts';
import type { Tables } from './schema.ts';

/** Rows a statement: well below what dialects allow of parameters (SQLite 32,766, PostgreSQL 65,535). */
const ROWS_PER_STATEMENT = 500;

/** Cuts a list into pieces for one statement each. */
export const chunks = <T>(list: readonly T[], size = ROWS_PER_STATEMENT): readonly T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );

const insert = async <K extends 'messages' | 'entries'>(
  db: Kysely<Tables>,
  table: K,
  rows: readonly Insertable<Tables[K]>[],
): Promise<void> => {
  for (const some of chunks(rows)) await db.insertInto(table).values(some).execute();
};

const putTeams = async (db: Kysely<Tables>, { teams }: Writes): Promise<void> => {
  for (const some of chunks(teams.map(teamRow)))
    await db
      .insertInto('teams')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('team_id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          roster: eb.ref('excluded.roster'),
        })),
      )
      .execute();
};

const putMembers = async (db: Kysely<Tables>, { members }: Writes): Promise<void> => {
  for (const some of chunks(members.map(memberRow)))
    await db
      .insertInto('members')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('member_id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          time_zone: eb.ref('excluded.time_zone'),
          working_hours: eb.ref('excluded.working_hours'),
          hours_override: eb.ref('excluded.hours_override'),
          manual: eb.ref('excluded.manual'),
          status: eb.ref('excluded.status'),
          focus: eb.ref('excluded.focus'),
          head: eb.ref('excluded.head'),
          holding_since: eb.ref('excluded.holding_since'),
          wake_at: eb.ref('excluded.wake_at'),
          urgent_uses: eb.ref('excluded.urgent_uses'),
          urgent_marks: eb.ref('excluded.urgent_marks'),
          feed_hash: eb.ref('excluded.feed_hash'),
          feed_sessions: eb.ref('excluded.feed_sessions'),
          settings: eb.ref('excluded.settings'),
          asks: eb.ref('excluded.asks'),
        })),
      )
      .execute();
};

const putDevices = async (db: Kysely<Tables>, { devices }: Writes): Promise<void> => {
  for (const some of chunks(devices.map(deviceRow)))
    await db
      .insertInto('devices')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('device_id').doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          name: eb.ref('excluded.name'),
          stored_seq: eb.ref('excluded.stored_seq'),
          last_seen_at: eb.ref('excluded.last_seen_at'),
          revoked_at: eb.ref('excluded.revoked_at'),
        })),
      )
      .execute();
};

const putSecrets = async (db: Kysely<Tables>, { invites, codes }: Writes): Promise<void> => {
  for (const some of chunks(invites.map(inviteRow)))
    await db
      .insertInto('invites')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet((eb) => ({ uses_left: eb.ref('excluded.uses_left') })),
      )
      .execute();
  for (const some of chunks(codes.map(codeRow)))
    await db
      .insertInto('device_codes')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet((eb) => ({ used: eb.ref('excluded.used') })),
      )
      .execute();
};

const applyChange = async (db: Kysely<Tables>, change: MessageChange): Promise<void> => {
  const update = db.updateTable('messages');
  switch (change.type) {
    case 'revised':
      await update
        .set({ body: change.body, bytes: change.bytes })
        .where('message_id', '=', change.messageId)
        .where('from_id', '=', change.from)
        .execute();
      return;
    case 'urged':
      await update
        .set({ urgency: 'urgent', urgent_reason: change.urgentReason, bytes: change.bytes })
        .where('message_id', '=', change.messageId)
        .where('from_id', '=', change.from)
        .execute();
      return;
    case 'withdrawn':
      // What was taken back is nobody's business any more: the words go.
      await update
        .set({ state: 'withdrawn', body: '', urgent_reason: null })
        .where('message_id', '=', change.messageId)
        .where('from_id', '=', change.from)
        .execute();
      return;
    case 'released':
      await (isBig(change) ? note(db, change) : mark(db, change));
      return;
    case 'delivered':
      await update
        .set({ state: 'delivered' })
        .where('to_id', '=', change.to)
        .where('state', '=', 'released')
        .where('batch_seq', '<=', change.throughSeq)
        .execute();
      return;
    case 'later':
      await update
        .set({ later_until: change.until, shown_seq: change.shownSeq })
        .where('message_id', '=', change.messageId)
        .where('from_id', '=', change.from)
        .execute();
  }
};

/** Writes all of it. Rejects when it can't; the transaction around it is then rolled back. */
export const writeAll = async (db: Kysely<Tables>, writes: Writes): Promise<void> => {
  await putTeams(db, writes);
  await putMembers(db, writes);
  await putDevices(db, writes);
  await putSecrets(db, writes);
  await insert(db, 'messages', writes.messages.map(messageRow));
  for (const change of writes.changes) await applyChange(db, change);
  await insert(db, 'entries', writes.entries.map(entryRow));
};
