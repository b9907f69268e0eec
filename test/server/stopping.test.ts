/** While the relay stops, whoever comes is told so. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { RelayStore } from '../../server/core/store.ts';
import { problem } from '../../shared/protocol/http.ts';
import { memoryRelayStore } from '../support/memory-relay-store.ts';
import { connectClient } from '../support/relay-client.ts';
import { newId, type RelayRig, startRig } from '../support/relay-rig.ts';

/** A disk that takes its time: while it is slow, commits wait until it is let go. */
const slowStore = (): RelayStore & { slow(): Promise<void>; letGo(): void } => {
  const store = memoryRelayStore();
  let waiting: Promise<void> | null = null;
  let letGo = (): void => undefined;
  let began = (): void => undefined;
  return {
    ...store,
    commit: async (writes) => {
      began();
      await waiting;
      return store.commit(writes);
    },
    slow: () => {
      waiting = new Promise((resolve) => {
        letGo = resolve;
      });
      return new Promise((resolve) => {
        began = resolve;
      });
    },
    letGo: () => letGo(),
  };
};

/** Waits for a stop while time goes on as far as it needs. */
const hasStopped = async (rig: RelayRig): Promise<void> => {
  let isOver = false;
  const stopped = rig
    .relay()
    .stop()
    .then(() => (isOver = true));
  await expect
    .poll(() => {
      rig.clock.advance(1000);
      return isOver;
    })
    .toBe(true);
  await stopped;
};

it('[T7] stops although a caller who was refused a socket never hangs up', async () => {
  const rig = await startRig();
  const { hostname, port } = new URL(rig.relay().url);
  const lingering = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  lingering.on('error', () => undefined); // It is cut off, which is what this is about.
  lingering.write('GET /v1/elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n');
  lingering.write('Upgrade: websocket\r\n\r\n');
  expect(await text(lingering)).toMatch(/^HTTP\/1\.1 404 /);
  await hasStopped(rig);
  lingering.destroy();
  await rig.close();
});

it('[T7] stops although a caller never ends their call', async () => {
  const rig = await startRig();
  const ana = await rig.team('Ana');
  const { hostname, port } = new URL(rig.relay().url);
  const slow = connect(Number(port), hostname);
  slow.on('error', () => undefined); // It is cut off, which is what this is about.
  slow.write(`POST /v1/invites HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ana.token}\r\n`);
  slow.write('Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{');
  await fetch(`${rig.relay().url}/healthz`); // What came before it has been read by now.
  await hasStopped(rig);
  slow.destroy();
  await rig.close();
});

it('[T7] answers calls and sockets 503 while it stops, and still keeps what came before', async () => {
  const store = slowStore();
  const rig = await startRig({ store });
  const { url } = rig.relay();
  const ana = await rig.team('Ana');
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const b = await rig.connected(ben);
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ maxUses: 1 });
  const half = connect(Number(port), hostname); // A call whose body comes while the relay stops.
  half.write(`POST /v1/invites HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n`);
  half.write(`Authorization: Bearer ${ana.token}\r\nContent-Type: application/json\r\n`);
  half.write(`Content-Length: ${body.length}\r\n\r\n`);
  await fetch(`${url}/healthz`); // What came before it has been read by now.

  const busy = store.slow();
  const fields = { messageId: newId(), to: ana.memberId, body: 'keep me', urgency: 'normal' };
  const sent = b.ask('message.send', fields);
  await busy;
  const stopped = rig.relay().stop();

  const answer = await fetch(`${url}/v1/devices`, {
    headers: { Authorization: `Bearer ${ana.token}` },
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const said = problem.parse(await answer.json());
  expect(said).toMatchObject({ type: 'stopping', status: 503 });
  expect(said.detail).toContain('being stopped');
  for (const path of ['/', '/healthz', '/v1/nothing'])
    expect((await fetch(url + path)).status).toBe(503);
  await expect(connectClient(url)).rejects.toThrow('503');
  half.write(body);
  const late = await text(half);
  expect(late).toMatch(/^HTTP\/1\.1 503 /);
  expect(late).toContain('"type":"stopping"');

  store.letGo();
  expect(await sent).toMatchObject({ type: 'ok' });
  expect(await b.closed).toBe(1012);
  await stopped;
  await expect(fetch(url)).rejects.toThrow();
  await rig.close();
});
