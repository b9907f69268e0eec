/** The relay serves the built web client, and nothing beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RelayRig, startRig } from '../support/relay-rig.ts';

let rig: RelayRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const get = (path: string): Promise<Response> => fetch(rig.relay().url + path);

describe('the web client', () => {
  const webFile = (path: string, text: string): void => {
    const root = join(rig.dataDir, 'web');
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  it('says how to build it where it is not', async () => {
    const answer = await get('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
  });

  it('is served with a strict policy, its hashed files for good', async () => {
    webFile('index.html', '<!doctype html>page');
    webFile('assets/index-Ab12Cd34.js', 'export {};');
    const page = await get('/');
    expect(await page.text()).toContain('page');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const script = await get('/assets/index-Ab12Cd34.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(rig.relay().url, { method: 'HEAD' })).headers.get('content-length')).toBe(
      '19',
    );
  });

  it('gives nothing from beside it', async () => {
    webFile('index.html', 'page');
    webFile('.secret', 'hidden');
    writeFileSync(join(rig.dataDir, 'web-secret'), 'hidden');
    const raw = (path: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(rig.relay().url);
        httpRequest({ hostname, port, path }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    for (const path of [
      '/../relay.db',
      '/..%2frelay.db',
      '/%2e%2e/relay.db',
      '/assets/../../relay.db',
      '/../web-secret',
      '/.secret',
      '/assets',
      '/%00',
      '/%E0%A4%A',
      '//relay.db',
    ])
      expect([path, await raw(path)]).toEqual([path, 404]);
  });
});
