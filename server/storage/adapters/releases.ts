/**
 * Releases. A small one marks its messages in the commit. Thousands of messages take longer than others should wait:
 * of a big release the commit notes the range of each part, which makes it happen once and whole (H4, H5), and the
 * messages are marked part by part after it, each in a short transaction of its own. Who reads them meanwhile gets them
 * by their range, so that a disk on which nothing can be written can still be read.
 */
import type { Kysely } from 'kysely';
import type { MessageChange, Writes } from '../../core/store.ts';
import type { MessageMeta } from '../../core/stored.ts';
import type { Tables } from './schema.ts';

/** A part of a release: all that wait for `to` with an order in the range. */
export type Release = Extract<MessageChange, { type: 'released' }>;

/** From so many messages on, a part is marked after the commit. */
const BIG = 100;

/** So many steps are passed over at most after one that failed. */
const LONGEST_PAUSE = 4096;

const isBig = ({ firstOrder, lastOrder }: Release): boolean => lastOrder - firstOrder >= BIG;

const isDelivered = ({ to, batchSeq }: Release, changes: Writes['changes']): boolean =>
  changes.some((it) => it.type === 'delivered' && it.to === to && it.throughSeq >= batchSeq);

/** Whether a part is marked after the commit, of which these are the changes: not where one goes on from it. */
export const isNoted = (part: Release, changes: Writes['changes']): boolean =>
  isBig(part) && !isDelivered(part, changes);

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
  /** A part that is not marked yet, by its receiver and the entry that released it. */
  readonly partAt: (to: string, batchSeq: number) => Release | undefined;
  /** A message as it stands, marked or not. */
  readonly standing: (meta: MessageMeta) => MessageMeta;
}

/** The parts that are noted in a database. */
export const notedReleases = async (db: Kysely<Tables>): Promise<NotedReleases> => {
  let parts: readonly Release[] = await readNoted(db);
  // After a step that failed some are passed over, twice as many each time: the disk is not better at once.
  let resting = 0;
  let pause = 1;
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
      const noted = changes.filter(
        (change): change is Release => change.type === 'released' && isNoted(change, changes),
      );
      if (noted.length > 0) parts = [...parts, ...noted];
    },
    step: async () => {
      const [oldest] = parts;
      if (oldest === undefined || --resting > 0) return false;
      resting = pause;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      await markOne(oldest);
      resting = 0;
      pause = 1;
      return parts.length > 0;
    },
    finish,
    finishFor: async ({ changes }) => {
      if (parts.length === 0) return;
      const isPutOff = changes.some(({ type }) => type === 'later');
      await finish((part) => isPutOff || isDelivered(part, changes));
    },
    partAt: (to, batchSeq) => parts.find((part) => part.to === to && part.batchSeq === batchSeq),
    standing: (meta) =>
      meta.state === 'waiting' && parts.some((part) => isIn(meta, part))
        ? { ...meta, state: 'released' }
        : meta,
  };
};
