/** Bodies of HTTP calls at the limit and beyond, with and without their length, and without end: refused, at no memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_HTTP_BODY_BYTES } from '../../shared/protocol/limits.ts';
import { scaled } from '../support/fault-scale.ts';
import { forMs, inMb, median, record, residentBytes, sampled } from '../support/measure.ts';
import { openTcp } from '../support/raw/socket.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';

const GROWTH_MB = 20;
/** How long whoever sends without end may take until they are cut off: a whole request has 30 s. */
const CUT_WITHIN_MS = 40_000;

let folder: string;
let relay: RunningCli;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-bodies-'));
  relay = await startCli(['--port', '0', '--data', folder]);
});
afterAll(async () => {
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const headOf = (more: string): string =>
  [
    'POST /v1/join HTTP/1.1',
    `Host: ${new URL(relay.url).host}`,
    'Content-Type: application/json',
    'Connection: close',
    more,
    '',
    '',
  ].join('\r\n');
const CHUNKED = 'Transfer-Encoding: chunked';

/** A call that names an invite nobody has, and is right but for that; of an exact size. */
const bodyOf = (bytes: number): string => {
  const call = { invite: 'A'.repeat(43), memberName: 'Eve', deviceName: 'd', timeZone: 'UTC' };
  const start = `${JSON.stringify(call).slice(0, -1)},"pad":"`;
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
};

let calls = 0;
/** An address of this machine that was not refused often. */
const freshAddress = (): string => {
  const n = Math.floor(calls++ / 10);
  return `127.30.${Math.floor(n / 200)}.${1 + (n % 200)}`;
};

interface Sent {
  readonly socket: Socket;
  /** The status that came, 0 without one, when the connection has ended. */
  readonly status: Promise<number>;
}

const open = async (): Promise<Sent> => {
  const socket = await openTcp(relay.url, freshAddress());
  let text = '';
  socket.on('data', (piece: Buffer) => (text += piece.toString('latin1')));
  socket.on('error', () => undefined); // Who sends on is cut off: `close` tells of it.
  // Not by `once` of events, which rejects at an error before that.
  const status = new Promise<number>((resolve) => {
    socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)));
  });
  return { socket, status };
};

const statusOf = async (bytes: string): Promise<number> => {
  const { socket, status } = await open();
  socket.write(bytes);
  return status;
};

const inChunks = (body: string, size: number): string => {
  const pieces = body.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return `${pieces.map((it) => `${it.length.toString(16)}\r\n${it}\r\n`).join('')}0\r\n\r\n`;
};
const withLength = (body: string): string => headOf(`Content-Length: ${body.length}`) + body;
const withoutLength = (body: string): string => headOf(CHUNKED) + inChunks(body, 1000);

const settledBytes = async (): Promise<number> => {
  const stop = sampled(() => residentBytes(relay.child.pid ?? 0));
  await forMs(500);
  return median(stop());
};

const ways = [
  { way: 'with their length', send: withLength },
  { way: 'in chunks', send: withoutLength },
];

it.each(ways)('[T3] takes bodies at the limit, and answers 413 beyond it, $way', async (them) => {
  const { way, send } = them;
  expect(await statusOf(send(bodyOf(MAX_HTTP_BODY_BYTES)))).toBe(404);
  expect(await statusOf(send(bodyOf(MAX_HTTP_BODY_BYTES + 1)))).toBe(413);
  const over = send(bodyOf(10 * MAX_HTTP_BODY_BYTES));
  const count = scaled(500, 50);
  const round = async (): Promise<number[]> => {
    const found: number[] = [];
    while (found.length < count) found.push(await statusOf(over));
    return found;
  };
  await round(); // What a heap takes at its first use is none of the growth.
  const before = await settledBytes();
  const found = await round();
  const grownMb = inMb((await settledBytes()) - before);
  record(`bodies ten times over, ${way}`, { count, statuses: [...new Set(found)], grownMb });
  // Who still sends when the answer comes may find a reset in its place.
  for (const status of found) expect([413, 0]).toContain(status);
  expect(found).toContain(413);
  expect(grownMb).toBeLessThan(GROWTH_MB);
});

/** Sends pieces for as long as the relay takes them. */
const endless = async (piece: string, everyMs: number) => {
  const { socket, status } = await open();
  const startedAt = performance.now();
  let sent = 0;
  socket.write(headOf(CHUNKED));
  while (!socket.destroyed && performance.now() - startedAt < 2 * CUT_WITHIN_MS) {
    if (socket.writable) socket.write(piece);
    sent += piece.length;
    await forMs(everyMs);
  }
  socket.destroy();
  return { status: await status, tookMs: Math.round(performance.now() - startedAt), sent };
};

it('[T3] cuts off bodies that never end', async () => {
  const before = await settledBytes();
  const chunk = `${(8192).toString(16)}\r\n${'x'.repeat(8192)}\r\n`;
  const fast = await Promise.all(Array.from({ length: scaled(50, 10) }, () => endless(chunk, 2)));
  const isFull = scaled(1, 0) === 1;
  const drips = Array.from({ length: isFull ? 50 : 0 }, () => endless('1\r\nx\r\n', 200));
  const slow = await Promise.all(drips);
  const grownMb = inMb((await settledBytes()) - before);
  record('bodies without end', {
    fast: fast.length,
    fastMs: Math.max(...fast.map(({ tookMs }) => tookMs)),
    slow: slow.length,
    slowMs: slow.length === 0 ? null : Math.max(...slow.map(({ tookMs }) => tookMs)),
    statuses: [...new Set([...fast, ...slow].map(({ status }) => status))],
    grownMb,
  });
  for (const { status, tookMs } of [...fast, ...slow]) {
    expect([413, 408, 0]).toContain(status);
    expect(tookMs).toBeLessThan(CUT_WITHIN_MS);
  }
  expect(grownMb).toBeLessThan(GROWTH_MB);
});
