/** Judges a data folder: who may use it, and the disk beneath it. */
import { bad, bytesInWords, fine, type Finding, warn } from './finding.ts';

/** One of the relay's files. */
export interface FileFacts {
  readonly name: string;
  readonly mode: number;
  readonly owner: number;
  readonly bytes: number;
  /** The system's code for why this user can't read and write it. */
  readonly whyDenied: string | null;
}

/** The disk that a folder is on. */
export interface DiskFacts {
  /** What this user may still use. */
  readonly freeBytes: number;
  /** Linux' number for the kind of file system; null elsewhere. */
  readonly type: number | null;
}

/** What is known of a data folder. */
export interface FolderFacts {
  readonly path: string;
  /** `file`: it or something above it is one; `hidden`: this user may not look. */
  readonly kind: 'folder' | 'missing' | 'file' | 'hidden';
  /** The system's code for why this user can't use it, or the folder that it would be made in. */
  readonly whyDenied: string | null;
  /** Whether this user may see what lies in it. */
  readonly mayList: boolean;
  /** Who looks; null on systems without numbers for users. */
  readonly user: number | null;
  readonly owner: number | null;
  readonly mode: number | null;
  readonly files: readonly FileFacts[];
  /** Databases that were set aside, by name. */
  readonly asides: readonly string[];
  readonly disk: DiskFacts | null;
}

const MB = 1e6;
/** Free space under which the relay is about to refuse messages, and under which somebody should look. */
const LEAST_FREE = { bad: 64 * MB, warn: 512 * MB };

/** File systems of Linux on which a lock or a sync may not mean what it says. */
const REMOTE: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x517b, 'smb'],
  [0x65735546, 'fuse'],
  [0x01021997, '9p'],
  [0x00c36400, 'ceph'],
]);
const TMPFS = 0x01021994;

const place = ({ path, kind }: FolderFacts): Finding => {
  const another = 'Name a folder by --data.';
  switch (kind) {
    case 'folder':
      return fine('data.folder', `The data folder ${path} is there.`);
    case 'missing':
      return warn(
        'data.folder',
        `There is no folder ${path}.`,
        'It will be made when the relay starts, with nobody in it.',
        'If the relay has data already, name its folder by --data.',
      );
    case 'file':
      return bad('data.folder', `${path} is no folder.`, "The relay can't start.", another);
    case 'hidden':
      return bad(
        'data.folder',
        `This user may not look at ${path}.`,
        "As this user the relay can't start.",
        'Run this as the user that runs the relay.',
      );
  }
};

const access = ({ path, whyDenied, files }: FolderFacts): Finding => {
  const denied = [{ name: path, whyDenied }, ...files].find((it) => it.whyDenied !== null);
  if (denied === undefined) return fine('data.access', 'This user may read and write there.');
  return denied.whyDenied === 'EROFS'
    ? bad(
        'data.access',
        `${denied.name} is on a file system that is read-only.`,
        'The relay can keep nothing.',
        "Mount it for writing; a disk that failed may have become read-only by itself, see the system's log.",
      )
    : bad(
        'data.access',
        `This user may not read and write ${denied.name} (${denied.whyDenied ?? ''}).`,
        "As this user the relay can't start.",
        'Run this as the user that runs the relay, or give the folder and its files to this user (chown).',
      );
};

const owner = ({ user, owner: folderOwner, files }: FolderFacts): Finding => {
  const stray = files.find((file) => file.owner !== folderOwner);
  if (stray !== undefined)
    return warn(
      'data.owner',
      `${stray.name} belongs to user ${stray.owner}, its folder to ${folderOwner ?? '?'}.`,
      'The relay may find itself unable to write it.',
      'Give the folder and all its files to the user that runs the relay (chown -R).',
    );
  return user === folderOwner || user === null
    ? fine('data.owner', 'The folder and its files belong to this user.')
    : warn(
        'data.owner',
        `The folder belongs to user ${folderOwner ?? '?'}, and this is user ${user}.`,
        'What this user may do says little about the relay.',
        'Run this as the user that runs the relay (sudo -u).',
      );
};

const octal = (mode: number): string => mode.toString(8).padStart(3, '0');

const modes = ({ path, mode, files }: FolderFacts): Finding => {
  const open = [{ name: path, mode: mode ?? 0 }, ...files].find((it) => (it.mode & 0o077) !== 0);
  return open === undefined
    ? fine('data.modes', 'Nobody but their owner may use the folder and its files.')
    : warn(
        'data.modes',
        `${open.name} is open to others (${octal(open.mode)}).`,
        'Other users of this machine may read messages.',
        `chmod ${open.name === path ? '700' : '600'} ${open.name === path ? path : `${path}/${open.name}`}`,
      );
};

const room = ({ freeBytes }: DiskFacts, databaseBytes: number): Finding => {
  const words = `${bytesInWords(freeBytes)} of the disk are free.`;
  if (freeBytes < LEAST_FREE.bad)
    return bad('data.room', words, 'Soon no message is accepted.', 'Make room on it.');
  if (freeBytes < LEAST_FREE.warn)
    return warn('data.room', words, 'That lasts for a while only.', 'Make room on it.');
  return freeBytes < 2 * databaseBytes
    ? warn(
        'data.room',
        `${words.slice(0, -1)}, and the database has ${bytesInWords(databaseBytes)}.`,
        'A backup or a restore may find no room there.',
        'Make room, or keep backups on another disk.',
      )
    : fine('data.room', words);
};

const fileSystem = ({ type }: DiskFacts): Finding => {
  const remote = type === null ? undefined : REMOTE.get(type);
  if (remote !== undefined)
    return warn(
      'data.fileSystem',
      `The folder is on a file system of the network or of another program (${remote}).`,
      'Locks and syncs may not hold there: a power loss or a second relay can damage the data.',
      'Use a disk of this machine.',
    );
  return type === TMPFS
    ? warn(
        'data.fileSystem',
        'The folder is in memory (tmpfs).',
        'All of it is gone when this machine stops.',
        'Use a disk, unless this is a trial.',
      )
    : fine('data.fileSystem', 'The folder is on a disk, as far as the system tells.');
};

const aside = ({ asides, path }: FolderFacts): Finding =>
  asides.length === 0
    ? fine('data.aside', 'No database was set aside.')
    : warn(
        'data.aside',
        `Set aside: ${asides.join(', ')}.`,
        'These are earlier databases, damaged or replaced by a restore; they take room and hold messages.',
        `Once nobody needs them, move them out of ${path} with their -wal files. See "Damaged data" in docs/OPERATING.md.`,
      );

/** All that is said of a folder. `databaseBytes` is the size of the database with its log. */
export const judgeFolder = (facts: FolderFacts, databaseBytes: number): readonly Finding[] => [
  place(facts),
  ...(facts.kind === 'folder' || facts.kind === 'missing' ? [access(facts)] : []),
  // Without numbers for users there are no modes that mean anything.
  ...(facts.kind === 'folder' && facts.user !== null ? [owner(facts), modes(facts)] : []),
  ...(facts.disk === null ? [] : [room(facts.disk, databaseBytes), fileSystem(facts.disk)]),
  ...(facts.kind === 'folder' ? [aside(facts)] : []),
];
