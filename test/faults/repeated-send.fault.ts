/** The same send again and again, over many connections at once and over a kill: one message (H2). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Credentials } from '../../server/core/accounts/teams.ts';
import { REQUEST_RATE } from '../../shared/protocol/limits.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { scaled } from '../support/fault-scale.ts';
import { record } from '../support/measure.ts';
import { prepareData, prepareTeam } from '../support/prepared-data.ts';
import { helloWith, openRaw } from '../support/raw/socket.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';
import { connectClient, isType, type RelayClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

/** Connections of the sender at one time. */
const AT_ONCE = 10;
/** What one connection may ask in a burst, but for its hello (T6). */
const BURST = REQUEST_RATE.burst - 1;

let folder: string;
let relay: RunningCli;
let ana: Credentials;
let ben: Credentials;
const start = async (): Promise<void> => {
  relay = await startCli(['--port', '0', '--data', folder]);
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-repeated-'));
  const crew = await prepareData(folder, (core) => prepareTeam(core, 2));
  [ana, ben] = crew as [Credentials, Credentials];
  await start();
});
afterEach(async () => {
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const online = async (who: Credentials): Promise<RelayClient> => {
  const client = await connectClient(relay.url);
  await client.hello(who.token, { cursor: 0 });
  return client;
};

type Answer = ReplyOf<'ok' | 'error'>;

/** Sends the same `count` times over one connection, without waiting for answers. Answers those that came. */
const sendOften = async (
  send: object,
  count: number,
  onFirst: () => void = () => undefined,
): Promise<Answer[]> => {
  const raw = await openRaw(relay.url);
  raw.say(helloWith(ben.token));
  for (let index = 0; index < count; index += 1)
    raw.say({ type: 'message.send', id: `m${index}`, ...send });
  void raw.until('"re":"m0"').then(onFirst);
  await raw.until(`"re":"m${count - 1}"`);
  raw.socket.destroy();
  return raw.texts.flatMap((text) => {
    const frame = parseReply(text);
    return frame.ok && (frame.value.type === 'ok' || frame.value.type === 'error')
      ? [frame.value]
      : [];
  });
};

/** Sends the same `count` times in all, some connections at once. */
const sendInAll = async (send: object, count: number): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let left = count; left > 0;) {
    const shares: number[] = [];
    while (shares.length < AT_ONCE && left > 0) {
      shares.push(Math.min(BURST, left));
      left -= shares.at(-1) ?? 0;
    }
    const got = await Promise.all(shares.map((share) => sendOften(send, share)));
    answers.push(...got.flat());
  }
  return answers;
};

const withoutRe = (answer: Answer): string => JSON.stringify({ ...answer, re: '' });

it('[H2] is one message, however often and over whatever connection it is sent', async () => {
  const tries = scaled(10_000, 1000);
  const a = await online(ana);
  const focusId = newId();
  const endsAt = (a.frames.find(isType('welcome'))?.now ?? 0) + 600_000;
  await a.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'allow' });
  const send = words(ana.memberId, 'once');

  const startedAt = performance.now();
  const held = await sendInAll(send, tries / 2);
  const cut: Answer[] = [];
  await new Promise<void>((resolve) => {
    void sendOften(send, BURST, resolve).then((answers) => cut.push(...answers));
  });
  await relay.end('SIGKILL');
  await start();
  const again = await sendInAll(send, tries / 2);
  const tookMs = performance.now() - startedAt;
  expect(held.length + again.length).toBe(tries);
  const answers = [...held, ...cut, ...again];
  expect(new Set(answers.map(withoutRe))).toEqual(
    new Set([JSON.stringify({ type: 'ok', re: '', state: 'held', expectedAt: endsAt })]),
  );

  const conflicts = await sendInAll({ ...send, body: 'twice' }, 100);
  expect(conflicts.every((it) => it.type === 'error' && it.code === 'conflict')).toBe(true);
  const back = await online(ana);
  await back.ask('focus.end', { focusId, outcome: 'completed' });
  const late = await sendInAll(send, 100);
  expect(late.every((it) => it.type === 'ok' && it.state === 'delivered')).toBe(true);
  await back.ask('ping');
  const batches = back.entries().filter(({ entry }) => entry.type === 'batch');
  expect(batches).toHaveLength(1);
  expect(batches[0]?.entry).toMatchObject({ messages: [{ body: 'once' }] });

  back.vanish();
  await relay.end('SIGTERM');
  const database = new Database(join(folder, 'relay.db'), { readonly: true });
  const count = (sql: string): unknown => database.prepare(sql).pluck().get();
  const rows = count('SELECT count(*) FROM messages');
  const batchRows = count(`SELECT count(*) FROM entries WHERE entry LIKE '%"type":"batch"%'`);
  database.close();
  expect({ rows, batchRows }).toEqual({ rows: 1, batchRows: 1 });
  record('the same send', {
    tries,
    answered: answers.length,
    duringKill: cut.length,
    rows,
    batchRows,
    tookMs: Math.round(tookMs),
  });
});
