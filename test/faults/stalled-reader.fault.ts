/** Devices that never read, with a long log waiting for them: they cost little, are cut, and slow nobody (T6). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Credentials } from '../../server/core/accounts/teams.ts';
import type { RelayCore } from '../../server/core/relay-core.ts';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { scaled } from '../support/fault-scale.ts';
import {
  forMs,
  inMb,
  median,
  openSockets,
  percentile,
  record,
  residentBytes,
  sampled,
} from '../support/measure.ts';
import { prepareData, prepareLine, prepareTeam } from '../support/prepared-data.ts';
import { OPCODE } from '../support/raw/frames.ts';
import { helloWith, openRaw, type RawSocket } from '../support/raw/socket.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';
import { newId, words } from '../support/relay-rig.ts';

const BODY = 'x'.repeat(7990);
/** Devices that stall at one time: what one costs is told from the noise by the sum of many. */
const STALLED = 10;
/** A short share reads too little to be warm, and waits too little to be settled: it is held to less. */
const RSS_EACH_MB = scaled(2, 5);
/**
 * A heap that is kept small. Before a reader stalls, the system's own buffers have taken some megabytes for it,
 * and what was read for them is garbage, which a heap with all the room it wants keeps: 4 MB for each reader, none
 * of them held. Kept small it shows what is.
 */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=2' };
const CUT_WITHIN_MS = 30_000;
/** Below this no difference counts: it is what the disk and a busy machine make of it. */
const P99_FLOOR_MS = 50;
const MINUTE = 60_000;

let folder: string;
let relay: RunningCli;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-stalled-'));
});
afterEach(async () => {
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Sends messages to a member who focuses, then ends the session: all become one batch in the log. */
const fillLog = async (core: RelayCore, team: readonly Credentials[], count: number) => {
  const [reader, ...senders] = team as [Credentials, ...Credentials[]];
  const ask = prepareLine(core, reader);
  const focusId = newId();
  const endsAt = Date.now() + 600 * MINUTE;
  const urgent = 'refuse';
  await ask({ type: 'focus.start', id: 'f', focusId, endsAt, shareLabel: false, urgent });
  const lines = senders.map((sender) => prepareLine(core, sender));
  for (let sent = 0; sent < count; sent += lines.length)
    await Promise.all(
      lines.map((line, index) => {
        const body = `${sent + index} `.padEnd(8000, BODY);
        const send = { ...words(reader.memberId, body), urgency: 'normal' } as const;
        return line({ type: 'message.send', id: `m${sent}`, ...send });
      }),
    );
  await ask({ type: 'focus.end', id: 'e', focusId, outcome: 'completed' });
};

/** People of another team who write to each other all the time; how long each `ok` took is noted. */
const newTalkers = (crew: readonly Credentials[]) => {
  const tookMs: number[] = [];
  let isOver = false;
  const talk = async (from: Credentials, to: Credentials): Promise<void> => {
    let onOk = (): void => undefined;
    const raw = await openRaw(relay.url, {
      keepBytes: 16,
      onFrame: ({ payload }) => {
        if (payload.toString('latin1').startsWith('{"type":"ok"')) onOk();
      },
    });
    raw.say(helloWith(from.token));
    for (let count = 0; !isOver; count += 1) {
      const sentAt = performance.now();
      const ok = new Promise<void>((resolve) => (onOk = resolve));
      raw.say({ type: 'message.send', id: `m${count}`, ...words(to.memberId, 'hello') });
      await ok;
      tookMs.push(performance.now() - sentAt);
      await forMs(40);
    }
    raw.socket.destroy();
  };
  const done = Promise.all(
    crew.map((from, index) => talk(from, crew[(index + 1) % crew.length] ?? from)),
  );
  return {
    /** The p99 of what was sent since the last call, ms. */
    p99: (): { p99Ms: number; sends: number } => {
      const figures = tookMs.splice(0);
      return { p99Ms: Math.round(percentile(figures, 99) * 10) / 10, sends: figures.length };
    },
    end: async () => {
      isOver = true;
      await done;
    },
  };
};

const stall = async ({ token }: Credentials): Promise<RawSocket> => {
  const raw = await openRaw(relay.url, { onFrame: () => undefined });
  raw.socket.pause();
  raw.say(helloWith(token, { cursor: 0 }));
  return raw;
};

/** Reads a whole log without looking into it, as a device that is well. Answers its entries and bytes. */
const readAll = async (
  { token }: Credentials,
  head: number,
): Promise<{ entries: number; bytes: number }> => {
  let entries = 0;
  let bytes = 0;
  let onPong = (): void => undefined;
  const pong = new Promise<void>((resolve) => (onPong = resolve));
  const raw = await openRaw(relay.url, {
    keepBytes: 40,
    onFrame: ({ opcode, length, payload }) => {
      if (opcode !== OPCODE.text) return;
      const text = payload.toString('latin1');
      const seq = /^\{"type":"entry","seq":(\d+),/.exec(text)?.[1];
      if (seq !== undefined) {
        entries += 1;
        bytes += length;
        if (Number(seq) !== entries) throw new Error(`entry ${seq} came as number ${entries}`);
        if (entries === head) raw.say({ type: 'ping', id: 'end' });
      }
      if (text.startsWith('{"type":"pong"')) onPong();
    },
  });
  raw.say(helloWith(token, { cursor: 0 }));
  await pong;
  raw.socket.destroy();
  return { entries, bytes };
};

/** Median memory of the relay over a while. */
const settledBytes = async (pid: number, ms: number): Promise<number> => {
  const stop = sampled(() => residentBytes(pid));
  await forMs(ms);
  return median(stop());
};

it('[T6] cuts off devices that never read, at little memory and no cost to others', async () => {
  const messages = scaled(26_000, 2600);
  const windowMs = scaled(9000, 2000);
  const [readers, talkers] = await prepareData(folder, async (core) => {
    const readers = await prepareTeam(core, 101);
    await fillLog(core, readers, messages);
    return [readers, await prepareTeam(core, 8)] as const;
  });
  const reader = readers[0] as Credentials;
  relay = await startCli(['--port', '0', '--data', folder], SMALL_HEAP);
  const pid = relay.child.pid ?? 0;
  const talk = newTalkers(talkers);

  // Warm: what reading this log takes at all has been taken before the baseline. Nobody stalls yet: what they
  // leave would be used again by those who are measured.
  const head = await headOf(reader);
  const log = await readAll(reader, head);
  for (let count = 0; count < 3; count += 1) await readAll(reader, head);
  await forMs(windowMs / 2);
  talk.p99();
  const beforeBytes = await settledBytes(pid, windowMs);
  const before = talk.p99();
  const socketsBefore = openSockets(pid);

  const stalledAt = performance.now();
  const stalled = [await stall(reader)];
  await forMs(windowMs);
  const during = talk.p99();
  while (stalled.length < STALLED) stalled.push(await stall(reader));
  const lastStalledAt = performance.now();
  await forMs(windowMs / 2);
  const duringBytes = await settledBytes(pid, windowMs / 3);
  const eachMb = inMb((duringBytes - beforeBytes) / STALLED);
  const openWhileStalled = openSockets(pid) - socketsBefore;

  const isFull = scaled(1, 0) === 1;
  let firstCutMs: number | null = null;
  let lastCutMs: number | null = null;
  const untilOpen = (count: number) =>
    expect
      .poll(() => openSockets(pid), { timeout: 2 * CUT_WITHIN_MS, interval: 100 })
      .toBeLessThanOrEqual(socketsBefore + count);
  if (isFull) {
    await untilOpen(STALLED - 1);
    firstCutMs = Math.round(performance.now() - stalledAt);
    await untilOpen(0);
    lastCutMs = Math.round(performance.now() - lastStalledAt);
  }
  talk.p99();
  await forMs(windowMs);
  const after = talk.p99();
  for (const { socket } of stalled) socket.resume();
  const codes = isFull ? await Promise.all(stalled.map(({ closed }) => closed)) : [];
  for (const { socket } of stalled) socket.destroy();
  const again = await readAll(reader, head);
  await talk.end();
  record('stalled readers', {
    stalled: STALLED,
    waitingMb: inMb(log.bytes),
    entries: log.entries,
    relayMbBefore: inMb(beforeBytes),
    relayMbDuring: inMb(duringBytes),
    eachMb,
    firstCutMs,
    lastCutMs,
    codes: [...new Set(codes)],
    before,
    during,
    after,
  });
  expect(again).toEqual(log);
  expect(eachMb).toBeLessThanOrEqual(RSS_EACH_MB);
  expect(openWhileStalled).toBe(STALLED);
  for (const cutMs of [firstCutMs, lastCutMs])
    if (cutMs !== null) expect(cutMs).toBeLessThan(CUT_WITHIN_MS);
  for (const code of codes) expect([CLOSE.slowConsumer, 1006]).toContain(code);
  // In a short share a window has too few sends for a p99, and the machine may have other work: it is recorded.
  const worst = isFull ? Math.max(before.p99Ms, after.p99Ms) : Infinity;
  expect(during.p99Ms).toBeLessThanOrEqual(Math.max(2 * worst, P99_FLOOR_MS));
});

/** The last seq of a member's log. */
const headOf = async ({ token }: Credentials): Promise<number> => {
  const raw = await openRaw(relay.url);
  raw.say(helloWith(token, { cursor: 0 }));
  const welcome = await raw.until('"head":');
  raw.socket.destroy();
  return Number(/"head":(\d+)/.exec(welcome ?? '')?.[1]);
};
