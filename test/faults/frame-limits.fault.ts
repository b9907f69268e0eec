/** Frames at the limit and beyond, compressed, in pieces, without end and too slow: refused, at no memory (T1, T3, T4). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Credentials } from '../../server/core/accounts/teams.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { HELLO_TIMEOUT_MS, MAX_CLIENT_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { scaled } from '../support/fault-scale.ts';
import { forMs, inMb, median, record, residentBytes, sampled } from '../support/measure.ts';
import { prepareData, prepareTeam } from '../support/prepared-data.ts';
import { clientFrame, OPCODE } from '../support/raw/frames.ts';
import {
  helloWith,
  openRaw,
  openTcp,
  type RawSocket,
  upgradeRequest,
} from '../support/raw/socket.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';

/** What the relay's memory may grow by through any of these, whatever their number. */
const GROWTH_MB = 20;
/** What only waits is for whole runs. */
const isFull = scaled(1, 0) === 1;
const PROTOCOL_ERROR = 1002;
/** "Policy": what `ws` says of a message in more pieces than it takes. */
const TOO_MANY_PIECES = 1008;
const RFC_7692_TAIL = 4;

let folder: string;
let relay: RunningCli;
let ana: Credentials;
let ben: Credentials;
const pid = (): number => relay.child.pid ?? 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-frames-'));
  const crew = await prepareData(folder, (core) => prepareTeam(core, 2));
  [ana, ben] = crew as [Credentials, Credentials];
  relay = await startCli(['--port', '0', '--data', folder]);
  for (let index = 0; index < 20; index += 1) (await greeted()).socket.destroy();
});
afterAll(async () => {
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const greeted = async (headers: readonly string[] = []): Promise<RawSocket> => {
  const raw = await openRaw(relay.url, { headers });
  raw.say(helloWith(ana.token));
  await raw.until('"welcome"');
  return raw;
};

/** A ping of an exact size: fields that the relay does not know are ignored (T2). */
const pingOf = (bytes: number): string => {
  const start = '{"type":"ping","id":"big","pad":"';
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
};

const bytesNow = async (): Promise<number> => {
  const stop = sampled(() => residentBytes(pid()));
  await forMs(500);
  return median(stop());
};

/**
 * Does something many times, and proves that the relay lives on with the memory that it had. What a busy heap
 * takes once is not counted: the same was done as often before.
 */
const flat = async (
  name: string,
  count: number,
  once: () => Promise<number>,
): Promise<number[]> => {
  for (let index = 0; index < count; index += 1) await once();
  const before = await bytesNow();
  const codes: number[] = [];
  let peak = before;
  for (let index = 0; index < count; index += 1) {
    codes.push(await once());
    peak = Math.max(peak, residentBytes(pid()));
  }
  const grownMb = inMb((await bytesNow()) - before);
  record(name, { count, codes: [...new Set(codes)], grownMb, peakMb: inMb(peak - before) });
  expect(grownMb).toBeLessThan(GROWTH_MB);
  const lives = await greeted();
  lives.socket.destroy();
  return codes;
};

/** Sends bytes after a hello; answers the code that the relay closed with. */
const closeOf = async (bytes: Buffer, headers: readonly string[] = []): Promise<number> => {
  const raw = await greeted(headers);
  raw.socket.write(bytes);
  const code = await raw.closed;
  raw.socket.destroy();
  return code;
};

it('[T1] takes a frame at the limit, and closes 1009 at one byte more', async () => {
  const raw = await greeted();
  raw.socket.write(clientFrame(pingOf(MAX_CLIENT_FRAME_BYTES)));
  expect(await raw.until('{"type":"pong","re":"big"')).not.toBeNull();
  raw.socket.write(clientFrame(pingOf(MAX_CLIENT_FRAME_BYTES + 1)));
  expect(await raw.closed).toBe(CLOSE.tooBig);
});

it('[T1] closes 1009 at frames ten times over, and at those that tell a size without end', async () => {
  const over = clientFrame(pingOf(10 * MAX_CLIENT_FRAME_BYTES));
  const codes = await flat('frames ten times over', scaled(200, 20), () => closeOf(over));
  expect(new Set(codes)).toEqual(new Set([CLOSE.tooBig]));
  for (const tells of [MAX_CLIENT_FRAME_BYTES + 1, 2 ** 31, 2 ** 52])
    expect(await closeOf(clientFrame('{', { tells }))).toBe(CLOSE.tooBig);
});

it('[T1] agrees to no compression, and inflates no bomb', async () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000, 0x20), { level: 9 });
  const frame = clientFrame(bomb.subarray(0, -RFC_7692_TAIL), { rsv1: true });
  expect(frame.length).toBeLessThan(MAX_CLIENT_FRAME_BYTES);
  const offer = ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'];
  const raw = await greeted(offer);
  expect(raw.head.toLowerCase()).not.toContain('sec-websocket-extensions');
  raw.socket.destroy();
  const codes = await flat('deflate bombs', scaled(100, 10), () => closeOf(frame, offer));
  expect(new Set(codes)).toEqual(new Set([PROTOCOL_ERROR]));
});

it('[T1] closes at pieces that sum to more than the limit', async () => {
  const part = Buffer.alloc(40_000, 0x20);
  const pieces = Buffer.concat([
    clientFrame(part, { fin: false }),
    clientFrame(part, { fin: true, opcode: OPCODE.continuation }),
  ]);
  const codes = await flat('pieces over the limit', scaled(200, 20), () => closeOf(pieces));
  expect(new Set(codes)).toEqual(new Set([CLOSE.tooBig]));
});

it('[T1] closes at pieces without end, of one byte or of none', async () => {
  const piece = (text: string): Buffer =>
    clientFrame(text, { fin: false, opcode: OPCODE.continuation });
  const endless = (text: string) => async (): Promise<number> => {
    const raw = await greeted();
    raw.socket.write(clientFrame('{', { fin: false }));
    const many = Buffer.concat(Array.from({ length: 1000 }, () => piece(text)));
    while (!raw.socket.destroyed && raw.socket.writable) {
      raw.socket.write(many);
      await forMs(1);
    }
    return raw.closed;
  };
  const ones = await flat('pieces of one byte', scaled(40, 3), endless('x'));
  const nones = await flat('pieces of no byte', scaled(40, 3), endless(''));
  // What comes after the close may have made a reset of it before its code was read.
  for (const code of [...ones, ...nones]) expect([TOO_MANY_PIECES, 1006]).toContain(code);
});

it('[T1] takes a message in 64 pieces, and closes at one piece more', async () => {
  const ping = pingOf(MAX_CLIENT_FRAME_BYTES);
  const inPieces = (count: number): Buffer => {
    const size = Math.ceil(ping.length / count);
    const pieces = Array.from({ length: count }, (_, index) =>
      clientFrame(ping.slice(index * size, (index + 1) * size), {
        fin: index === count - 1,
        opcode: index === 0 ? OPCODE.text : OPCODE.continuation,
      }),
    );
    return Buffer.concat(pieces);
  };
  const raw = await greeted();
  raw.socket.write(inPieces(64));
  expect(await raw.until('{"type":"pong","re":"big"')).not.toBeNull();
  raw.socket.write(inPieces(65));
  expect(await raw.closed).toBe(TOO_MANY_PIECES);
});

/** Sends bytes one by one, `everyMs`; answers how long it was let do so, ms. */
const drip = async (text: string | Buffer, everyMs: number, isUpgraded: boolean) => {
  const raw = isUpgraded ? await openRaw(relay.url) : null;
  const socket = raw?.socket ?? (await openTcp(relay.url));
  const startedAt = performance.now();
  socket.on('error', () => undefined);
  const closed = raw?.closed ?? new Promise<number>((r) => socket.once('close', () => r(1006)));
  socket.resume();
  const bytes = Buffer.from(text);
  let at = 0;
  const timer = setInterval(() => {
    if (!socket.destroyed) socket.write(bytes.subarray(at, ++at));
  }, everyMs);
  const code = await closed;
  clearInterval(timer);
  return { code, tookMs: Math.round(performance.now() - startedAt) };
};

it.runIf(isFull)('[T3] waits five seconds for a hello that comes byte by byte', async () => {
  const hello = clientFrame(JSON.stringify(helloWith(ana.token)));
  const slow = await Promise.all(Array.from({ length: 50 }, () => drip(hello, 100, true)));
  record('a hello byte by byte', { count: slow.length, first: slow[0] });
  for (const { code, tookMs } of slow) {
    expect(code).toBe(CLOSE.helloTimeout);
    expect(tookMs).toBeLessThan(HELLO_TIMEOUT_MS + 3000);
  }
});

it.runIf(isFull)('[T4] gives up handshakes and frames that never end', async () => {
  const host = new URL(relay.url).host;
  const longHead = upgradeRequest(host, [`X-Pad: ${'x'.repeat(4000)}`]);
  const handshakes = Promise.all(Array.from({ length: 50 }, () => drip(longHead, 500, false)));
  const greetedDrip = async () => {
    const raw = await greeted();
    const startedAt = performance.now();
    const frame = clientFrame(pingOf(4000));
    let at = 0;
    const timer = setInterval(() => {
      if (!raw.socket.destroyed) raw.socket.write(frame.subarray(at, ++at));
    }, 500);
    const code = await raw.closed;
    clearInterval(timer);
    return { code, tookMs: Math.round(performance.now() - startedAt) };
  };
  const frames = Promise.all(Array.from({ length: 15 }, greetedDrip));
  const [slowHandshakes, slowFrames] = await Promise.all([handshakes, frames]);
  record('handshakes and frames byte by byte', {
    handshakes: slowHandshakes.length,
    handshakeMs: Math.max(...slowHandshakes.map(({ tookMs }) => tookMs)),
    frames: slowFrames.length,
    frameMs: Math.max(...slowFrames.map(({ tookMs }) => tookMs)),
  });
  for (const { tookMs } of slowHandshakes) expect(tookMs).toBeLessThan(20_000);
  for (const { tookMs } of slowFrames) expect(tookMs).toBeLessThan(50_000);
});

/** Writes as fast as the relay takes it, for a while or until it is cut off; the highest growth of memory, bytes. */
const flood = async (raw: RawSocket, bytes: Buffer, forAtMostMs: number) => {
  const before = residentBytes(pid());
  let peak = before;
  let sent = 0;
  const until = performance.now() + forAtMostMs;
  while (!raw.socket.destroyed && performance.now() < until) {
    const hasRoom = raw.socket.write(bytes);
    sent += bytes.length;
    if (!hasRoom) await Promise.race([drained(raw), raw.closed, forMs(200)]);
    else await forMs(0);
    peak = Math.max(peak, residentBytes(pid()));
  }
  return { sentMb: inMb(sent), peakMb: inMb(peak - before) };
};
const drained = (raw: RawSocket): Promise<void> =>
  new Promise((resolve) => raw.socket.once('drain', () => resolve()));

it.each([
  {
    what: 'pings, read',
    frame: clientFrame('x'.repeat(100), { opcode: OPCODE.ping }),
    reads: true,
  },
  {
    what: 'pings, not read',
    frame: clientFrame('x'.repeat(100), { opcode: OPCODE.ping }),
    reads: false,
  },
  { what: 'pongs', frame: clientFrame('x'.repeat(100), { opcode: OPCODE.pong }), reads: true },
  { what: 'requests, read', frame: clientFrame('{"type":"ping","id":"x"}'), reads: true },
  { what: 'requests, not read', frame: clientFrame('{"type":"ping","id":"x"}'), reads: false },
  { what: 'unknown requests', frame: clientFrame('{"type":"x"}'), reads: true },
])(
  '[T6] keeps its memory and serves others through a flood of $what',
  async ({ what, frame, reads }) => {
    const raw = await greeted();
    if (!reads) raw.socket.pause();
    const other = await openRaw(relay.url, {});
    other.say(helloWith(ben.token));
    const many = Buffer.concat(Array.from({ length: 2000 }, () => frame));
    const flooding = flood(raw, many, scaled(15_000, 1000));
    const answerMs: number[] = [];
    const state = { isOver: false };
    void flooding.then(() => (state.isOver = true));
    for (let count = 0; !state.isOver; count += 1) {
      const askedAt = performance.now();
      other.say({ type: 'ping', id: `p${count}` });
      expect(await other.until(`"re":"p${count}"`)).not.toBeNull();
      answerMs.push(Math.round(performance.now() - askedAt));
      await forMs(50);
    }
    const found = await flooding;
    const isCut = raw.socket.destroyed;
    const code = isCut ? await raw.closed : null;
    raw.socket.destroy();
    other.socket.destroy();
    record(`flood of ${what}`, { ...found, code, slowestAnswerMs: Math.max(...answerMs) });
    expect(found.peakMb).toBeLessThan(3 * GROWTH_MB);
    expect(Math.max(...answerMs)).toBeLessThan(1000);
  },
);
