/** A real relay process, killed from one moment to the next (H1, H5). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import { scaled } from '../support/fault-scale.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';
import { connectClient, isType, type RelayClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

let folder: string;
let relay: RunningCli;
const start = async (): Promise<void> => {
  relay = await startCli(['--port', '0', '--data', folder, '--signup', 'open']);
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-durability-'));
  await start();
});
afterEach(async () => {
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const post = async (path: string, body: unknown): Promise<unknown> => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(relay.url + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return answer.json();
};
const online = async (token: string, cursor = 0): Promise<RelayClient> => {
  const client = await connectClient(relay.url);
  await client.hello(token, { cursor });
  return client;
};
const who = { deviceName: 'd', timeZone: 'UTC' };
const people = async () => {
  const team = { teamName: 'Crew', memberName: 'Ana', ...who };
  const ana = httpReplies.createTeam.parse(await post('/v1/teams', team));
  const invite = ana.inviteUrl.split('#join=')[1];
  const ben = httpReplies.join.parse(await post('/v1/join', { invite, memberName: 'Ben', ...who }));
  return { ana, ben };
};
const killAndRestart = async (): Promise<void> => {
  await relay.end('SIGKILL');
  await start();
};
const bodiesIn = (client: RelayClient): string[] =>
  client
    .entries()
    .flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages.map((it) => it.body) : []));

it('[H1] has on disk what it acknowledged, when it is killed right after', async () => {
  const { ana, ben } = await people();
  const acknowledged: string[] = [];
  for (let round = 0; round < scaled(50, 5); round += 1) {
    const b = await online(ben.token);
    const sends = Array.from({ length: 10 }, async (_, index) => {
      const body = `round ${round}, message ${index}`;
      const ok = await b.ask('message.send', words(ana.memberId, body));
      if (ok.type === 'ok') acknowledged.push(body);
    });
    // The kill comes with the first `ok`; the others were under way.
    await Promise.race(sends);
    await killAndRestart();
    await Promise.allSettled(sends);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(5);
  const a = await online(ana.token);
  await a.ask('activity', { activity: 'active', at: 0 });
  await a.ask('ping');
  const got = bodiesIn(a);
  expect(new Set(got).size).toBe(got.length);
  for (const body of acknowledged) expect(got).toContain(body);
});

it('[H5] releases once, when it is killed around a release', async () => {
  const { ana, ben } = await people();
  const sent: string[] = [];
  for (let round = 0; round < scaled(60, 6); round += 1) {
    const focusId = newId();
    const a = await online(ana.token);
    const b = await online(ben.token);
    const endsAt = (a.frames.find(isType('welcome'))?.now ?? 0) + 600_000;
    await a.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'allow' });
    for (let index = 0; index < 3; index += 1) {
      const body = `round ${round}, message ${index}`;
      await b.ask('message.send', words(ana.memberId, body));
      sent.push(body);
    }
    // Killed before the end is written, while it is, when the first entry came, and when it was answered.
    const end = a.ask('focus.end', { focusId, outcome: 'completed' }).catch(() => null);
    if (round % 3 === 1) await a.entry('focus', (it) => it.state === 'ended');
    if (round % 3 === 2) await end;
    await killAndRestart();
    const again = await online(ana.token);
    await again.ask('focus.end', { focusId, outcome: 'completed' });
    await again.ask('ping');
    expect(bodiesIn(again)).toEqual(sent);
    const seqs = again.entries().map((it) => it.seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    const batches = again.entries().filter((it) => it.entry.type === 'batch');
    expect(batches).toHaveLength(round + 1);
  }
});
