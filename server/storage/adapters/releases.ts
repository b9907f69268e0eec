/**
 * Releases. A small one marks its messages in the commit. Thousands of messages take longer than others should wait:
 * of a big release the commit notes the range of each part, which makes it happen once and whole (H4, H5), and the
 * messages are marked part by part after it, each in a short transaction of its own. Who reads them meanwhile gets them
 * by their range, so that a disk on which nothing can be written can still be read.
 */
import type { Kysely } from 'kysely';
import type { MessageChange, Writes } from '../../core/store.ts';
import type { MessageMeta } from '../../core/stored.ts';
import type { ReleasesTable, Tables } from './schema.ts';

/** A part of a release: all that wait for `to` with an order in the range. */
export type Release = Extract<MessageChange, { type: 'released' }>;

/** From so many messages on, a part is marked after the commit. */
const BIG = 100;

const isBig = ({ firstOrder, lastOrder }: Release): boolean => lastOrder - firstOrder >= BIG;

const isDelivered = ({ to, batchSeq }: Release, changes: Writes['changes']): boolean =>
  changes.some((it) => it.type === 'delivered' && it.to === to && it.throughSeq >= batchSeq);

/** Whether a part is marked after the commit, of which these are the changes: not where one goes on from it. */
const isNoted = (part: Release, changes: Writes['changes']): boolean =>
  isBig(part) && !isDelivered(part, changes);

/** Marks the messages of a part as released, or as delivered at once. What was put off since is shown by a later entry. */
export const mark = async (
  db: Kysely<Tables>,
  part: Release,
  state: 'released' | 'delivered' = 'released',
): Promise<void> => {
  await db
    .updateTable('messages')
    .set((eb) => ({
      state,
      batch_seq: part.batchSeq,
      shown_seq: eb.fn.coalesce(eb.ref('shown_seq'), eb.val(part.batchSeq)),
      released_at: part.at,
    }))
    .where('to_id', '=', part.to)
    .where('state', '=', 'waiting')
    .where('accepted_order', '>=', part.firstOrder)
    .where('accepted_order', '<=', part.lastOrder)
    .execute();
};

/** The parts that a commit with these changes notes, to be marked later. */
export const notedIn = (changes: Writes['changes']): readonly Release[] =>
  changes.filter(
    (change): change is Release => change.type === 'released' && isNoted(change, changes),
  );

/** A noted part as its row. */
export const noteRow = (part: Release): ReleasesTable => ({
  to_id: part.to,
  batch_seq: part.batchSeq,
  first_order: part.firstOrder,
  last_order: part.lastOrder,
  released_at: part.at,
});

/** Marks a part that is noted, and takes the note away. */
export const markNoted = async (
  db: Kysely<Tables>,
  part: Release,
  state: 'released' | 'delivered' = 'released',
): Promise<void> => {
  await mark(db, part, state);
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

/** The parts of a member's releases whose messages are not marked yet. */
export interface NotedParts {
  /** By the `seq` of the entry that released it. */
  at(seq: number): Release | undefined;
  /** By the order of a message in it that is not marked. */
  around(order: number): Release | undefined;
}

/** The parts that are noted and not marked. */
export interface NotedReleases {
  /** The parts that a commit with these writes finds delivered: it marks them as such, and not twice. */
  deliveredBy(writes: Writes): readonly Release[];
  /** Takes in what a commit that was kept has noted, and what it has marked. */
  kept(writes: Writes, marked: readonly Release[]): void;
  /** Whether any are left. */
  isEmpty(): boolean;
  /** Marks the oldest part. Answers whether more is left. */
  step(): Promise<boolean>;
  /** Marks all parts for which `isWanted`, or all. */
  finish(isWanted?: (part: Release) => boolean): Promise<void>;
  /** Those of a receiver. */
  readonly partsOf: (to: string) => NotedParts;
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
  const around = (receiver: string, order: number): Release | undefined =>
    parts.find(
      ({ to, firstOrder, lastOrder }) =>
        to === receiver && order >= firstOrder && order <= lastOrder,
    );
  return {
    deliveredBy: ({ changes }) => parts.filter((part) => isDelivered(part, changes)),
    kept: ({ changes }, marked) => {
      const noted = notedIn(changes);
      if (noted.length + marked.length === 0) return;
      parts = [...parts.filter((part) => !marked.includes(part)), ...noted];
    },
    isEmpty: () => parts.length === 0,
    step: async () => {
      const [oldest] = parts;
      if (oldest === undefined) return false;
      await markOne(oldest);
      return parts.length > 0;
    },
    finish,
    partsOf: (to) => ({
      at: (seq) => parts.find((part) => part.to === to && part.batchSeq === seq),
      around: (order) => around(to, order),
    }),
    standing: (meta) =>
      meta.state === 'waiting' && around(meta.to, meta.order) !== undefined
        ? { ...meta, state: 'released' }
        : meta,
  };
};
