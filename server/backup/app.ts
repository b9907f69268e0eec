/** `relay backup` and `relay restore`: a copy of a relay's data, and the way back. */
import { rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import { systemClock } from '../adapters/platform.ts';
import { codeOf, Damage, isDamage } from '../storage/adapters/check.ts';
import { takeMark } from '../storage/adapters/clean-mark.ts';
import { openLock } from '../storage/adapters/connect.ts';
import { copyDatabase } from '../storage/adapters/copy.ts';
import { DATABASE_SUFFIXES, found, ownFile } from '../storage/adapters/files.ts';
import { openFaultOf } from '../storage/adapters/open-fault.ts';
import { setAside } from '../storage/adapters/set-aside.ts';
import { makeFolder, renameForGood } from '../storage/adapters/sync.ts';
import { openFaultWords } from '../storage/open-fault.ts';

/** What `relay backup` is asked for. */
export interface BackupRequest {
  readonly dataDir: string;
  readonly file: string;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

/** What `relay restore` is asked for. */
export interface RestoreRequest {
  readonly dataDir: string;
  readonly file: string;
}

const sizeOf = (file: string): string => {
  const { size } = statSync(file);
  return size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toFixed(1)} MB`;
};

const secondsSince = (start: number): string =>
  `${((systemClock.monotonic() - start) / 1000).toFixed(2)} s`;

const damageWords = (cause: unknown): string =>
  cause instanceof Damage ? cause.message : `SQLite says: ${(cause as Error).message}`;

const writeFaultWords = (file: string, cause: unknown): string => {
  const fault = openFaultOf(cause, dirname(file));
  switch (fault.kind) {
    case 'denied':
      return `This user may not write ${file}, or not read the relay's data: run it as the user that runs the relay, and name a place that user may write to.`;
    case 'readOnly':
      return `${dirname(file)} is read-only. Name another place.`;
    case 'full':
      return `There is no room for ${file}: its disk is full. Make room, or name a place on another disk.`;
    case 'missing':
    case 'notAFolder':
      return `There is no folder ${dirname(file)}. Make it first, or name another place.`;
    case 'inUse':
      return 'The data was locked for too long. Try again.';
    default:
      return `The copy could not be made: ${(cause as Error).message}. Nothing was changed.`;
  }
};

const isOwnFile = (dataDir: string, file: string): boolean =>
  [...DATABASE_SUFFIXES.map((suffix) => `relay.db${suffix}`), 'relay.lock', 'relay.clean'].some(
    (name) => resolve(file) === resolve(dataDir, name),
  );

const EXISTS = 'is there already and was left as it is. Name another file, or say --force.';

/** Copies the data of a relay, running or not. Answers a line for people either way. */
export const backUp = ({ dataDir, file, force }: BackupRequest): Result<string, string> => {
  const start = systemClock.monotonic();
  const source = join(dataDir, 'relay.db');
  if (found(source) === undefined)
    return fail(`There is no relay.db in ${dataDir}: name the data folder of the relay by --data.`);
  if (isOwnFile(dataDir, file))
    return fail(`${file} is the relay's own data. Name another file for the backup.`);
  if (found(file) !== undefined && !force) return fail(`${file} ${EXISTS}`);
  try {
    copyDatabase(source, resolve(file), force);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return fail(`${file} ${EXISTS}`);
    return fail(
      isDamage(cause)
        ? `The data in ${dataDir} is damaged (${damageWords(cause)}), so no backup was made and earlier ones were left alone. See "Damaged data" in docs/OPERATING.md.`
        : writeFaultWords(file, cause),
    );
  }
  return ok(`Backed up to ${file}: ${sizeOf(file)} in ${secondsSince(start)}, checked whole.`);
};

/** Puts a checked copy in place; what was there is kept beside it. Answers its new name, or null. */
const putInPlace = (folder: string, file: string): string | null => {
  const next = join(folder, 'relay.db.next');
  copyDatabase(file, next, true);
  const isThere = DATABASE_SUFFIXES.some((suffix) => found(join(folder, `relay.db${suffix}`)));
  const aside = isThere ? setAside(folder, 'replaced', systemClock.now()) : null;
  renameForGood(next, join(folder, 'relay.db'));
  takeMark(folder);
  return aside;
};

const restoreHeld = ({ dataDir, file }: RestoreRequest, folder: string): Result<string, string> => {
  const start = systemClock.monotonic();
  try {
    const aside = putInPlace(folder, resolve(file));
    const kept = aside === null ? '' : ` What was there is kept as ${aside}.`;
    return ok(
      `Restored ${file} into ${dataDir} in ${secondsSince(start)}, checked whole.${kept} Start the relay now.`,
    );
  } catch (cause) {
    rmSync(join(folder, 'relay.db.next'), { force: true });
    return fail(
      isDamage(cause)
        ? `${file} can't be restored: ${damageWords(cause)}. The data folder was left as it is. Take another backup.`
        : openFaultWords(dataDir, openFaultOf(cause, folder)),
    );
  }
};

/** Puts a backup in place of the data of a relay that is stopped. Answers a line for people either way. */
export const restore = (request: RestoreRequest): Result<string, string> => {
  const { dataDir, file } = request;
  if (found(file)?.isFile() !== true) return fail(`There is no file ${file}.`);
  if (isOwnFile(dataDir, file))
    return fail(`${file} is where the backup would go. Name the backup.`);
  const folder = resolve(dataDir);
  try {
    makeFolder(folder);
    const reporter = { report: (): void => undefined }; // Modes are mended, and told of, at the next start.
    const held = openLock(ownFile(join(folder, 'relay.lock'), reporter));
    try {
      return restoreHeld(request, folder);
    } finally {
      held.close();
    }
  } catch (cause) {
    const fault = openFaultOf(cause, folder);
    return fail(
      fault.kind === 'inUse'
        ? `A relay uses ${dataDir}. Stop it first: its data can't be replaced under it.`
        : openFaultWords(dataDir, fault),
    );
  }
};
