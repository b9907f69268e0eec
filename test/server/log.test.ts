/** The log: which lines there are, and that nothing of what people write or are called is in them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { causeOf } from '../../server/adapters/log.ts';
import { httpReplies } from '../../shared/protocol/http.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { startCli } from '../support/relay-cli.ts';
import { connectClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

const line = z.object({ level: z.number(), event: z.string().optional(), msg: z.string() });

describe('the program', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fermata-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a relay, has people do what they do, stops it, and answers its log and what must not be in it. */
  const runStory = async (level: string): Promise<{ log: string; secrets: string[] }> => {
    const args = ['--port', '0', '--signup', 'open', '--data', folder];
    const relay = await startCli(args, { FERMATA_LOG_LEVEL: level });
    const answer = await fetch(`${relay.url}/v1/teams`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        teamName: 'Teamsecret',
        memberName: 'Namesecret',
        deviceName: 'Devicesecret',
        timeZone: 'UTC',
      }),
    });
    const ana = httpReplies.createTeam.parse(await answer.json());
    const client = await connectClient(relay.url);
    await client.hello(ana.token, { device: { kind: 'cli', name: 'Devicesecret' } });
    const { now } = (await client.ask('ping')) as ReplyOf<'pong'>; // A ping has no other answer.
    await client.ask('status', { text: 'Statussecret' });
    await client.ask('focus.start', {
      focusId: newId(),
      endsAt: now + 1_800_000,
      label: 'Labelsecret',
      shareLabel: true,
      urgent: 'allow',
    });
    await client.ask('message.send', words('Receiversecret', 'Bodysecret'));
    await client.ask('nonsense', { body: 'Bodysecret' });
    client.close(1000);
    await client.closed;
    const stranger = await connectClient(relay.url);
    stranger.raw('{"no":"Framesecret"}');
    await stranger.closed;
    const { stderr } = await relay.end('SIGTERM');
    return { log: stderr, secrets: ['secret', ana.token, ana.memberId, ana.teamId] };
  };
  const eventsIn = (log: string) =>
    log
      .trim()
      .split('\n')
      .map((text) => line.parse(JSON.parse(text)));

  it('notes its start with version, address and size, and its end, and nothing of whom it serves', async () => {
    const { log, secrets } = await runStory('info');
    const [started, ...rest] = log.trim().split('\n');
    expect(JSON.parse(started ?? '')).toMatchObject({
      level: 30,
      event: 'started',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      adminUrl: null,
      dataBytes: expect.any(Number) as number,
    });
    expect(eventsIn(rest.join('\n')).map(({ event }) => event)).toEqual(['stopping', 'stopped']);
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  it('notes connections at debug alone, and still nothing of whose they are', async () => {
    const { log, secrets } = await runStory('debug');
    const lines = eventsIn(log);
    expect(lines.filter(({ level }) => level === 20).map(({ event }) => event)).toEqual([
      ...['opened', 'closed'],
      ...['opened', 'closed'],
    ]);
    expect(lines.every(({ event }) => event !== undefined)).toBe(true);
    for (const secret of secrets) expect(log).not.toContain(secret);
  });
});

describe('causes', () => {
  it('keep what the system and the database say', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    expect(causeOf(full)).toMatchObject({
      code: 'SQLITE_FULL',
      message: 'database or disk is full',
    });
    const gone = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
    expect(causeOf(gone)).toMatchObject({ type: 'Error', code: 'ENOENT' });
  });

  it('keep the kind and the place of any other, and no word of it', () => {
    let met: unknown;
    try {
      JSON.parse('{"label":Labelsecret}');
    } catch (cause) {
      met = cause;
    }
    expect(String(met)).toContain('Label'); // That is why.
    const told = causeOf(met);
    expect(told.type).toBe('SyntaxError');
    expect(told.stack?.join('\n')).toContain('log.test.ts');
    expect(JSON.stringify(told)).not.toContain('Label');
    const url = Object.assign(new TypeError('Invalid URL'), {
      code: 'ERR_INVALID_URL',
      input: 'Inputsecret',
      cause: new Error('Causesecret'),
    });
    expect(JSON.stringify(causeOf(url))).not.toMatch(/secret|Invalid URL/);
    expect(causeOf('Textsecret')).toEqual({ type: 'string' });
    expect(JSON.stringify(causeOf(new Error('two\n    at Linesecret')))).not.toContain('secret');
  });
});
