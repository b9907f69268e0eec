/** How many connections there may be, of a member and of a relay. */
import { request as httpRequest } from 'node:http';
import { expect, it } from 'vitest';
import { MEMBER_CONNECTIONS, SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';
import { connectClient, isType, type RelayClient } from '../support/relay-client.ts';
import { newId, startRig } from '../support/relay-rig.ts';

/** How an upgrade is refused. */
const refusedUpgrade = (url: string): Promise<{ status: number; retryAfter: string | undefined }> =>
  new Promise((resolve, reject) => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol': SUBPROTOCOL,
    };
    httpRequest(url + SOCKET_PATH, { headers })
      .on('response', (response) => {
        response.resume();
        const retryAfter = response.headers['retry-after'];
        resolve({ status: response.statusCode ?? 0, retryAfter });
      })
      .on('upgrade', (_response, socket) => {
        socket.destroy();
        reject(new Error('It was let in.'));
      })
      .on('error', reject)
      .end();
  });

it('[T6] ends the oldest connection of a member who has more than twenty, and no one else’s', async () => {
  const rig = await startRig();
  const ana = await rig.team('Ana');
  const ben = await rig.join(ana.inviteUrl, 'Ben');
  const b = await rig.online(ben);
  const mine: RelayClient[] = [];
  for (let count = 0; count < MEMBER_CONNECTIONS; count += 1) mine.push(await rig.online(ana));
  expect(mine.every((it) => it.isOpen())).toBe(true);
  for (const oldest of mine.slice(0, 3)) {
    const newest = await rig.online(ana);
    expect(await oldest.closed).toBe(4010);
    expect(await newest.ask('ping')).toMatchObject({ type: 'pong' });
  }
  for (const it of mine.slice(3)) expect(await it.ask('ping')).toMatchObject({ type: 'pong' });
  const fields = { messageId: newId(), to: ana.memberId, body: 'hi', urgency: 'normal' };
  expect(await b.ask('message.send', fields)).toMatchObject({ state: 'delivered' });
  for (const it of mine.slice(3)) await it.entry('batch');
  const shows = b.frames.filter(isType('presence')).flatMap(({ members }) => members);
  expect(shows.filter(({ show }) => show === 'offline')).toEqual([]);
  await rig.close();
});

it('[T6] makes room in one turn for as many as come in it', async () => {
  const rig = await startRig();
  const ana = await rig.team('Ana');
  const all = await Promise.all(
    Array.from({ length: MEMBER_CONNECTIONS + 15 }, async () => {
      const client = await connectClient(rig.relay().url);
      await client.hello(ana.token);
      return client;
    }),
  );
  await expect.poll(() => all.filter((it) => !it.isOpen()).length).toBe(15);
  const codes = await Promise.all(all.filter((it) => !it.isOpen()).map((it) => it.closed));
  expect(codes).toEqual(Array(15).fill(4010));
  for (const it of all) it.vanish();
  await rig.close();
});

it('[T6] answers 503 to sockets beyond those that it takes, until one has gone', async () => {
  const rig = await startRig({ maxConnections: 3 });
  const { url } = rig.relay();
  const ana = await rig.team('Ana');
  const first = await rig.connected(ana);
  const silent = await connectClient(url); // One that has not said hello takes a place, too.
  await rig.connected(ana);
  await expect(connectClient(url)).rejects.toThrow('503');
  expect(await refusedUpgrade(url)).toEqual({ status: 503, retryAfter: '30' });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await first.ask('ping')).toMatchObject({ type: 'pong' });
  silent.vanish();
  await expect
    .poll(() =>
      connectClient(url).then(
        (it) => it.isOpen(),
        () => false,
      ),
    )
    .toBe(true);
  await rig.close();
});
