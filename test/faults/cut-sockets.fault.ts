/** Sockets cut in the middle of a flush, at every boundary of its frames and at random bytes (H6, H2). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Credentials } from '../../server/core/accounts/teams.ts';
import { httpReplies } from '../../shared/protocol/http.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts';
import { scaled } from '../support/fault-scale.ts';
import { record } from '../support/measure.ts';
import { prepareData, prepareTeam } from '../support/prepared-data.ts';
import { OPCODE } from '../support/raw/frames.ts';
import { helloWith, openRaw } from '../support/raw/socket.ts';
import { type RunningCli, startCli } from '../support/relay-cli.ts';
import { connectClient, isType, type RelayClient } from '../support/relay-client.ts';
import { newId, words } from '../support/relay-rig.ts';

const SEED = 20261122;
/** As long as a body may be, and three bytes for each character. */
const LONG = '\u20ac'.repeat(7990);

let folder: string;
let relay: RunningCli;
let proxy: CuttingProxy;
let ana: Credentials;
let ben: Credentials;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-cut-'));
  const crew = await prepareData(folder, (core) => prepareTeam(core, 2));
  [ana, ben] = crew as [Credentials, Credentials];
  relay = await startCli(['--port', '0', '--data', folder]);
  proxy = await startCuttingProxy(relay.url);
});
afterEach(async () => {
  await proxy.close();
  await relay.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Line = ReplyOf<'entry'>;
/** A device with a disk: it takes an entry only if it is the next one. */
interface Device {
  readonly token: string;
  readonly disk: Line[];
  /** How often it had to connect. */
  legs: number;
}
const newDevice = (token: string): Device => ({ token, disk: [], legs: 0 });

const keep = ({ disk }: Device, line: Line): void => {
  if (line.seq !== disk.length + 1)
    throw new Error(`The device has ${disk.length} entries and got ${line.seq}.`);
  disk.push(line);
};

const parsed = (payload: Buffer) => {
  const frame = parseReply(payload.toString());
  if (!frame.ok) throw new Error(payload.toString());
  return frame.value;
};

/** One connection: takes what comes and says what is stored, until it has all or is cut off. Answers whether it has all. */
const leg = async (device: Device, url: string): Promise<boolean> => {
  device.legs += 1;
  let head = Infinity;
  let fault: unknown = null;
  let onDone = (): void => undefined;
  const done = new Promise<'done'>((resolve) => (onDone = () => resolve('done')));
  const raw = await openRaw(url, {
    onFrame: ({ opcode, payload }) => {
      if (opcode !== OPCODE.text) return;
      try {
        const frame = parsed(payload);
        if (frame.type === 'welcome') ({ head } = frame);
        if (frame.type === 'entry') {
          keep(device, frame);
          raw.say({ type: 'stored', id: `s${frame.seq}`, seq: frame.seq });
        }
        if (frame.type === 'ok' && frame.re === `s${head}`) onDone();
        if (frame.type === 'welcome' && device.disk.length >= head) onDone();
      } catch (cause) {
        fault = cause;
        onDone();
      }
    },
  });
  raw.say(helloWith(device.token, { cursor: device.disk.length }));
  const end = await Promise.race([done, raw.closed]);
  raw.socket.destroy();
  if (fault !== null) throw new Error('The device was sent what is not right.', { cause: fault });
  return end === 'done';
};

const online = async (who: Credentials): Promise<RelayClient> => {
  const client = await connectClient(relay.url);
  await client.hello(who.token, { cursor: 0 });
  await client.ask('activity', { activity: 'active', at: 0 });
  return client;
};

/** Fills Ana's log: choices of hers, receipts, live messages, and a held batch of several parts. Answers its bodies. */
const fillLog = async (): Promise<string[]> => {
  const a = await online(ana);
  const b = await online(ben);
  const bodies: string[] = [];
  const send = async (body: string): Promise<void> => {
    bodies.push(body);
    expect(await b.ask('message.send', words(ana.memberId, body))).toMatchObject({ type: 'ok' });
  };
  for (let index = 0; index < 8; index += 1) {
    await a.ask('status', { text: `status ${index}` });
    await send(`live ${index} ${index % 2 === 0 ? LONG : 'short'}`);
    await a.ask('message.send', words(ben.memberId, `to Ben ${index}`));
  }
  await b.ask('stored', { seq: b.entries().at(-1)?.seq });
  const focusId = newId();
  const endsAt = (a.frames.find(isType('welcome'))?.now ?? 0) + 600_000;
  await a.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'allow' });
  for (let index = 0; index < 60; index += 1)
    await send(`held ${index} ${index % 2 === 0 ? LONG : 'short'}`);
  await a.ask('focus.end', { focusId, outcome: 'completed' });
  for (let index = 0; index < 18; index += 1) await a.ask('manual', { show: 'open' });
  for (let index = 0; index < 12; index += 1)
    await send(`late ${index} ${index % 3 === 0 ? LONG : 'short'}`);
  a.vanish();
  b.vanish();
  return bodies;
};

const bodiesOn = ({ disk }: Device): string[] =>
  disk.flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages.map((it) => it.body) : []));

/** A device's disk as text, for comparing. */
const textOf = ({ disk }: Device): string => JSON.stringify(disk);

/** Of each message that somebody sent: how often they were told that it is delivered. */
const deliveredReceipts = async (who: Credentials): Promise<number[]> => {
  const device = newDevice(who.token);
  await leg(device, relay.url);
  const counts = new Map<string, number>();
  for (const { entry } of device.disk)
    if (entry.type === 'receipt' && entry.state === 'delivered')
      counts.set(entry.messageId, (counts.get(entry.messageId) ?? 0) + 1);
  return [...counts.values()];
};

const secondDevice = async (): Promise<Device> => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${ana.token}` };
  const post = async (path: string, body: object): Promise<unknown> => {
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(relay.url + path, request)).json();
  };
  const { code } = httpReplies.createDeviceCode.parse(await post('/v1/devices', {}));
  const claimed = await post('/v1/devices/claim', { code, deviceName: 'other' });
  return newDevice(httpReplies.claimDevice.parse(claimed).token);
};

it('[H6][H4] gets every entry once and in order through a flush that is cut anywhere', async () => {
  const bodies = await fillLog();
  const whole = newDevice(ana.token);
  expect(await leg(whole, proxy.url)).toBe(true);
  expect(bodiesOn(whole)).toEqual(bodies);
  const log = textOf(whole);
  const flush = proxy.passed();
  const batches = whole.disk.flatMap(({ entry }) => (entry.type === 'batch' ? [entry] : []));
  expect(batches.some((batch) => batch.parts > 2)).toBe(true);

  // At every boundary of its frames: a new device gets so many whole frames, and the rest with its cursor.
  const step = scaled(1, 5);
  for (let frames = 0; frames < flush.frames; frames += step) {
    const device = newDevice(ana.token);
    proxy.next({ direction: 'down', afterFrames: frames });
    expect(await leg(device, proxy.url)).toBe(false);
    expect(await leg(device, proxy.url)).toBe(true);
    expect(textOf(device)).toBe(log);
  }
  const boundaries = proxy.cuts();

  // At random bytes, again and again: a device goes on with its cursor until it has all, then another one does.
  const randomCuts = scaled(500, 25);
  const shares = fc.sample(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
    numRuns: 2 * randomCuts,
    seed: SEED,
  });
  let other = await secondDevice();
  let finished = 0;
  for (const share of shares) {
    const isEnough = proxy.cuts() - boundaries >= randomCuts;
    if (isEnough && other.disk.length === 0) break;
    const left = flush.bytes * (1 - other.disk.length / whole.disk.length);
    proxy.next(isEnough ? null : { direction: 'down', afterBytes: 1 + Math.floor(share * left) });
    if (await leg(other, proxy.url)) {
      expect(textOf(other)).toBe(log);
      finished += 1;
      other = newDevice(finished % 2 === 0 ? other.token : ana.token);
    }
  }
  expect(finished).toBeGreaterThan(0);
  const receipts = await deliveredReceipts(ben);
  expect(receipts).toEqual(bodies.map(() => 1));
  record('sockets cut in a flush', {
    entries: whole.disk.length,
    flushBytes: flush.bytes,
    boundaryCuts: boundaries,
    randomCuts: proxy.cuts() - boundaries,
    flushesFinished: finished,
    seed: SEED,
  });
});

it('[H1][H2] keeps each message once when the sender is cut off while it sends', async () => {
  const rounds = scaled(200, 20);
  const perRound = 3;
  const sent: string[] = [];
  const at = fc.sample(fc.integer({ min: 1, max: 3200 }), { numRuns: rounds, seed: SEED });
  const tryOnce = async (sends: readonly object[]): Promise<boolean> => {
    const raw = await openRaw(proxy.url);
    raw.say(helloWith(ben.token));
    for (const [index, send] of sends.entries())
      raw.say({ type: 'message.send', id: `m${index}`, ...send });
    const last = await raw.until(`"re":"m${sends.length - 1}"`);
    const isAcked = (id: string): boolean =>
      raw.texts.some((text) => text.startsWith(`{"type":"ok","re":"${id}"`));
    const all = last !== null && sends.every((_, index) => isAcked(`m${index}`));
    raw.socket.destroy();
    return all;
  };
  let uncut = 0;
  for (const [round, afterBytes] of at.entries()) {
    const texts = Array.from({ length: perRound }, (_, index) =>
      `${round}.${index} `.padEnd(800, 'x'),
    );
    const sends = texts.map((body) => words(ana.memberId, body));
    sent.push(...texts);
    proxy.next({ direction: 'up', afterBytes });
    if (await tryOnce(sends)) uncut += 1;
    else expect(await tryOnce(sends)).toBe(true);
  }
  const a = await online(ana);
  await a.ask('ping');
  const got = a
    .entries()
    .flatMap(({ entry }) => (entry.type === 'batch' ? entry.messages.map((it) => it.body) : []));
  expect(got).toEqual(sent);
  a.vanish();
  record('senders cut off', { rounds, cuts: proxy.cuts(), uncut, messages: sent.length });
});
