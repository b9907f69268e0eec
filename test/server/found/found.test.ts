/** `relay found` with a real relay: from an empty one to its first and its second person. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { httpReplies } from '../../../shared/protocol/http.ts';
import { parseJoinLink } from '../../../shared/protocol/links.ts';
import { runCli, type RunningCli, startCli } from '../../support/relay-cli.ts';

const SECRET = 'let-me-found-0123456789';
const printed = z.strictObject({
  team: z.literal('Nimbus'),
  url: z.string(),
  expiresAt: z.iso.datetime(),
});
let folder: string;
let relay: RunningCli;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-found-'));
  relay = await startCli(['--port', '0', '--data', folder], { FERMATA_ADMIN_SECRET: SECRET });
});
afterEach(async () => {
  await relay.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const found = (more: readonly string[], env: Record<string, string> = {}) =>
  runCli(['found', '--url', relay.url, '--team', 'Nimbus', ...more], env);

const call = async (method: string, path: string, body: unknown, token?: string) => {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  return fetch(relay.url + path, {
    method,
    headers,
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
};

const joinBy = async (url: string, memberName: string) => {
  const link = parseJoinLink(url);
  const invite = link?.kind === 'invite' ? link.invite : '';
  const who = { memberName, deviceName: 'd', timeZone: 'UTC' };
  return call('POST', '/v1/join', { invite, ...who });
};

it('[T8] lets the first person in by its link, once, and they let the second in', async () => {
  const ended = await found(['--json'], { FERMATA_ADMIN_SECRET: SECRET });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const { url } = printed.parse(JSON.parse(ended.stdout));

  const ana = httpReplies.join.parse(await (await joinBy(url, 'Ana')).json());
  expect((await joinBy(url, 'Eve')).status).toBe(404);
  const list: unknown = await (await call('GET', '/v1/devices', null, ana.token)).json();
  expect(httpReplies.listDevices.parse(list).devices).toHaveLength(1);
  const invites: unknown = await (await call('GET', '/v1/invites', null, ana.token)).json();
  expect(httpReplies.listInvites.parse(invites).invites).toEqual([]);

  const made: unknown = await (await call('POST', '/v1/invites', {}, ana.token)).json();
  const ben = await joinBy(httpReplies.createInvite.parse(made).url, 'Ben');
  expect(httpReplies.join.parse(await ben.json()).teamId).toBe(ana.teamId);
});

it('[T8] takes the secret from a file, and says in words what to do with the link', async () => {
  const file = join(folder, 'admin-secret');
  writeFileSync(file, `${SECRET}\n`, { mode: 0o600 });
  const { code, stdout } = await found(['--admin-secret-file', file]);
  expect(code).toBe(0);
  expect(stdout).toContain(`${relay.url}/#join=`);
  expect(stdout).toMatch(/lets one person in, until \w+day.* \d{2}:\d{2}/);
  expect(stdout).toContain('run this command again');
  expect(stdout).not.toContain(SECRET);
});

it('[T8] says why there is no team: a wrong secret, or none', async () => {
  const wrong = await found([], { FERMATA_ADMIN_SECRET: 'guessed' });
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toMatch(/does not take that admin secret/);
  const none = await found([], { FERMATA_ADMIN_SECRET: '' });
  expect(none.stderr).toMatch(/none was given/);
});

it('[T8] says that no relay answers, or what is missing', async () => {
  expect((await runCli(['found', '--url', relay.url])).code).toBe(2);
  await relay.end('SIGTERM');
  const gone = await found([], { FERMATA_ADMIN_SECRET: SECRET });
  expect(gone).toMatchObject({ code: 1, stdout: '' });
  expect(gone.stderr).toMatch(/No relay answers .*ECONNREFUSED/);
});
