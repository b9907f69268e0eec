/** What a run works on: a relay that may die, its time, members with their clients, and the notes of it all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as z from 'zod';
import { httpReplies } from '../../shared/protocol/http.ts';
import { type Random, seededRandom } from './random.ts';
import { type Client, newClient } from './client.ts';
import type { History, Seen } from './history.ts';
import { openLink } from './link.ts';
import type { Program } from './program.ts';
import type { RelayHost, Serving } from './relay-host.ts';

/** The world of one run. */
export interface World {
  readonly random: Random;
  readonly clients: readonly Client[];
  /** Ids of the members, in the order in which they joined. */
  readonly members: readonly string[];
  readonly history: History;
  note(seen: Seen): void;
  /** Relay time as the relay would tell it, epoch ms. */
  now(): number;
  leap(ms: number): void;
  /** Kills the relay and starts it again on its data. Does nothing while that is under way. */
  kill(downMs: number, leapMs: number): void;
  /** Resolves when the relay serves. */
  serving(): Promise<void>;
  /** Resolves when the relay serves and most clients are there, or after a while without them. */
  mostBack(): Promise<void>;
  kills(): number;
  cuts(): number;
  /** Calls the relay over HTTP as a device; null when it did not answer as it should. */
  call(method: 'POST' | 'DELETE', path: string, token: string, body?: object): Promise<unknown>;
  /** A client for a device that was let in. */
  addClient(memberId: string, token: string): Promise<Client>;
  /** A second device for a member; null when it could not be had. */
  claimDevice(memberId: string, token: string): Promise<Client | null>;
  dispose(): Promise<void>;
}

/** Relay time begins late on a day in UTC, so that runs go over midnight. */
const BEGINS_AT = Date.UTC(2026, 5, 10, 20);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A relay that is killed and started again, and the time that it lives in. */
const openMachine = async (host: RelayHost, note: (seen: Seen) => void) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fermata-chaos-'));
  const startedAt = performance.now();
  let leaptMs = 0;
  let kills = 0;
  const now = (): number => Math.round(BEGINS_AT + performance.now() - startedAt + leaptMs);
  const onReport = (text: string): void => {
    note({ type: 'reported', text });
  };
  let relay: Serving | null = await host.serve(dataDir, now(), onReport);
  let restarting: Promise<void> | null = null;
  const restart = async (downMs: number, leapMs: number): Promise<void> => {
    const dying = relay;
    await dying?.kill();
    relay = null;
    leaptMs += leapMs;
    await sleep(downMs);
    relay = await host.serve(dataDir, now(), onReport);
  };
  return {
    now,
    port: () => relay?.port ?? null,
    leap: (ms: number) => {
      leaptMs += ms;
      relay?.leap(ms);
    },
    kill: (downMs: number, leapMs: number) => {
      if (restarting !== null) return;
      kills += 1;
      restarting = restart(downMs, leapMs)
        .catch((cause: unknown) => {
          note({ type: 'stuck', text: `The relay did not start again: ${String(cause)}` });
        })
        .finally(() => {
          restarting = null;
        });
    },
    serving: async () => restarting ?? undefined,
    kills: () => kills,
    dispose: async () => {
      await restarting;
      await relay?.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Far more than a call takes on a busy machine. */
const CALL_MS = 10_000;
/** How long steps wait for clients who were cut off: not for all, since who is away is part of a run. */
const BACK_MS = 150;
const MOST = 0.7;

/** A world with the members and devices of a program, everyone about to connect. */
export const openWorld = async (host: RelayHost, program: Program): Promise<World> => {
  const random = seededRandom(program.seed ^ 0x5eed);
  const history: Seen[] = [];
  const note = (seen: Seen): void => void history.push(seen);
  const machine = await openMachine(host, note);
  const clients: Client[] = [];
  const members: string[] = [];
  let conns = 0;
  const nextConn = (): number => ++conns;

  const call: World['call'] = async (method, path, token, body) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const signal = AbortSignal.timeout(CALL_MS);
    try {
      const url = `http://127.0.0.1:${machine.port() ?? 1}${path}`;
      const answer = await fetch(url, { method, headers, signal, ...sent });
      if (!answer.ok) return null;
      return answer.status === 204 ? {} : ((await answer.json()) as unknown);
    } catch {
      return null; // The relay is down, or was killed before it answered: both are part of a run.
    }
  };
  const post = async <S extends z.ZodType>(
    path: string,
    token: string,
    body: object,
    schema: S,
  ): Promise<z.infer<S> | null> => {
    const answer = schema.safeParse(await call('POST', path, token, body));
    return answer.success ? answer.data : null;
  };

  const addClient: World['addClient'] = async (memberId, token) => {
    const link = await openLink(machine.port);
    const device = `m${members.indexOf(memberId)}.${clients.length}`;
    const client = newClient({ device, memberId, token }, { link, random, note, nextConn });
    clients.push(client);
    return client;
  };
  const claimDevice: World['claimDevice'] = async (memberId, token) => {
    const made = await post('/v1/devices', token, {}, httpReplies.createDeviceCode);
    if (made === null) return null;
    const claim = { code: made.code, deviceName: 'd' };
    const claimed = await post('/v1/devices/claim', '', claim, httpReplies.claimDevice);
    return claimed === null ? null : addClient(memberId, claimed.token);
  };

  const mostBack = async (): Promise<void> => {
    await machine.serving();
    const by = performance.now() + BACK_MS;
    const isThere = (): boolean =>
      clients.filter((client) => client.isOnline()).length >= MOST * clients.length;
    while (!isThere() && performance.now() < by) await sleep(2);
  };

  const who = { deviceName: 'd', timeZone: 'UTC' };
  const found = async (): Promise<{ token: string; memberId: string; invite: string }> => {
    const team = { teamName: 'Crew', memberName: 'M0', ...who };
    const founder = await post('/v1/teams', '', team, httpReplies.createTeam);
    if (founder === null) throw new Error('No team could be founded.');
    return { ...founder, invite: founder.inviteUrl.split('#join=')[1] ?? '' };
  };
  const letIn = async (invite: string, index: number) => {
    const joined = await post(
      '/v1/join',
      '',
      { invite, memberName: `M${index}`, ...who },
      httpReplies.join,
    );
    if (joined === null) throw new Error('A member could not join.');
    return joined;
  };
  const populate = async (): Promise<void> => {
    const founder = await found();
    const others = program.devices.slice(1).map((_, index) => letIn(founder.invite, index + 1));
    const all = [founder, ...(await Promise.all(others))];
    members.push(...all.map(({ memberId }) => memberId));
    for (const { memberId, token } of all) await addClient(memberId, token);
    const claims = program.devices.flatMap((count, index) =>
      Array.from({ length: count - 1 }, () => all[index] ?? founder),
    );
    // A code counts as wrong until it proves right, and five wrong ones are too many.
    while (claims.length > 0)
      await Promise.all(
        claims.splice(0, 4).map(({ memberId, token }) => claimDevice(memberId, token)),
      );
  };

  const dispose = async (): Promise<void> => {
    for (const client of clients) client.leave('vanish', null);
    for (const client of clients) client.link.close();
    await machine.dispose();
  };
  try {
    await populate();
  } catch (cause) {
    await dispose();
    throw cause;
  }
  const { now, leap, kill, serving, kills } = machine;
  return {
    random,
    clients,
    members,
    history,
    note,
    now,
    leap,
    kill,
    serving,
    mostBack,
    kills,
    cuts: () => clients.reduce((sum, { link }) => sum + link.cuts(), 0),
    call,
    addClient,
    claimDevice,
    dispose,
  };
};
