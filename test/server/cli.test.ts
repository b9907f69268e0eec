/** The relay as a program: options, exit codes, its first line, a clean end. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOptions } from '../../server/options.ts';
import { runCli, startCli } from '../support/relay-cli.ts';
import { connectClient } from '../support/relay-client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('options', () => {
  const read = (args: string[], env: Record<string, string> = {}) => {
    const options = readOptions(args, env);
    if (!options.ok || options.value === 'help') throw new Error('These options should do.');
    return options.value;
  };

  it('have defaults that only the data folder is missing in', () => {
    expect(read(['--data', 'd'])).toEqual({
      port: 7420,
      host: '127.0.0.1',
      dataDir: 'd',
      signup: 'closed',
      publicUrl: null,
      adminSecret: null,
      allowOrigins: [],
      webRoot: null,
      retentionDays: 30,
      admin: null,
      tls: null,
      trustProxy: false,
      maxConnections: 10_000,
    });
  });

  it('come from the environment as well, and a flag beats it', () => {
    const env = {
      FERMATA_PORT: '1',
      FERMATA_HOST: '::1',
      FERMATA_DATA: 'e',
      FERMATA_SIGNUP: 'open',
      FERMATA_PUBLIC_URL: 'https://relay.example/',
      FERMATA_ADMIN_SECRET: 's',
      FERMATA_ALLOW_ORIGIN: 'https://a.example, https://b.example:8443',
      FERMATA_WEB_ROOT: 'w',
      FERMATA_RETENTION_DAYS: '7',
      FERMATA_ADMIN_PORT: '2',
      FERMATA_ADMIN_HOST: '::1',
      FERMATA_TLS_CERT: 'c.pem',
      FERMATA_TLS_KEY: 'k.pem',
      FERMATA_TRUST_PROXY: 'true',
      FERMATA_MAX_CONNECTIONS: '7',
    };
    const fromEnv = {
      port: 1,
      host: '::1',
      dataDir: 'e',
      signup: 'open',
      publicUrl: 'https://relay.example',
      adminSecret: 's',
      allowOrigins: ['https://a.example', 'https://b.example:8443'],
      webRoot: 'w',
      retentionDays: 7,
      admin: { port: 2, host: '::1' },
      tls: { certFile: 'c.pem', keyFile: 'k.pem' },
      trustProxy: true,
      maxConnections: 7,
    };
    expect(read([], env)).toEqual(fromEnv);
    expect(read(['--port', '0', '--data=f'], env)).toEqual({ ...fromEnv, port: 0, dataDir: 'f' });
  });

  it.each([
    [[]],
    [['--data', '']],
    [['--data', 'd', '--port', '65536']],
    [['--data', 'd', '--port', '-1']],
    [['--data', 'd', '--port', '1e3']],
    [['--data', 'd', '--signup', 'maybe']],
    [['--data', 'd', '--retention-days', '0']],
    [['--data', 'd', '--public-url', 'relay.example']],
    [['--data', 'd', '--public-url', 'https://relay.example/path']],
    [['--data', 'd', '--allow-origin', '*']],
    [['--data', 'd', '--admin-port', '65536']],
    [['--data', 'd', '--admin-host', '127.0.0.1']],
    [['--data', 'd', '--admin-port', '1', '--admin-host', '0.0.0.0']],
    [['--data', 'd', '--admin-port', '1', '--admin-host', 'relay.example']],
    [['--data', 'd', '--admin-secret', 'two words']],
    [['--data', 'd', '--tls-cert', 'c.pem']],
    [['--data', 'd', '--tls-key', 'k.pem']],
    [['--data', 'd', '--max-connections', '0']],
    [['--data', 'd', '--max-connections', 'many']],
    [['--data', 'd', '--insecure=maybe']],
    [['--data']],
    [['--nonsense', '--data', 'd']],
    [['data']],
  ])('that are wrong get one clear line: %j', (args) => {
    const options = readOptions(args, {});
    expect(options.ok).toBe(false);
    expect(options.ok ? '' : options.error).toMatch(/^[^\n]{10,}$/);
  });
});

describe('the program', () => {
  it('says where it listens in its first line, and ends with 0 at SIGTERM', async () => {
    const data = join(folder, 'deep', 'data');
    const relay = await startCli(['--port', '0', '--data', data, '--signup', 'open']);
    expect(relay.firstLine).toMatch(/^\{"event":"listening","url":"http:\/\/127\.0\.0\.1:\d+"\}$/);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    const client = await connectClient(relay.url);
    const ended = await relay.end('SIGTERM');
    expect(ended).toMatchObject({ code: 0, stderr: '', stdout: `${relay.firstLine}\n` });
    expect(await client.closed).toBe(1012);
    expect(readdirSync(data)).toEqual(['relay.clean', 'relay.db', 'relay.lock']);
  });

  it.each([[['--port', 'x', '--data', 'd']], [['--nonsense']], [[]]])(
    'ends with 2 and one line for wrong options: %j',
    async (args) => {
      const ended = await runCli(args);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(/^[^\n]+\n$/);
      expect(ended.stdout).toBe('');
    },
  );

  it('prints its options', async () => {
    const ended = await runCli(['--help']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('--signup');
    expect(ended.stdout).toContain('FERMATA_ADMIN_SECRET');
    expect(ended.stdout).toContain('--admin-port N');
  });

  it('ends with 1 and one line where the port or the folder is in use, or can’t be used', async () => {
    const relay = await startCli(['--port', '0', '--data', join(folder, 'one')]);
    const { port } = new URL(relay.url);
    writeFileSync(join(folder, 'file'), '');
    const faults: [string[], string][] = [
      [['--port', port, '--data', join(folder, 'two')], `Port ${port}`],
      [['--port', '0', '--admin-port', port, '--data', join(folder, 'two')], '--admin-port'],
      [['--port', port, '--admin-port', '0', '--data', join(folder, 'two')], 'with --port'],
      [['--port', '0', '--data', join(folder, 'one')], 'Another relay'],
      [['--port', '0', '--data', join(folder, 'file')], 'is a file'],
      [
        ['--port', '0', '--host', '203.0.113.1', '--insecure', '--data', join(folder, 'two')],
        "Can't listen",
      ],
    ];
    for (const [args, words] of faults) {
      const ended = await runCli(args);
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain(words);
      expect(ended.stderr).toMatch(/^[^\n]+\n$/);
    }
    await relay.end('SIGTERM');
  }, 60_000);
});
