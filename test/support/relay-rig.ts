/** A real relay in this process, with a clock that a test moves, and people who joined its team. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Relay, type RelayOptions, startRelay } from '../../server/app.ts';
import { randomUUID } from 'node:crypto';
import { httpReplies } from '../../shared/protocol/http.ts';
import { type ManualClock, createManualClock } from './manual-clock.ts';
import { connectClient, type RelayClient } from './relay-client.ts';

/** What lets a test's member in. */
export interface Account {
  readonly token: string;
  readonly memberId: string;
  readonly teamId: string;
}
/** A relay under test. */
export interface RelayRig {
  readonly clock: ManualClock;
  readonly dataDir: string;
  relay(): Relay;
  /** What it reported. */
  readonly reports: string[];
  /** Stops the relay and starts one on the same data. */
  restart(): Promise<void>;
  /** A new team with its founder. */
  team(name?: string): Promise<Account & { inviteUrl: string }>;
  /** Another member of a team. */
  join(inviteUrl: string, name: string): Promise<Account>;
  /** A connection that has said hello, and reported its activity. */
  online(account: Account, fields?: Record<string, unknown>): Promise<RelayClient>;
  /** A connection that has said hello and nothing else. */
  connected(account: Account, fields?: Record<string, unknown>): Promise<RelayClient>;
  /** Lets time pass, while those who are connected ping as clients do (T4). */
  pass(ms: number): Promise<void>;
  post(path: string, body: unknown, token?: string): Promise<Response>;
  /** Vanishes without a goodbye, and waits until the relay has noticed. */
  vanish(client: RelayClient, account: Account): Promise<void>;
  /** Stops it and takes its data away. */
  close(): Promise<void>;
}

/** How often clients ping. */
const PING_MS = 20_000;

const options = (dataDir: string): RelayOptions => ({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  signup: 'open',
  publicUrl: null,
  adminSecret: null,
  allowOrigins: [],
  webRoot: join(dataDir, 'web'),
  retentionDays: 30,
  admin: null,
});

/** Starts a relay for a test. */
export const startRig = async (more: Partial<RelayOptions> = {}): Promise<RelayRig> => {
  const clock = createManualClock();
  const dataDir = mkdtempSync(join(tmpdir(), 'fermata-relay-'));
  const reports: string[] = [];
  const reporter = {
    report: (what: string, cause?: unknown): void => {
      reports.push(cause instanceof Error ? `${what}: ${cause.message}` : what);
    },
  };
  const start = async (): Promise<Relay> => {
    const started = await startRelay({ ...options(dataDir), clock, reporter, ...more });
    if (!started.ok) throw new Error(started.error.message);
    return started.value;
  };
  let relay = await start();
  const clients = new Set<RelayClient>();
  const post = (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(relay.url + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  const connected = async (account: Account, fields?: Record<string, unknown>) => {
    const client = await connectClient(relay.url);
    clients.add(client);
    await client.hello(account.token, fields);
    return client;
  };
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= PING_MS) {
      clock.advance(Math.min(left, PING_MS));
      const open = [...clients].filter((client) => client.isOpen());
      await Promise.all(open.map((client) => client.ask('ping')));
    }
  };
  const lastSeenAt = async (account: Account): Promise<number | null> => {
    const headers = { Authorization: `Bearer ${account.token}` };
    const answer = await fetch(`${relay.url}/v1/devices`, { headers });
    const list = httpReplies.listDevices.parse(await answer.json());
    return list.devices.find((device) => device.current)?.lastSeenAt ?? null;
  };
  const vanish = async (client: RelayClient, account: Account): Promise<void> => {
    clock.advance(1); // So that the moment of its end is one of its own.
    client.vanish();
    while ((await lastSeenAt(account)) !== clock.now()) await setImmediate();
  };
  return {
    clock,
    dataDir,
    pass,
    vanish,
    reports,
    relay: () => relay,
    restart: async () => {
      await relay.stop();
      relay = await start();
    },
    post,
    team: async (name = 'Ana') => {
      const body = { teamName: 'Crew', memberName: name, deviceName: 'd', timeZone: 'UTC' };
      return (await (await post('/v1/teams', body)).json()) as Account & { inviteUrl: string };
    },
    join: async (inviteUrl, name) => {
      const invite = inviteUrl.split('#join=')[1];
      const body = { invite, memberName: name, deviceName: 'd', timeZone: 'UTC' };
      return (await (await post('/v1/join', body)).json()) as Account;
    },
    connected,
    online: async (account, fields) => {
      const client = await connected(account, fields);
      await client.ask('activity', { activity: 'active', at: clock.now() });
      return client;
    },
    close: async () => {
      for (const client of clients) client.vanish();
      await relay.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** An id as clients make them. */
export const newId = (): string => randomUUID();

/** Fields of a `message.send`. */
export const words = (to: string, body: string, more: Record<string, unknown> = {}) => ({
  messageId: newId(),
  to,
  body,
  urgency: 'normal',
  ...more,
});

/** Starts a session at a client; answers its id and deadline. */
export const startFocus = async (
  rig: RelayRig,
  client: RelayClient,
  ms: number,
  urgent: 'allow' | 'refuse' = 'allow',
): Promise<{ readonly focusId: string; readonly endsAt: number }> => {
  const focusId = newId();
  const endsAt = rig.clock.now() + ms;
  const answer = await client.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent });
  if (answer.type !== 'ok') throw new Error(`no focus was started: ${JSON.stringify(answer)}`);
  return { focusId, endsAt };
};

/** The batches that have come to a client, in order. */
export const batchesOf = (client: RelayClient) =>
  client.entries().flatMap(({ entry }) => (entry.type === 'batch' ? [entry] : []));
