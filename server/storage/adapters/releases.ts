/**
 * Releases. A small one marks its messages in the commit. Thousands of messages take longer than others should wait:
 * of a big release the commit notes the range of each part, which makes it happen once and whole (H4, H5), and the
 * messages are marked part by part after it, each in a short transaction of its own, or before somebody reads them.
 */
import type { Kysely } from 'kysely';
import type { MessageChange, Writes } from '../../core/store.ts';
import type { MessageMeta } from '../../core/stored.ts';
import type { Tables } from './schema.ts';

/** A part of a release: all that wait for `to` with an order in the range. */
export type Release = Extract<MessageChange, { type: 'released' }>;

/** From so many messages on, a part is marked after the commit. */
const BIG = 100;

/** Whether a part is marked after the commit. */
export const isBig = ({ firstOrder, lastOrder }: Release): boolean => lastOrder - firstOrder >= BIG;

/** Marks the messages of a part as released. */
export const mark = async (db: Kysely<Tables>, part: Release): Promise<void> => {
  await db
    .updateTable('messages')
    .set({
      state: 'released',
      batch_seq: part.batchSeq,
      shown_seq: part.batchSeq,
      released_at: part.at,
    })
    .where('to_id', '=', part.to)
    .where('state', '=', 'waiting')
    .where('accepted_order', '>=', part.firstOrder)
    .where('accepted_order', '<=', part.lastOrder)
    .execute();
};

/** Notes a part, to be marked later. */
export const note = async (db: Kysely<Tables>, part: Release): Promise<void> => {
  await db
    .insertInto('releases')
    .values({
      to_id: part.to,
      batch_seq: part.batchSeq,
      first_order: part.firstOrder,
      last_order: part.lastOrder,
      released_at: part.at,
    })
    .execute();
};

const markNoted = async (db: Kysely<Tables>, part: Release): Promise<void> => {
  await mark(db, part);
  await db
    .deleteFrom('releases')
    .where('to_id', '=', part.to)
    .where('batch_seq', '=', part.batchSeq)
    .execute();
};

/** What a relay that ended left noted, the oldest parts of each release first. */
const readNoted = async (db: Kysely<Tables>): Promise<Release[]> => {
  const rows = await db.selectFrom('releases').selectAll().orderBy('batch_seq').execute();
  return rows.map((row) => ({
    type: 'released',
    to: row.to_id,
    batchSeq: row.batch_seq,
    firstOrder: row.first_order,
    lastOrder: row.last_order,
    at: row.released_at,
  }));
};

/** The parts that are noted and not marked. */
export interface NotedReleases {
  /** Adds what a commit that was kept has noted. */
  add(writes: Writes): void;
  /** Marks the oldest part. Answers whether more is left. */
  step(): Promise<boolean>;
  /** Marks all parts for which `isWanted`, or all. */
  finish(isWanted?: (part: Release) => boolean): Promise<void>;
  /** Marks what a commit with these writes goes on from. */
  finishFor(writes: Writes): Promise<void>;
  /** A message as it stands, marked or not. */
  readonly standing: (meta: MessageMeta) => MessageMeta;
}

/** The parts that are noted in a database. */
export const notedReleases = async (db: Kysely<Tables>): Promise<NotedReleases> => {
  let parts: readonly Release[] = await readNoted(db);
  const markOne = async (part: Release): Promise<void> => {
    await db.transaction().execute((transaction) => markNoted(transaction, part));
    parts = parts.filter((other) => other !== part);
  };
  const finish = async (isWanted: (part: Release) => boolean = () => true): Promise<void> => {
    for (const part of parts) if (isWanted(part)) await markOne(part);
  };
  const isIn = (meta: MessageMeta, { to, firstOrder, lastOrder }: Release): boolean =>
    meta.to === to && meta.order >= firstOrder && meta.order <= lastOrder;
  return {
    add: ({ changes }) => {
      const noted = changes.filter((change): change is Release => change.type === 'released');
      if (noted.some(isBig)) parts = [...parts, ...noted.filter(isBig)];
    },
    step: async () => {
      const [oldest] = parts;
      if (oldest !== undefined) await markOne(oldest);
      return parts.length > 0;
    },
    finish,
    finishFor: async ({ changes }) => {
      if (parts.length === 0) return;
      const touches = (part: Release): boolean =>
        changes.some(
          (change) =>
            change.type === 'later' ||
            (change.type === 'delivered' &&
              change.to === part.to &&
              change.throughSeq >= part.batchSeq),
        );
      await finish(touches);
    },
    standing: (meta) =>
      meta.state === 'waiting' && parts.some((part) => isIn(meta, part))
        ? { ...meta, state: 'released' }
        : meta,
  };
};
