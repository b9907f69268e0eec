/** Writes a turn inside a transaction: a prepared statement for each kind of row, changes in their order. */
import type { Compilable, Insertable, Kysely } from 'kysely';
import type { MessageChange, Writes } from '../../core/store.ts';
import { mark, notedIn, noteRow } from './releases.ts';
import {
  codeRow,
  deviceRow,
  entryRow,
  inviteRow,
  memberRow,
  releasedRow,
  teamRow,
  waitingRow,
} from './rows.ts';
import type { MessagesTable, Tables } from './schema.ts';

/**
 * Runs a statement once for each list of parameters, in the transaction under way. A dialect's own: for a row of a
 * turn with many, what a query builder does is more than what the database does.
 */
export type RunEach = (
  sql: string,
  rows: readonly (readonly unknown[])[],
) => Promise<void> | undefined;

/** Where to write to. */
interface Target {
  readonly db: Kysely<Tables>;
  readonly runEach: RunEach;
}

/** Puts rows that all have the same columns in the same order; `put` makes the statement for one. */
const putEach = async <R extends object>(
  { runEach }: Target,
  rows: readonly R[],
  put: (row: R) => Compilable,
): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  await runEach(
    put(first).compile().sql,
    rows.map((row) => Object.values(row) as unknown[]),
  );
};

const putTeams = async (target: Target, { teams }: Writes): Promise<void> => {
  await putEach(target, teams.map(teamRow), (row) =>
    target.db
      .insertInto('teams')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('team_id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          roster: eb.ref('excluded.roster'),
        })),
      ),
  );
};

const putMembers = async (target: Target, { members }: Writes): Promise<void> => {
  await putEach(target, members.map(memberRow), (row) =>
    target.db
      .insertInto('members')
      .values(row)
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
      ),
  );
};

const putDevices = async (target: Target, { devices }: Writes): Promise<void> => {
  await putEach(target, devices.map(deviceRow), (row) =>
    target.db
      .insertInto('devices')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('device_id').doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          name: eb.ref('excluded.name'),
          stored_seq: eb.ref('excluded.stored_seq'),
          last_seen_at: eb.ref('excluded.last_seen_at'),
          revoked_at: eb.ref('excluded.revoked_at'),
        })),
      ),
  );
};

const putSecrets = async (target: Target, { invites, codes }: Writes): Promise<void> => {
  await putEach(target, invites.map(inviteRow), (row) =>
    target.db
      .insertInto('invites')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet((eb) => ({ uses_left: eb.ref('excluded.uses_left') })),
      ),
  );
  await putEach(target, codes.map(codeRow), (row) =>
    target.db
      .insertInto('device_codes')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet((eb) => ({ used: eb.ref('excluded.used') })),
      ),
  );
};

const putMessages = async (target: Target, { messages }: Writes): Promise<void> => {
  const put = (row: Insertable<MessagesTable>) => target.db.insertInto('messages').values(row);
  const waiting = messages.filter(({ state }) => state === 'waiting');
  await putEach(target, waiting.map(waitingRow), put);
  const released = messages.filter(({ state }) => state !== 'waiting');
  await putEach(target, released.map(releasedRow), put);
};

const applyChange = async (
  db: Kysely<Tables>,
  change: MessageChange,
  markedLater: ReadonlySet<MessageChange>,
): Promise<void> => {
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
        .set({
          urgency: 'urgent',
          urgent_reason: change.urgentReason,
          bytes: change.bytes,
          broke_through: change.brokeThrough ? 1 : 0,
        })
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
      if (!markedLater.has(change)) await mark(db, change);
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
export const writeAll = async (
  db: Kysely<Tables>,
  writes: Writes,
  runEach: RunEach,
): Promise<void> => {
  const target: Target = { db, runEach };
  await putTeams(target, writes);
  await putMembers(target, writes);
  await putDevices(target, writes);
  await putSecrets(target, writes);
  await putMessages(target, writes);
  const noted = notedIn(writes.changes);
  await putEach(target, noted.map(noteRow), (row) => db.insertInto('releases').values(row));
  const later: ReadonlySet<MessageChange> = new Set(noted);
  for (const change of writes.changes) await applyChange(db, change, later);
  await putEach(target, writes.entries.map(entryRow), (row) =>
    db.insertInto('entries').values(row),
  );
};
