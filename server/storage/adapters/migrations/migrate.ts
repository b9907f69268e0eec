/** Brings the tables up to date when the relay starts. In code, so that the bundle needs no files beside it. */
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { first } from './0001-first.ts';
import { retention } from './0002-retention.ts';
import { putOff } from './0003-put-off.ts';
import { hoursOverride } from './0004-hours-override.ts';
import { feeds } from './0005-feeds.ts';
import { ownSettings } from './0006-own-settings.ts';
import { asks } from './0007-asks.ts';
import { releases } from './0008-releases.ts';
import { fewerIndexes } from './0009-fewer-indexes.ts';
import { brokeThrough } from './0010-broke-through.ts';

const migrations = {
  '0001-first': first,
  '0002-retention': retention,
  '0003-put-off': putOff,
  '0004-hours-override': hoursOverride,
  '0005-feeds': feeds,
  '0006-own-settings': ownSettings,
  '0007-asks': asks,
  '0008-releases': releases,
  '0009-fewer-indexes': fewerIndexes,
  '0010-broke-through': brokeThrough,
};

/** The versions of the tables that this relay knows, the oldest first. */
export const tableVersions: readonly string[] = Object.keys(migrations);

/** Runs what has not been run yet, in one transaction. Rejects when it can't, and has then changed nothing. */
export const migrate = async <T>(db: Kysely<T>): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error('The tables of the relay could not be brought up to date.', { cause: error });
};
