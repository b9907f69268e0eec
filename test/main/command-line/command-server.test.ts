/** The app's ear over a real Unix socket: who may reach it, and what it does with whatever comes. */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type CommandServer,
  type CommandServerOptions,
  startCommandServer,
} from '../../../main/command-line/adapters/command-server.ts';
import { connectToApp } from '../../../main/command-line/adapters/line-client.ts';
import type { SocketPlace } from '../../../main/command-line/socket-place.ts';
import { type FakeBridge, fakeBridge } from '../../support/fake-bridge.ts';
import { countOwnTimers } from '../../support/own-timers.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { SAMPLE_NOW, sampleFocus, sampleView } from '../../support/sample-view.ts';
import { settle } from '../../support/settle.ts';

let base: string;
let place: SocketPlace & { readonly folder: string };
let bridge: FakeBridge;
let quits: number;
let shown: (string | undefined)[];
const servers: CommandServer[] = [];
const reports: string[] = [];

const serve = async (
  options: Partial<CommandServerOptions> = {},
): Promise<CommandServer | null> => {
  const server = await startCommandServer({
    places: [place],
    host: {
      version: '1.2.3',
      clock: createManualClock(SAMPLE_NOW),
      engine: bridge,
      show: (where) => void shown.push(where),
    },
    reporter: { report: (what) => void reports.push(what) },
    onQuit: () => (quits += 1),
    ...options,
  });
  if (server !== null) servers.push(server);
  return server;
};

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'fermata-socket-'));
  const folder = join(base, 'run');
  place = { folder, path: join(folder, 'x.sock') };
  bridge = fakeBridge(sampleView({ focus: sampleFocus() }));
  quits = 0;
  shown = [];
  reports.length = 0;
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.stop();
  await rm(base, { recursive: true, force: true });
});

const open = async (path = place.path): Promise<Socket> => {
  const socket = connect(path);
  await once(socket, 'connect');
  return socket;
};
/** All that comes until the connection ends. */
const untilEnd = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => (text += String(part)));
    socket.on('error', () => undefined); // The end is what is waited for.
    socket.on('close', () => resolve(text));
  });
const ask = async (question: unknown, v: unknown = 1): Promise<unknown> => {
  const line = await connectToApp([place]);
  if (line === null) throw new Error('no app');
  const answer = await line.ask(JSON.stringify({ v, question }));
  line.close();
  return answer.ok ? (JSON.parse(answer.value) as unknown) : answer;
};
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('the socket', () => {
  it('[D3] is for its user alone: 0600 in a folder of 0700', async () => {
    await serve();
    expect([modeOf(place.folder), modeOf(place.path)]).toEqual([0o700, 0o600]);
    expect(statSync(place.path).isSocket()).toBe(true);
  });

  it('[D3] closes a folder of its own that was open, and no command trusts one that is not', async () => {
    mkdirSync(place.folder, { mode: 0o777 });
    chmodSync(place.folder, 0o777);
    await serve();
    expect(modeOf(place.folder)).toBe(0o700);
    expect(await ask({ type: 'status' })).toMatchObject({ ok: true });
    chmodSync(place.folder, 0o770);
    expect(await connectToApp([place])).toBeNull();
  });

  it('[D3] takes the next place where the first cannot be made', async () => {
    const missing = join(base, 'not', 'there');
    const server = await serve({ places: [{ folder: missing, path: join(missing, 'x') }, place] });
    expect(server?.path).toBe(place.path);
    expect(existsSync(missing)).toBe(false);
    await rm(base, { recursive: true });
    expect(await serve()).toBeNull();
    expect(reports).toEqual([expect.stringContaining('no place for the socket')]);
  });

  it('[D3] replaces the socket of an app that was killed', async () => {
    mkdirSync(place.folder, { mode: 0o700 });
    const script = `require('node:net').createServer().listen(${JSON.stringify(place.path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await once(spawn(process.execPath, ['-e', script]), 'exit');
    expect(statSync(place.path).isSocket()).toBe(true);
    expect(await connectToApp([place])).toBeNull();
    await serve();
    expect(await ask({ type: 'status' })).toMatchObject({ ok: true });
  });

  it('[D3] leaves the socket of an app that lives alone', async () => {
    await serve();
    expect(await serve()).toBeNull();
    expect(await ask({ type: 'status' })).toMatchObject({ ok: true });
  });

  it('[D3] is gone when the app has ended', async () => {
    (await serve())?.stop();
    expect(existsSync(place.path)).toBe(false);
    expect(await connectToApp([place])).toBeNull();
  });
});

describe('what comes over the socket', () => {
  it('[D3] is answered, line by line, to several at once', async () => {
    await serve();
    const lines = await Promise.all([connectToApp([place]), connectToApp([place])]);
    const status = JSON.stringify({ v: 1, question: { type: 'status' } });
    for (const round of [1, 2])
      for (const line of lines) {
        const answer = await line?.ask(status);
        expect(
          answer?.ok === true && (JSON.parse(answer.value) as unknown),
          `${round}`,
        ).toMatchObject({
          v: 1,
          ok: true,
          answer: { version: '1.2.3', team: 'Nimbus', focus: { state: 'running' } },
        });
      }
    for (const line of lines) line?.close();
  });

  it('[D3] may be several requests in one piece, and one request in several pieces', async () => {
    await serve();
    const socket = await open();
    const all = untilEnd(socket);
    const show = '{"v":1,"question":{"type":"show","place":"review"}}\n';
    socket.write(show + show + show.slice(0, 20));
    await expect.poll(() => shown).toEqual(['review', 'review']);
    socket.write(show.slice(20));
    await expect.poll(() => shown).toHaveLength(3);
    socket.end();
    expect((await all).match(/"ok":true/g)).toHaveLength(3);
  });

  it.each([
    'garbage',
    '',
    'null',
    '[]',
    '{}',
    '{"v":1}',
    '{"v":1,"question":{"type":"token"}}',
    '{"v":1,"question":{"type":"show","place":"settings"}}',
    '{"v":1,"question":{"type":"command","command":{"type":"createDeviceLink"}}}',
    '{"v":1,"question":{"type":"command","command":{"type":"createInvite"}}}',
    '{"v":1,"question":{"type":"command","command":{"type":"leave"}}}',
    'GET / HTTP/1.1',
    '\u0000\u0001\uFFFD',
  ])('[D3] is told what is wrong and then closed: %j', async (line) => {
    await serve();
    const socket = await open();
    const all = untilEnd(socket);
    socket.write(`${line}\n`);
    expect(JSON.parse(await all)).toMatchObject({ v: 1, ok: false, error: { code: 'invalid' } });
    expect(bridge.commands).toEqual([]);
    expect(await ask({ type: 'status' })).toMatchObject({ ok: true });
  });

  it('[D3] is of the same version, or told that it is not', async () => {
    await serve();
    expect(await ask({ type: 'status' }, 2)).toMatchObject({
      ok: false,
      error: { code: 'unsupported', message: expect.stringContaining('another version') as string },
    });
  });

  it('[D3] has at most 64 KiB to a line, with its end or without', async () => {
    await serve();
    for (const end of ['\n', '']) {
      const socket = await open();
      const all = untilEnd(socket);
      socket.write(`${'x'.repeat(1024 * 1024)}${end}`);
      expect(JSON.parse((await all) || 'null')).toMatchObject({
        error: { message: expect.stringContaining('too long') as string },
      });
    }
    expect(await ask({ type: 'status' })).toMatchObject({ ok: true });
  });

  it('[D3] is not waited for without end: a client that hangs is let go', async () => {
    await serve({ patienceMs: 50 });
    const socket = await open();
    socket.write('{"v":1,');
    expect(await untilEnd(socket)).toBe('');
  });

  it('[D3] reaches the engine, whose refusal is answered as it is', async () => {
    await serve();
    bridge.answer('extendFocus', () => ({
      ok: false,
      error: { code: 'not_found', message: 'No focus is running.' },
    }));
    const extend = { type: 'command', command: { type: 'extendFocus', byMs: 60_000 } };
    expect(await ask(extend)).toEqual({
      v: 1,
      ok: false,
      error: { code: 'not_found', message: 'No focus is running.' },
    });
    const wrong = { type: 'command', command: { type: 'extendFocus', byMs: 'x' } };
    expect(await ask(wrong)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(bridge.commands).toEqual([{ type: 'extendFocus', byMs: 60_000 }]);
  });

  it('[D3] costs nothing while nobody asks: no timer is left behind', async () => {
    const timers = countOwnTimers('/main/command-line/adapters/');
    onTestFinished(() => void vi.restoreAllMocks());
    await serve();
    expect(timers()).toBe(0);
    const socket = await open();
    socket.write('{"v":1,"question":{"type":"status"}}\n');
    await once(socket, 'data');
    expect(timers()).toBe(1);
    socket.destroy();
    for (let turns = 0; timers() > 0 && turns < 100_000; turns += 1) await settle();
    expect(timers()).toBe(0);
  });

  it('[D3] ends the app only once the answer went out', async () => {
    await serve();
    expect(await ask({ type: 'quit' })).toEqual({ v: 1, ok: true, answer: {} });
    await expect.poll(() => quits).toBe(1);
  });

  it('[C6] [D3] never holds a token, a link or what is of no use to a command', async () => {
    bridge.change({
      relayUrl: 'https://relay.secret.example',
      drafts: { ana: { body: 'not told' } },
    });
    await serve();
    const said = JSON.stringify(
      await Promise.all(['status', 'team', 'review'].map((type) => ask({ type }))),
    );
    expect(said).not.toMatch(/token|relay\.secret|not told|activity|workingHours/i);
  });
});

it('[D3] a command does not wait without end for an app that hangs', async () => {
  mkdirSync(place.folder, { mode: 0o700 });
  const hanging = createServer((socket) => socket.destroy()).listen(place.path);
  await once(hanging, 'listening');
  expect(await ask({ type: 'status' })).toEqual({ ok: false, error: 'gone' });
  hanging.close();
});
