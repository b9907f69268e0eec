/** What `relay doctor` says of ports: free, a relay's, somebody else's. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createPlain, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { judgePort } from '../../../server/doctor/port.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { checksOf, checkWith } from '../../support/doctor-checks.ts';
import { startCli } from '../../support/relay-cli.ts';

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-doctor-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const portOf = async (server: Server): Promise<string> => {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return String((server.address() as AddressInfo).port); // A TCP server has one.
};
const answering = (listener: RequestListener): Promise<string> => portOf(createServer(listener));
const data = (): string => join(folder, 'data');

it('a port that is free is fine, and is free afterwards', async () => {
  const server = createPlain();
  const port = await portOf(server);
  server.close();
  await once(server, 'close');
  const args = ['--data', data(), '--port', port, '--admin-port', port];
  for (let n = 0; n < 2; n += 1) {
    const { words, verdict } = await checkWith(args.slice(0, 4));
    expect(verdict('port.main')).toBe('ok');
    expect(words('port.main')).toContain('is free');
    expect(verdict('port.admin')).toBeUndefined();
  }
  expect((await checkWith([...args.slice(0, 2), ...args.slice(4)])).verdict('port.admin')).toBe(
    'ok',
  );
});

it('a program that is no relay is bad, also one that is alive by the same words', async () => {
  const ports = [
    await answering((_, response) => response.end('hello')),
    await answering((_, response) => response.end('{"status":"ok"}')),
    await portOf(createPlain((socket) => socket.end('220 mail\r\n'))),
  ];
  for (const port of ports) {
    const { verdict } = await checkWith(['--data', data(), '--port', port, '--admin-port', port]);
    expect(verdict('port.main')).toBe('bad');
    expect(verdict('port.admin')).toBe('bad');
  }
});

it('the relay of the folder is fine, and one with other data is told', async () => {
  const { certFile, keyFile } = makeCertificate(folder, 1);
  for (const tls of [[], ['--tls-cert', certFile, '--tls-key', keyFile]]) {
    const relay = await startCli(['--port', '0', '--admin-port', '0', '--data', data(), ...tls]);
    const { adminUrl } = JSON.parse(relay.firstLine) as { adminUrl: string };
    const ports = ['--port', new URL(relay.url).port, '--admin-port', new URL(adminUrl).port];
    const own = await checkWith(['--data', data(), ...ports, ...tls]);
    expect(own.words('port.main')).toContain(`A relay answers at ${relay.url}`);
    expect(own.verdict('port.main')).toBe('ok');
    expect(own.verdict('port.admin')).toBe('ok');
    const other = await checkWith(['--data', join(folder, 'other'), ...ports, ...tls]);
    expect(other.verdict('port.main')).toBe('warn');
    expect(other.verdict('port.admin')).toBe('warn');
    await relay.end('SIGTERM');
  }
});

it('a relay that is not ready is told with its reason', async () => {
  const port = await answering((request, response) => {
    const isReady = request.url === '/readyz';
    response.statusCode = isReady ? 503 : 200;
    const notReady = { status: 'not ready', reason: 'The disk is full.' };
    response.end(JSON.stringify(isReady ? notReady : { status: 'ok' }));
  });
  const { verdict, words } = await checkWith(['--data', data(), '--admin-port', port]);
  expect(verdict('port.admin')).toBe('warn');
  expect(words('port.admin')).toContain('The disk is full.');
});

it('an address that this machine does not have is bad', async () => {
  const host = ['--host', '203.0.113.1', '--insecure', '--port', '7420'];
  const { verdict, words } = await checkWith(['--data', data(), ...host]);
  expect(verdict('port.main')).toBe('bad');
  expect(words('port.main')).toContain('does not have that address');
});

it('a port that only the system may open is bad', () => {
  const question = { kind: 'main', host: '127.0.0.1', port: 443, isSecure: true } as const;
  const finding = judgePort(question, { kind: 'closed', code: 'EACCES' }, false);
  expect(checksOf([finding]).verdict('port.main')).toBe('bad');
  expect(finding.toDo).toContain('CAP_NET_BIND_SERVICE');
});
