/** Reads what the jobs of a turn need and is not in memory: few queries, whatever their number. */
import { askedIdsOf, type Job, locateKeysOf, messageIdsOf } from './jobs.ts';
import { teamFrom } from './load.ts';
import { isLocated, register, type Registry } from './registry.ts';
import { type Conn, refKey, type Team } from './state.ts';
import type { LogEntry, MessageMeta, MessageWords } from './stored.ts';
import type { RelayStore } from './store.ts';

/** A page of a log is about as large as the largest frame. */
const PAGE_BYTES = 256 * 1024;

/** What was read. */
export interface Fetched {
  readonly loaded: readonly Team[];
  readonly messages: Map<string, MessageMeta[]>;
  /** What was asked for, by `refKey`. */
  readonly words: ReadonlyMap<string, MessageWords>;
  readonly pages: ReadonlyMap<Conn, readonly LogEntry[]>;
}

const loadTeams = async (
  store: RelayStore,
  registry: Registry,
  jobs: readonly Job[],
  now: number,
): Promise<Team[]> => {
  const keys = jobs.flatMap(locateKeysOf).filter((key) => !isLocated(registry, key));
  const found = keys.length === 0 ? [] : (await store.locate(keys)).values();
  const asked = jobs.flatMap((job) => (job.type === 'load' ? [job.teamId] : []));
  const missing = new Set([...found, ...asked].filter((id) => !registry.teams.has(id)));
  const teams: Team[] = [];
  for (const teamId of missing) {
    const loaded = await store.loadTeam(teamId);
    if (loaded !== null) teams.push(teamFrom(loaded, now));
  }
  return teams;
};

const readMessages = async (
  store: RelayStore,
  jobs: readonly Job[],
): Promise<Map<string, MessageMeta[]>> => {
  const ids = new Set(jobs.flatMap(messageIdsOf));
  const messages = new Map<string, MessageMeta[]>();
  if (ids.size === 0) return messages;
  for (const meta of await store.messages([...ids]))
    messages.set(meta.messageId, [...(messages.get(meta.messageId) ?? []), meta]);
  return messages;
};

const readWords = async (
  store: RelayStore,
  jobs: readonly Job[],
): Promise<Map<string, MessageWords>> => {
  // One such request is answered for each connection and turn: words for others would be read for nothing.
  const asked = new Map<Conn, readonly string[]>();
  for (const job of jobs) {
    const ids = askedIdsOf(job);
    if (job.type === 'request' && ids.length > 0 && !asked.has(job.conn)) asked.set(job.conn, ids);
  }
  const ids = new Set([...asked.values()].flat());
  const found = ids.size === 0 ? [] : await store.words([...ids]);
  return new Map(found.map((words) => [refKey(words), words]));
};

const readPages = async (
  store: RelayStore,
  replays: Iterable<Conn>,
): Promise<Map<Conn, readonly LogEntry[]>> => {
  const pages = new Map<Conn, readonly LogEntry[]>();
  for (const conn of replays) {
    const { device, feed } = conn;
    if (conn.closed || device === null || feed.mode !== 'replaying') continue;
    const { memberId } = device.member;
    pages.set(conn, await store.entriesAfter(memberId, feed.position, PAGE_BYTES));
  }
  return pages;
};

/** Reads all that a turn needs. Rejects when the disk fails; the registry knows the loaded teams then or not. */
export const prefetch = async (
  store: RelayStore,
  registry: Registry,
  jobs: readonly Job[],
  replays: Iterable<Conn>,
  now: number,
): Promise<Fetched> => {
  const loaded = await loadTeams(store, registry, jobs, now);
  const messages = await readMessages(store, jobs);
  const words = await readWords(store, jobs);
  const pages = await readPages(store, replays);
  for (const team of loaded) register(registry, team);
  return { loaded, messages, words, pages };
};
