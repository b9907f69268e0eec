/** Everybody is back at once: a relay that was killed is there again, and all its clients come in one moment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Credentials } from '../../server/core/accounts/teams.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { Presence } from '../../shared/protocol/fields.ts';
import { scaled } from '../support/fault-scale.ts';
import { forMs, inMb, processorMs, record, residentBytes } from '../support/measure.ts';
import { prepareData, prepareTeam } from '../support/prepared-data.ts';
import { OPCODE } from '../support/raw/frames.ts';
import { helloWith, openRaw, type RawSocket } from '../support/raw/socket.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';

/** All are welcome and up to date within this. */
const SETTLED_MS = 5000;
/** Who is not up to date by then never will be. */
const GIVE_UP_MS = 20_000;
/** Of so many all frames are read; of the others the beginnings alone, so that the clients are not what is slow. */
const READ_WHOLE = 20;

let folder: string;
let relay: RunningCli;
const start = async (): Promise<void> => {
  relay = await startCli(['--port', '0', '--data', folder, '--signup', 'open']);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-all-'));
});
afterEach(async () => {
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Returning {
  readonly raw: RawSocket;
  /** Whole texts, where they are kept. */
  readonly texts: string[];
  readonly welcome: Promise<void>;
  readonly pong: Promise<void>;
  bytes(): number;
}

const comeBack = async (member: Credentials, more: object, isRead: boolean): Promise<Returning> => {
  let bytes = 0;
  const texts: string[] = [];
  let onWelcome = (): void => undefined;
  let onPong = (): void => undefined;
  const welcome = new Promise<void>((resolve) => (onWelcome = resolve));
  const pong = new Promise<void>((resolve) => (onPong = resolve));
  const raw = await openRaw(relay.url, {
    keepBytes: isRead ? Infinity : 24,
    onFrame: ({ opcode, length, payload }) => {
      if (opcode !== OPCODE.text) return;
      bytes += length;
      const start = payload.subarray(0, 18).toString('latin1');
      if (start.startsWith('{"type":"welcome"')) onWelcome();
      if (start.startsWith('{"type":"pong"')) onPong();
      if (isRead) texts.push(payload.toString());
    },
  });
  raw.say(helloWith(member.token, more));
  return { raw, texts, welcome, pong, bytes: () => bytes };
};

/** Presence as a client has it in the end. */
const presenceAt = (texts: readonly string[]): Map<string, Presence> => {
  const shown = new Map<string, Presence>();
  for (const text of texts) {
    const frame = parseReply(text);
    if (!frame.ok) throw new Error(text);
    if (frame.value.type === 'welcome' || frame.value.type === 'presence')
      for (const member of frame.value.members) shown.set(member.memberId, member);
  }
  return shown;
};

/** Whether one of a team is offline still, for a client whose frames are read: told so, or not listed at all. */
const missesSomebody = (texts: readonly string[], teamSize: number): boolean => {
  const shows = new Map<string, string>();
  for (const text of texts) {
    const { members = [] } = JSON.parse(text) as { members?: readonly Presence[] };
    for (const { memberId, show } of members) shows.set(memberId, show);
  }
  return shows.size < teamSize || [...shows.values()].includes('offline');
};

const allBack = async (members: readonly Credentials[], teamSize: number, more: object) => {
  const startedAt = performance.now();
  const back = await Promise.all(
    members.map((member, index) =>
      comeBack(member, more, index % Math.ceil(members.length / READ_WHOLE) === 0),
    ),
  );
  await Promise.all(back.map((client) => client.welcome));
  const welcomeMs = performance.now() - startedAt;
  for (const { raw } of back) raw.say({ type: 'ping', id: 'settled' });
  await Promise.all(back.map((client) => client.pong));
  // A large team is told of who comes a few times a second: the last of it may come after the answer to a ping.
  const isOver = (): boolean => performance.now() - startedAt >= GIVE_UP_MS;
  const read = back.filter(({ texts }) => texts.length > 0);
  while (read.some(({ texts }) => missesSomebody(texts, teamSize)) && !isOver()) await forMs(50);
  return { back, welcomeMs, settledMs: performance.now() - startedAt };
};

const hangUp = (back: readonly Returning[]): Promise<unknown> => {
  for (const { raw } of back) raw.socket.destroy();
  return Promise.all(back.map(({ raw }) => raw.closed));
};

const prove = async (name: string, teams: number, size: number): Promise<void> => {
  const crews = await prepareData(folder, (core) =>
    Promise.all(Array.from({ length: teams }, () => prepareTeam(core, size))),
  );
  const members = crews.flat();
  await start();
  const before = await allBack(members, size, { cursor: 0 });
  const roster = parseReply(before.back[0]?.texts[0] ?? '');
  if (!roster.ok || roster.value.type !== 'welcome') throw new Error('no welcome came first');
  await relay.end('SIGKILL');
  await hangUp(before.back);
  await start();
  const pid = relay.child.pid ?? 0;
  const idleMs = processorMs(pid);
  const { back, welcomeMs, settledMs } = await allBack(members, size, {
    cursor: 0,
    roster: roster.value.roster,
  });
  record(name, {
    clients: members.length,
    teams,
    welcomeMs: Math.round(welcomeMs),
    settledMs: Math.round(settledMs),
    relayProcessorMs: processorMs(pid) - idleMs,
    relayMb: inMb(residentBytes(pid)),
    sentMb: inMb(back.reduce((sum, client) => sum + client.bytes(), 0)),
  });
  for (const { texts } of back.filter((client) => client.texts.length > 0)) {
    const shown = presenceAt(texts);
    expect(shown.size).toBe(size);
    expect([...shown.values()].filter(({ show }) => show === 'offline')).toEqual([]);
  }
  await hangUp(back);
  expect(settledMs).toBeLessThan(SETTLED_MS);
};

it('[T5][P6] settles within 5 s when all members of one team are back at once', () =>
  prove('one team back at once', 1, scaled(2000, 300)));

it('[T5][P6] settles within 5 s when all members of many teams are back at once', () =>
  prove('40 teams back at once', scaled(40, 8), 50));
