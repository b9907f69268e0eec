/** Judges the machine: its clock, Node, how many files a process may open. */
import { isAtLeast } from '../node-version.ts';
import { bad, fine, type Finding, warn } from './finding.ts';

/** What is known of the machine. */
export interface MachineFacts {
  readonly node: string;
  /** `>=` and a version, as in package.json. */
  readonly wantedNode: string;
  readonly knowsZones: boolean;
  /** Null where the system does not say. */
  readonly isSynchronised: boolean | null;
  /** Files that a process may have open; null where the system does not say. */
  readonly maxFiles: number | null;
}

const MINUTE_MS = 60_000;
/** By how much the clock may be behind the newest moment in the data, ms: clocks are corrected by little. */
const MAX_BEHIND_MS = 5 * MINUTE_MS;
/** The relay was written in it, so no clock that is right says an earlier one. */
const FIRST_YEAR = 2026;
/** Files that a relay has open beside its connections: data, log, certificate, libraries. */
const OWN_FILES = 64;

const timeIn = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z/, 'Z');

const year = (now: number): Finding =>
  new Date(now).getUTCFullYear() < FIRST_YEAR
    ? bad(
        'clock.year',
        `The clock says ${timeIn(now)}.`,
        'It is wrong by years: messages get wrong times, and TLS fails.',
        'Set the clock, and have it kept in time (NTP).',
      )
    : fine('clock.year', `The clock says ${timeIn(now)}.`);

const behind = (now: number, newestAt: number | null): Finding => {
  if (newestAt === null) return fine('clock.behind', 'The data tells of no time yet.');
  const minutes = Math.round((newestAt - now) / MINUTE_MS);
  return newestAt - now > MAX_BEHIND_MS
    ? bad(
        'clock.behind',
        `The clock is behind what it was: the data goes up to ${timeIn(newestAt)}, ${minutes} min from now.`,
        'New messages get times before earlier ones, and deadlines come late.',
        'Set the clock. If it was ahead before, and is right now, this passes by itself at that time.',
      )
    : fine('clock.behind', 'The clock is not behind what the data tells of.');
};

const zones = ({ knowsZones }: MachineFacts): Finding =>
  knowsZones
    ? fine('clock.zones', 'Node knows the time zones.')
    : bad(
        'clock.zones',
        'Node does not know the time zones.',
        'Working hours of people would be wrong.',
        'Use a Node with full ICU data (the usual ones have it), and unset NODE_ICU_DATA.',
      );

const synchronised = ({ isSynchronised }: MachineFacts): Finding => {
  if (isSynchronised === null)
    return fine('clock.synchronised', 'The system does not say whether the clock is kept in time.');
  return isSynchronised
    ? fine('clock.synchronised', 'The clock is kept in time.')
    : warn(
        'clock.synchronised',
        'The clock is not kept in time.',
        'It drifts, and every time that the relay gives drifts with it.',
        'timedatectl set-ntp true, or install an NTP service.',
      );
};

const node = ({ node: version, wantedNode }: MachineFacts): Finding =>
  isAtLeast(version, wantedNode)
    ? fine('system.node', `This is Node ${version}.`)
    : bad(
        'system.node',
        `This is Node ${version}.`,
        `The relay needs ${wantedNode} and was not tried with less.`,
        'Install a newer Node.',
      );

const files = ({ maxFiles }: MachineFacts, maxConnections: number): Finding => {
  if (maxFiles === null)
    return fine('system.files', 'The system does not say how many files a process may open.');
  const count = maxFiles === Infinity ? 'any number of' : String(maxFiles);
  const words = `A process may open ${count} files, for ${maxConnections} connections.`;
  return maxFiles < maxConnections + OWN_FILES
    ? warn(
        'system.files',
        words,
        'Each connection is a file: past that nobody can connect, and the data may not be written.',
        'Raise it (ulimit -n, or LimitNOFILE of the service), or lower --max-connections.',
      )
    : fine('system.files', words);
};

/** All that is said of the clock. `newestAt` is the latest moment in the data, if any. */
export const judgeClock = (
  facts: MachineFacts,
  now: number,
  newestAt: number | null,
): readonly Finding[] => [year(now), behind(now, newestAt), zones(facts), synchronised(facts)];

/** All that is said of what the relay runs on. */
export const judgeSystem = (facts: MachineFacts, maxConnections: number): readonly Finding[] => [
  node(facts),
  files(facts, maxConnections),
];
