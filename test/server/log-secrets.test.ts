/** What a relay writes, to its log and to its output: never a secret, a body, a name or a label. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import { connectClient, type RelayClient } from '../support/relay-client.ts';
import { startCli } from '../support/relay-cli.ts';
import { newId, words } from '../support/relay-rig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ADMIN = 'MARK-admin-secret';
const HOUR = 3_600_000;

/** Sends frames that no relay takes, with marks where a careless one would print them. */
const misbehave = async (url: string, token: string): Promise<void> => {
  const frames = [
    '{"MARK-broken-frame',
    '["MARK-list-frame"]',
    JSON.stringify({ type: 'hello', id: 'h', token: 'MARK-wrong-token', protocol: 1 }),
    JSON.stringify({ type: 'MARK-type', id: 'MARK-id' }),
    'MARK'.repeat(40_000),
  ];
  for (const frame of frames) {
    const first = await connectClient(url);
    first.raw(frame);
    first.close();
    await first.closed;
    const later = await connectClient(url);
    await later.hello(token);
    later.raw(frame);
    later.close();
    await later.closed;
  }
  const wrong = await connectClient(url);
  const device = { kind: 'cli', name: 'MARK-device-of-nobody' };
  const hello = { type: 'hello', id: 'h', token: 'MARK-wrong-token', protocol: 1, device };
  wrong.raw(JSON.stringify(hello));
  expect(await wrong.closed).toBe(4003);
};

/** Calls a relay with a token. */
type Call = (method: string, path: string, token: string, body?: unknown) => Promise<Response>;

const callerAt =
  (url: string): Call =>
  (method, path, token, body) =>
    fetch(url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

/** All ways in; answers the tokens, and every secret that was handed out. */
const letIn = async (call: Call) => {
  const post = async (path: string, token: string, body: unknown): Promise<unknown> =>
    (await call('POST', path, token, body)).json();
  const founder = { teamName: 'MARK-team', memberName: 'MARK-Ana', deviceName: 'MARK-laptop' };
  const ana = httpReplies.createTeam.parse(
    await post('/v1/teams', ADMIN, { ...founder, timeZone: 'UTC' }),
  );
  const { invite } = httpReplies.createInvite.parse(await post('/v1/invites', ana.token, {}));
  const joiner = { invite, memberName: 'MARK-Ben', deviceName: 'MARK-tab', timeZone: 'UTC' };
  const ben = httpReplies.join.parse(await post('/v1/join', 'MARK-no-token', joiner));
  const { code } = httpReplies.createDeviceCode.parse(await post('/v1/devices', ana.token, {}));
  const phone = httpReplies.claimDevice.parse(
    await post('/v1/devices/claim', '', { code, deviceName: 'MARK-phone' }),
  );
  const first = ana.inviteUrl.split('#join=')[1] ?? '';
  const secrets = [ana.token, ben.token, phone.token, invite, code, first];
  return { ana, ben, phone, joiner, secrets };
};

/** A day of two people, with what they get wrong. */
const live = async (
  a: RelayClient,
  b: RelayClient,
  { memberId, now }: { memberId: string; now: number },
): Promise<void> => {
  const focus = { focusId: newId(), label: 'MARK-label', shareLabel: true, urgent: 'allow' };
  await a.ask('focus.start', { ...focus, endsAt: now + 100 * HOUR });
  await a.ask('status', { text: 'MARK-status', emoji: '🎧' });
  await a.ask('profile', { name: 'MARK-Ana-2', timeZone: 'MARK/Zone' });
  await a.ask('profile', { name: 'MARK-Ana-2' });
  await a.ask('focus.start', { ...focus, endsAt: now + HOUR });
  const held = words(memberId, 'MARK-body');
  expect(await b.ask('message.send', held)).toMatchObject({ state: 'held' });
  await b.ask('message.send', { ...held, body: 'MARK-other-body' });
  await b.ask('message.revise', { messageId: held.messageId, body: 'MARK-revised' });
  const urgent = { urgency: 'urgent', urgentReason: 'MARK-reason' };
  await b.ask('message.send', words(memberId, 'MARK-urgent-body', urgent));
  await b.ask('message.send', words('MARK-nobody', 'MARK-lost-body'));
  await b.ask('message.send', { ...held, body: { MARK: 'MARK-no-text' } });
  await b.ask('focus.end', { focusId: focus.focusId, outcome: 'completed' });
  await a.ask('focus.end', { focusId: focus.focusId, outcome: 'completed' });
};

const callWrongly = async (call: Call, token: string, joiner: { invite: string }) => {
  for (const path of ['/v1/MARK-path', '/MARK-file.js', '/v1/devices/MARK-device', '/%MARK'])
    await call('DELETE', `${path}?q=MARK-query`, token);
  await call('DELETE', `/v1/invites/${joiner.invite}`, token);
  await call('POST', '/v1/join', '', joiner);
  await call('POST', '/v1/join', '', { ...joiner, memberName: { MARK: 'MARK-name' } });
  await call('POST', '/v1/teams', 'MARK-wrong-admin', { teamName: 'MARK-team' });
  await call('POST', '/v1/devices/claim', '', { code: 'ZZZZZZZZ', deviceName: 'MARK-guess' });
  await call('GET', '/v1/devices', 'MARK-wrong-bearer');
  await call('POST', '/v1/join', '', 'MARK-json');
};

it('[C6] names nothing of what it was told, whatever goes wrong', async () => {
  const relay = await startCli(['--port', '0', '--data', join(folder, 'data')], {
    FERMATA_LOG_LEVEL: 'trace',
    FERMATA_ADMIN_SECRET: ADMIN,
  });
  const { url } = relay;
  const call = callerAt(url);
  const { ana, ben, phone, joiner, secrets } = await letIn(call);
  const a = await connectClient(url);
  const { now } = await a.hello(ana.token, { device: { kind: 'desktop', name: 'MARK-desk' } });
  const b = await connectClient(url);
  await b.hello(ben.token, { device: { kind: 'web', name: 'MARK-web' } });
  await live(a, b, { memberId: ana.memberId, now });
  await misbehave(url, phone.token);
  await callWrongly(call, ana.token, joiner);
  // Its disk takes nothing any more, so that it has something to report.
  execFileSync('prlimit', ['--pid', String(relay.child.pid), '--fsize=1:1']);
  const refused = await b.ask('message.send', words(ana.memberId, 'MARK-unkept-body'));
  expect(refused).toMatchObject({ type: 'error' });
  await call('POST', '/v1/invites', ben.token, {});
  const { stdout, stderr } = await relay.end('SIGTERM');

  expect(stderr).not.toBe('');
  expect(stdout + stderr).not.toMatch(/MARK/);
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
});
