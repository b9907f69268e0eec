/** Where a relay listens in the clear, and what it takes to let it. */
import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../server/access/settings.ts';
import { readOptions } from '../../../server/options.ts';
import { runCli } from '../../support/relay-cli.ts';

const read = (...args: string[]) => readOptions(['--data', 'd', ...args], {});

describe('an address that others reach', () => {
  const OTHERS = ['0.0.0.0', '::', '192.168.1.7', 'fd00::1', '2001:db8::1', 'relay.example'];
  const TRICKS = ['127.0.0.1.example', '128.0.0.1', '::2', 'localhost.example', '127.1'];

  it.each([...OTHERS, ...TRICKS])('is not served in the clear: %s', (host) => {
    expect(isLoopback(host)).toBe(false);
    const options = read('--host', host);
    expect(options.ok ? '' : options.error).toContain('--insecure');
    expect(options.ok ? '' : options.error).toContain(host);
  });

  it.each([[['--insecure']], [['--trust-proxy']], [['--tls-cert', 'c.pem', '--tls-key', 'k.pem']]])(
    'is served with %j',
    (args) => {
      expect(read('--host', '0.0.0.0', ...args).ok).toBe(true);
    },
  );

  it('ends the program with 2 and a line that says what to do', async () => {
    const ended = await runCli(['--data', 'd', '--host', '0.0.0.0', '--port', '0']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^On 0\.0\.0\.0 others could read [^\n]+--tls-cert[^\n]+\n$/);
  });

  it('may be allowed, or not, by the environment', () => {
    const withEnv = (word: string) =>
      readOptions(['--data', 'd', '--host', '::'], { FERMATA_INSECURE: word }).ok;
    expect(['1', 'true', 'YES'].map(withEnv)).toEqual([true, true, true]);
    expect(['', '0', 'false', 'no', 'perhaps'].map(withEnv)).toEqual(Array(5).fill(false));
  });
});

it.each(['127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1', 'localhost', 'LOCALHOST'])(
  'this machine alone is served in the clear: %s',
  (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(read('--host', host).ok).toBe(true);
  },
);
