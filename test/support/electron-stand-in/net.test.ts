/** What the stand-in's `net` promises of Electron's (docs/api/net, docs/api/client-request). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from './app.ts';
import { net } from './net.ts';
import { session } from './session.ts';

let server: Server;
let port: number;
beforeEach(async () => {
  await app.whenReady();
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
    else if (request.url !== '/slow') response.end(`you said ${String(request.headers['x-word'])}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string) =>
  net.request({
    protocol: 'http:',
    hostname: '127.0.0.1',
    port,
    path,
    headers: { 'x-word': 'hush' },
  });

describe('net.request of the stand-in', () => {
  it('goes out with end, and answers with a stream (api/client-request)', async () => {
    const request = ask('/');
    const answer = new Promise<string>((resolve, reject) => {
      request.on('error', reject);
      request.on('response', (response) => {
        let text = '';
        response.on('data', (part) => (text += part.toString()));
        response.on('end', () => resolve(text));
      });
    });
    request.end();
    expect(await answer).toBe('you said hush');
  });

  it('tells of an abort, and then that it is closed (api/client-request)', async () => {
    const request = ask('/slow');
    const told: string[] = [];
    request.on('error', () => undefined);
    request.on('abort', () => told.push('abort'));
    const closed = new Promise<void>((resolve) => request.on('close', () => resolve()));
    request.end();
    request.abort();
    await closed;
    expect(told).toEqual(['abort']);
  });

  it('does not pretend to follow a redirect', async () => {
    const request = ask('/moved');
    const failed = new Promise<Error>((resolve) => request.on('error', resolve));
    request.end();
    expect((await failed).message).toContain('not implemented in the stand-in');
  });

  it('gives the same session for the same partition (api/session)', () => {
    expect(session.fromPartition('a')).toBe(session.fromPartition('a'));
    expect(session.fromPartition('a')).not.toBe(session.fromPartition('b'));
  });
});
