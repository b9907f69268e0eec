/** The data folder of a relay as a kill leaves it: part in the database, part in its write-ahead log. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import type { Reporter } from '../../server/core/ports.ts';
import type { RelayStore } from '../../server/core/store.ts';
import type { OpenFault } from '../../server/storage/open-fault.ts';
import { openSqliteStore } from '../../server/storage/adapters/sqlite.ts';
import { startRig, words } from './relay-rig.ts';

/** Folders of a relay's data, for tests to break. */
export interface RelayImages {
  /** Messages that the relay acknowledged. */
  readonly count: number;
  readonly teamId: string;
  /** A copy as a kill leaves it. */
  killed(): string;
  /** A copy as a clean stop leaves it. */
  stopped(): string;
  done(): void;
}

const copyOf = (folder: string): string => {
  const copy = mkdtempSync(join(tmpdir(), 'fermata-image-'));
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
};

/** Runs a relay, sends, and keeps its folder: before the last half of the messages was moved out of the log. */
export const relayImages = async (half = 100): Promise<RelayImages> => {
  const rig = await startRig();
  const ana = await rig.team();
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const send = async (): Promise<void> => {
    const client = await rig.online(ben);
    for (let n = 0; n < half; n += 1) {
      const answer = await client.ask('message.send', words(ana.memberId, `${n} `.repeat(200)));
      if (answer.type !== 'ok') throw new Error('A message was refused.');
    }
    client.close();
  };
  await send();
  await rig.restart(); // Moves the log into the database.
  await send();
  const folders = [copyOf(rig.dataDir)];
  await rig.relay().stop();
  folders.push(copyOf(rig.dataDir));
  await rig.close();
  const [killed = '', stopped = ''] = folders;
  const made: string[] = [...folders];
  const another = (folder: string): string => {
    const copy = copyOf(folder);
    made.push(copy);
    return copy;
  };
  return {
    count: 2 * half,
    teamId: ana.teamId,
    killed: () => another(killed),
    stopped: () => another(stopped),
    done: () => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Opens a folder as the relay does; what it reports is in `reports`. */
export const openImage = async (
  folder: string,
  now = 0,
): Promise<{ readonly opened: Result<RelayStore, OpenFault>; readonly reports: string[] }> => {
  const reports: string[] = [];
  const reporter: Reporter = { report: (what) => void reports.push(what) };
  return { opened: await openSqliteStore(folder, reporter, { now: () => now }), reports };
};

/** Messages that wait in a folder that opens, for all of its team. */
export const countWaiting = async (folder: string, teamId: string): Promise<number> => {
  const { opened } = await openImage(folder);
  if (!opened.ok) throw new Error(`It does not open: ${opened.error.kind}`);
  const team = await opened.value.loadTeam(teamId);
  await opened.value.close();
  return team?.waiting.length ?? 0;
};

/** What is in the files of a database, as hashes; a log of no bytes is none. */
export const bytesOf = (folder: string, name = 'relay.db'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['', '-wal'].flatMap((suffix) => {
      const file = join(folder, name + suffix);
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats === undefined || (suffix !== '' && stats.size === 0)) return [];
      return [[suffix, createHash('sha256').update(readFileSync(file)).digest('hex')]];
    }),
  );
