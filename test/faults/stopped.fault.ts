/** A real relay process, stopped in order while sends are in flight (T7). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import { scaled } from '../support/fault-scale.ts';
import { startCli } from '../support/relay-cli.ts';
import { connectClient } from '../support/relay-client.ts';
import { words } from '../support/relay-rig.ts';

it('[T7] closes all 1012 at SIGTERM, and what got ok is there after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fermata-stopped-'));
  const start = () => startCli(['--port', '0', '--data', folder, '--signup', 'open']);
  let relay = await start();
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(relay.url + path, init)).json();
  };
  try {
    const who = { deviceName: 'd', timeZone: 'UTC' };
    const team = { teamName: 'Crew', memberName: 'Ana', ...who };
    const ana = httpReplies.createTeam.parse(await post('/v1/teams', team));
    const invite = ana.inviteUrl.split('#join=')[1];
    const ben = httpReplies.join.parse(await post('/v1/join', { invite, memberName: 'B', ...who }));
    const acknowledged: string[] = [];
    const closed: number[] = [];
    for (let round = 0; round < scaled(30, 4); round += 1) {
      const a = await connectClient(relay.url);
      const b = await connectClient(relay.url);
      const stranger = await connectClient(relay.url);
      await a.hello(ana.token, { cursor: 0 });
      await b.hello(ben.token);
      const sends = Array.from({ length: 40 }, async (_, index) => {
        const body = `round ${round}, message ${index}`;
        // Without an answer nothing was promised.
        const answer = await b.ask('message.send', words(ana.memberId, body)).catch(() => null);
        if (answer?.type === 'ok') acknowledged.push(body);
      });
      if (round % 2 === 0) await Promise.race(sends);
      const ended = await relay.end('SIGTERM');
      await Promise.allSettled(sends);
      expect(ended.code).toBe(0);
      closed.push(await a.closed, await b.closed, await stranger.closed);
      relay = await start();
    }
    expect(new Set(closed)).toEqual(new Set([1012]));
    expect(acknowledged.length).toBeGreaterThan(0);
    const again = await connectClient(relay.url);
    await again.hello(ana.token, { cursor: 0 });
    await again.ask('activity', { activity: 'active', at: 0 });
    await again.ask('ping');
    const got = again
      .entries()
      .flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages.map((it) => it.body) : []));
    expect(new Set(got).size).toBe(got.length);
    expect(acknowledged.filter((body) => !got.includes(body))).toEqual([]);
    console.log(
      JSON.stringify({ stops: closed.length / 3, acknowledged: acknowledged.length, lost: 0 }),
    );
  } finally {
    await relay.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
