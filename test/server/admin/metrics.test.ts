/** What a scrape tells of a short story: only what happened and was kept, and nothing of whom. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpReplies } from '../../../shared/protocol/http.ts';
import type { ReplyOf } from '../../../shared/protocol/replies.ts';
import { memoryRelayStore, type MemoryRelayStore } from '../../support/memory-relay-store.ts';
import { type RunningCli, startCli } from '../../support/relay-cli.ts';
import { connectClient, type RelayClient } from '../../support/relay-client.ts';
import { newId, type RelayRig, startFocus, startRig, words } from '../../support/relay-rig.ts';
import { moved, scrape, type Scraped } from '../../support/scrape.ts';

const MINUTE = 60_000;

describe('a relay with an admin address', () => {
  let store: MemoryRelayStore;
  let rig: RelayRig;
  let start: Scraped;
  beforeEach(async () => {
    store = memoryRelayStore();
    rig = await startRig({ store, admin: { host: '127.0.0.1', port: 0 } });
    start = await look();
  });
  afterEach(() => rig.close());
  const look = (): Promise<Scraped> => scrape(rig.relay().adminUrl ?? '');
  const movedSince = async (before: Scraped) => moved(before, await look());

  it('counts what a send came to, and the same one again not at all', async () => {
    const ana = await rig.team('Ana');
    const a = await rig.online(ana);
    const b = await rig.online(await rig.join(ana.inviteUrl, 'Ben'));
    const before = await look();
    const live = words(ana.memberId, 'now');
    await b.ask('message.send', live);
    await b.ask('message.send', live);
    const { focusId } = await startFocus(rig, a, 25 * MINUTE);
    const [first, second] = [words(ana.memberId, 'one'), words(ana.memberId, 'two')];
    await b.ask('message.send', first);
    await b.ask('message.send', second);
    await b.ask('message.revise', { messageId: first.messageId, body: 'one!' });
    await b.ask('message.withdraw', { messageId: second.messageId });
    const held = await look();
    expect(held.get('fermata_waiting_messages{state="held"}')).toBe(1);
    await a.ask('focus.end', { focusId, outcome: 'completed' });
    expect(await movedSince(before)).toEqual({
      'fermata_sends_total{state="delivered"}': 1,
      'fermata_sends_total{state="held"}': 2,
      'fermata_batches_total{reason="live"}': 1,
      'fermata_released_messages_total{reason="live"}': 1,
      'fermata_batches_total{reason="focus-ended"}': 1,
      'fermata_released_messages_total{reason="focus-ended"}': 1,
      fermata_revised_total: 1,
      fermata_withdrawn_total: 1,
    });
    const now = await look();
    expect(now.get('fermata_waiting_messages{state="held"}')).toBe(0);
    expect(now.get('fermata_connections{device="cli"}')).toBe(2);
    expect([now.get('fermata_teams'), now.get('fermata_members')]).toEqual([1, 2]);
  });

  it('[H8] counts what waits for one who is away, and that it came when they returned', async () => {
    const ana = await rig.team('Ana');
    const b = await rig.online(await rig.join(ana.inviteUrl, 'Ben'));
    const before = await look();
    await b.ask('message.send', words(ana.memberId, 'one'));
    await b.ask('message.send', words(ana.memberId, 'two'));
    expect((await look()).get('fermata_waiting_messages{state="queued"}')).toBe(2);
    await rig.online(ana);
    expect(await movedSince(before)).toEqual({
      'fermata_sends_total{state="queued"}': 2,
      'fermata_batches_total{reason="returned"}': 1,
      'fermata_released_messages_total{reason="returned"}': 2,
    });
  });

  it('[H1] counts a turn that was not kept as a fault, and nothing else of it', async () => {
    const ana = await rig.team('Ana');
    const b = await rig.online(await rig.join(ana.inviteUrl, 'Ben'));
    const before = await look();
    store.faults.push('storage_full');
    await b.ask('message.send', words(ana.memberId, 'lost'));
    expect(await b.closed).toBe(1011);
    await expect
      .poll(() => movedSince(before))
      .toEqual({
        'fermata_turn_faults_total{fault="storage_full"}': 1,
        'fermata_refused_total{code="storage_full"}': 1,
        'fermata_closes_total{by="relay",code="1011"}': 1,
        fermata_reports_total: 1,
      });
  });

  it('[T2] counts refusals by code, also of frames that never reach a team', async () => {
    const ana = await rig.team('Ana');
    const a = await rig.online(ana);
    const before = await look();
    await a.ask('message.send', words('nobody', 'x'));
    await a.ask('message.withdraw', { messageId: newId() });
    await a.ask('message.send', { to: 3 });
    await a.ask('no.such.thing');
    expect(await movedSince(before)).toEqual({
      'fermata_refused_total{code="not_found"}': 2,
      'fermata_refused_total{code="invalid"}': 1,
      'fermata_refused_total{code="unsupported"}': 1,
    });
  });

  it('[T1][T3] counts how connections end, and gives no series to a code of a client’s own', async () => {
    const ana = await rig.team('Ana');
    const [gone, left, odd] = [await rig.online(ana), await rig.online(ana), await rig.online(ana)];
    const stranger = await connectClient(rig.relay().url);
    const noisy = await connectClient(rig.relay().url);
    const before = await look();
    expect(before.get('fermata_connections{device="none"}')).toBe(2);
    gone.vanish();
    left.close(1000);
    odd.close(4999);
    stranger.raw(
      '{"type":"hello","id":"1","token":"no","protocol":1,"device":{"kind":"cli","name":"d"}}',
    );
    noisy.raw('[]');
    await expect
      .poll(() => movedSince(before))
      .toEqual({
        'fermata_closes_total{by="client",code="1000"}': 1,
        'fermata_closes_total{by="client",code="1006"}': 1,
        'fermata_closes_total{by="client",code="other"}': 1,
        'fermata_closes_total{by="relay",code="4003"}': 1,
        'fermata_closes_total{by="relay",code="1007"}': 1,
      });
  });

  it('[H6] tells how far devices that are connected lag behind their log', async () => {
    const ana = await rig.team('Ana');
    const a = await rig.online(ana);
    const b = await rig.online(await rig.join(ana.inviteUrl, 'Ben'));
    for (const body of ['one', 'two', 'three'])
      await b.ask('message.send', words(ana.memberId, body));
    const lag = async () => {
      const now = await look();
      return ['max', 'sum'].map((of) => now.get(`fermata_log_lag_entries{of="${of}"}`));
    };
    expect(await lag()).toEqual([3, 3]);
    await a.ask('stored', { seq: 2 }); // Ben now has two receipts to store.
    expect(await lag()).toEqual([2, 3]);
  });

  it('measures turns and commits, and counts HTTP answers by class', async () => {
    await rig.team('Ana');
    await rig.post('/v1/join', { invite: 'x' });
    const now = await look();
    expect(now.get('fermata_commit_seconds_count')).toBeGreaterThan(0);
    expect(now.get('fermata_turn_seconds_count')).toBeGreaterThan(0);
    expect(now.get('fermata_turn_jobs_sum')).toBeGreaterThan(0);
    expect(await movedSince(start)).toMatchObject({
      'fermata_http_answers_total{status="2xx"}': 1,
      'fermata_http_answers_total{status="4xx"}': 1,
    });
  });

  it('[P8] has no id, name or address in any label', async () => {
    const ana = await rig.team('Ana Secretname');
    const a = await rig.online(ana);
    const message = words('nobody', 'Secretbody');
    await a.ask('message.send', message);
    const text = await (await fetch(`${rig.relay().adminUrl ?? ''}/metrics`)).text();
    for (const secret of [
      ana.memberId,
      ana.teamId,
      ana.token,
      message.messageId,
      'Secret',
      '127.0.0.1',
    ])
      expect(text).not.toContain(secret);
    // The kind of a garbage collection is there from the first one on.
    const labels = [...text.matchAll(/[{,](\w+)=/g)].flatMap(([, label]) =>
      label === 'kind' ? [] : [label],
    );
    expect(new Set(labels)).toEqual(
      new Set([
        ...['state', 'reason', 'code', 'fault', 'by', 'status', 'device', 'of', 'version', 'le'],
        ...['type', 'space', 'major', 'minor', 'patch'], // Of prom-client's own.
      ]),
    );
  });

  it('has every series of every counter from the first scrape on', () => {
    const counters = [...start].filter(([series]) => /^fermata_\w+_total/.test(series));
    expect(counters.length).toBeGreaterThan(50);
    expect(counters.filter(([, value]) => value !== 0)).toEqual([]);
  });
});

describe('the program', () => {
  let folder: string;
  let relay: RunningCli;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fermata-admin-'));
    const args = ['--port', '0', '--admin-port', '0', '--signup', 'open', '--data', folder];
    relay = await startCli(args);
  });
  afterEach(async () => {
    await relay.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const adminUrl = (): string => (JSON.parse(relay.firstLine) as { adminUrl: string }).adminUrl;
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(relay.url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const online = async (token: string): Promise<RelayClient> => {
    const client = await connectClient(relay.url);
    await client.hello(token);
    await client.ask('activity', { activity: 'active', at: 1 });
    return client;
  };

  it('[H4] counts a hold, its release, a refusal and a close, and has its process’s own numbers', async () => {
    const who = { deviceName: 'd', timeZone: 'UTC' };
    const founded = httpReplies.createTeam.parse(
      await post('/v1/teams', { teamName: 'Crew', memberName: 'Ana', ...who }),
    );
    const invite = founded.inviteUrl.split('#join=')[1];
    const joined = httpReplies.join.parse(
      await post('/v1/join', { invite, memberName: 'Ben', ...who }),
    );
    const [a, b] = [await online(founded.token), await online(joined.token)];
    const before = await scrape(adminUrl());
    const focusId = newId();
    // The relay's time is the real one here; half an hour from the message's own is well within a session.
    const { now } = (await b.ask('ping')) as ReplyOf<'pong'>; // A ping has no other answer.
    await a.ask('focus.start', {
      focusId,
      endsAt: now + 30 * MINUTE,
      shareLabel: false,
      urgent: 'refuse',
    });
    const sent = await b.ask('message.send', words(founded.memberId, 'held'));
    expect(sent).toMatchObject({ type: 'ok', state: 'held' });
    const urgent = { urgency: 'urgent', urgentReason: 'fire' };
    await b.ask('message.send', words(founded.memberId, 'urgent', urgent));
    expect((await scrape(adminUrl())).get('fermata_waiting_messages{state="held"}')).toBe(1);
    await a.ask('focus.end', { focusId, outcome: 'completed' });
    b.close(1000);
    await expect
      .poll(async () => moved(before, await scrape(adminUrl())))
      .toEqual({
        'fermata_sends_total{state="held"}': 1,
        'fermata_batches_total{reason="focus-ended"}': 1,
        'fermata_released_messages_total{reason="focus-ended"}': 1,
        'fermata_refused_total{code="urgent_refused"}': 1,
        'fermata_closes_total{by="client",code="1000"}': 1,
      });
    const after = await scrape(adminUrl());
    expect(after.get('fermata_connections{device="cli"}')).toBe(1);
    expect(after.get('fermata_commit_seconds_sum')).toBeGreaterThan(0);
    expect(after.get('fermata_data_bytes')).toBeGreaterThan(4096);
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(after.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    a.close();
  });

  it('serves metrics on the admin address alone, and health on both', async () => {
    const status = async (url: string): Promise<number> => (await fetch(url)).status;
    expect(await status(`${relay.url}/metrics`)).toBe(404);
    expect(await status(`${relay.url}/readyz`)).toBe(404);
    expect(await status(`${relay.url}/healthz`)).toBe(200);
    expect(await status(`${adminUrl()}/healthz`)).toBe(200);
    expect(await status(`${adminUrl()}/readyz`)).toBe(200);
    expect(await status(`${adminUrl()}/v1/devices`)).toBe(404);
    expect(await status(`${adminUrl()}/`)).toBe(404);
    const head = await fetch(`${adminUrl()}/readyz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await fetch(`${adminUrl()}/metrics`, { method: 'POST' })).status).toBe(405);
  });
});
