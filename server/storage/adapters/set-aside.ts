/** Moves a database out of the way under a name that says when and why. Nothing is ever overwritten or deleted. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_SUFFIXES, found } from './files.ts';
import { renameForGood } from './sync.ts';

/** Why a database was set aside. */
export type AsideReason = 'damaged' | 'replaced';

/** A moment as it stands in a file's name: UTC, without the marks that some systems refuse. */
const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

const freeName = (folder: string, base: string): string => {
  let name = base;
  const isTaken = (): boolean =>
    DATABASE_SUFFIXES.some((suffix) => found(join(folder, name + suffix)) !== undefined);
  for (let n = 2; isTaken(); n += 1) name = `${base}-${n}`;
  return name;
};

/** Renames relay.db and what stands beside it; answers the new name of the database. */
export const setAside = (folder: string, reason: AsideReason, at: number): string => {
  const name = freeName(folder, `relay.db.${reason}-${stamp(at)}`);
  // The database first: were this cut short, one without its log would pass for whole at the next start.
  for (const suffix of DATABASE_SUFFIXES) {
    const file = join(folder, `relay.db${suffix}`);
    if (found(file) !== undefined) renameForGood(file, join(folder, name + suffix));
  }
  return name;
};

const ASIDE = /^(relay\.db\.(?:damaged|replaced)-[\dTZ]+(?:-\d+)?)(?:-wal)?$/;

const stampIn = (name: string): string => name.replace(/^relay\.db\.[a-z]+-/, '');

/** What was set aside, by name, the oldest first. */
export const asidesIn = (folder: string): readonly string[] =>
  [...new Set(readdirSync(folder).flatMap((file) => ASIDE.exec(file)?.[1] ?? []))].sort((a, b) =>
    stampIn(a) < stampIn(b) ? -1 : 1,
  );
