/** A backup beside a relay that takes sends: one moment of it, whole, and nobody waits for it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import { scaled } from '../support/fault-scale.ts';
import { type RunningCli, runCli, startCli } from '../support/relay-cli.ts';
import { connectClient, type RelayClient } from '../support/relay-client.ts';
import { words } from '../support/relay-rig.ts';

const who = { deviceName: 'd', timeZone: 'UTC' };
const SENDERS = 8;
/** Each connection may send 30 a second (T6). */
const PACE_MS = 40;

let folder: string;
const running: RunningCli[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-backup-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((relay) => relay.end('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

const start = async (data: string): Promise<RunningCli> => {
  const relay = await startCli(['--port', '0', '--data', data, '--signup', 'open']);
  running.push(relay);
  return relay;
};
const post = async (url: string, body: unknown): Promise<unknown> => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
};
const online = async (url: string, token: string): Promise<RelayClient> => {
  const client = await connectClient(url);
  await client.hello(token, { cursor: 0 });
  return client;
};
const bodiesIn = (client: RelayClient): string[] =>
  client
    .entries()
    .flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages.map((it) => it.body) : []));

it('[H1] a backup beside a relay under load has all that was acknowledged before it began', async () => {
  const relay = await start(join(folder, 'data'));
  const team = { teamName: 'Crew', memberName: 'Ana', ...who };
  const ana = httpReplies.createTeam.parse(await post(`${relay.url}/v1/teams`, team));
  const invite = ana.inviteUrl.split('#join=')[1];
  const senders = await Promise.all(
    Array.from({ length: SENDERS }, async (_, n) => {
      const body = { invite, memberName: `Ben ${n}`, ...who };
      const ben = httpReplies.join.parse(await post(`${relay.url}/v1/join`, body));
      return online(relay.url, ben.token);
    }),
  );
  const awake = await online(relay.url, ana.token); // So that the log grows by every message.
  await awake.ask('activity', { activity: 'active', at: 0 });

  const acknowledged: string[] = [];
  const waits: number[] = [];
  let isOver = false;
  const pour = async (client: RelayClient, name: number): Promise<void> => {
    for (let n = 0; !isOver; n += 1) {
      const body = `${name} ${n} ${'x'.repeat(2000)}`;
      const since = performance.now();
      const answer = await client.ask('message.send', words(ana.memberId, body));
      const took = performance.now() - since;
      if (answer.type === 'ok') acknowledged.push(body);
      waits.push(took);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, PACE_MS - took)));
    }
  };
  const pouring = Promise.all(senders.map(pour));
  const backups: { file: string; before: readonly string[] }[] = [];
  for (let round = 0; round < scaled(20, 2); round += 1) {
    const file = join(folder, `backup-${round}.db`);
    await expect.poll(() => acknowledged.length).toBeGreaterThan(40 * (round + 1));
    const before = [...acknowledged];
    const ended = await runCli(['backup', file, '--data', join(folder, 'data')]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Backed up to .*: [\d.]+ [kM]B in [\d.]+ s, checked whole\.\n$/);
    backups.push({ file, before });
  }
  isOver = true;
  await pouring;
  waits.sort((a, b) => a - b);
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
  const last = statSync(backups.at(-1)?.file ?? '').size;
  console.log(
    JSON.stringify({
      backups: backups.length,
      sends: acknowledged.length,
      okP99Ms: Math.round(p99),
      okMaxMs: Math.round(waits.at(-1) ?? 0),
      lastBytes: last,
    }),
  );
  expect(p99).toBeLessThan(1000);
  await relay.end('SIGTERM');

  const checked = backups.filter((_, index) => index % scaled(5, 1) === 0);
  for (const [index, { file, before }] of checked.entries()) {
    const data = join(folder, `restored-${index}`);
    expect(await runCli(['restore', file, '--data', data])).toMatchObject({ code: 0, stderr: '' });
    const restored = await start(data);
    const client = await online(restored.url, ana.token);
    expect(await client.closed).toBe(1012); // Behind what it has the log goes on far ahead (H6).
    const known = bodiesIn(client);
    expect(new Set(known).size).toBe(known.length);
    const missing = before.filter((body) => !new Set(known).has(body));
    expect(missing).toEqual([]);
    const seqs = client.entries().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    await restored.end('SIGTERM');
  }
});
