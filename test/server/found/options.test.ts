/** What `relay found` is asked for, and what it says. */
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../server/commands.ts';
import type { FoundRequest } from '../../../server/found/options.ts';
import type { Heard } from '../../../server/found/ports.ts';
import { failureWords } from '../../../server/found/words.ts';
import { fail, ok } from '../../../shared/result.ts';

const files: Record<string, string> = { 'secret.txt': 'from-a-file\n', 'empty.txt': '\n' };
const readSecret = (file: string) => {
  const text = files[file];
  return text === undefined ? fail(`cannot be read: ${file}`) : ok(text);
};
const read = (args: readonly string[], env: Record<string, string> = {}) =>
  readCommand(['found', ...args], env, readSecret);
const HERE = ['--url', 'http://127.0.0.1:7420', '--team', 'Nimbus'];
const request: FoundRequest = {
  relayUrl: 'http://127.0.0.1:7420',
  teamName: 'Nimbus',
  secret: null,
  asJson: false,
};

describe('[T8] what is asked for', () => {
  it('is a team at a relay, with the secret of the environment or of a file', () => {
    expect(read(HERE)).toEqual(ok({ type: 'found', request }));
    const env = { FERMATA_ADMIN_SECRET: 'from-env' };
    expect(read([...HERE, '--json'], env)).toEqual(
      ok({ type: 'found', request: { ...request, secret: 'from-env', asJson: true } }),
    );
    expect(read([...HERE, '--admin-secret-file', 'secret.txt'], env)).toEqual(
      ok({ type: 'found', request: { ...request, secret: 'from-a-file' } }),
    );
  });

  it.each([
    'https://relay.example',
    'https://relay.example/',
    'http://localhost:1',
    'http://[::1]',
  ])('can be at %s', (url) => {
    expect(read(['--url', url, '--team', 'T']).ok).toBe(true);
  });

  it.each([
    [[], /--url is missing/],
    [['--url', 'relay.example', '--team', 'T'], /--url must be the address/],
    [['--url', 'https://relay.example/path', '--team', 'T'], /--url must be the address/],
    [['--url', 'http://relay.example', '--team', 'T'], /https:\/\//],
    [['--url', 'http://192.168.0.2', '--team', 'T'], /https:\/\//],
    [['--url', 'https://relay.example'], /--team is missing/],
    [['--url', 'https://relay.example', '--team', ' '], /--team is missing/],
    [[...HERE, '--admin-secret-file', 'gone.txt'], /cannot be read: gone.txt/],
    [[...HERE, '--admin-secret-file', 'empty.txt'], /admin secret may hold/],
    [[...HERE, '--admin-secret', 'x'], /--admin-secret/],
    [[...HERE, 'more'], /more/],
  ])('is not taken when it is wrong: %j', (args, why) => {
    const command = read(args);
    expect(command.ok ? '' : command.error).toMatch(why);
  });

  it('is explained by --help', () => {
    const command = read(['--help']);
    expect(command.ok && command.value.type === 'help' && command.value.text).toMatch(
      /relay found --url URL --team NAME/,
    );
  });
});

describe('[T8] what is said when there is no team', () => {
  const answer = (status: number, type: string, detail?: string): Heard => ({
    kind: 'answer',
    status,
    body: { type, title: 'Title', status, ...(detail === undefined ? {} : { detail }) },
  });
  const silence = (code: string): Heard => ({ kind: 'silence', code });
  const cases: readonly (readonly [string, Heard, string | null, RegExp])[] = [
    ['nobody listens', silence('ECONNREFUSED'), null, /No relay answers .*ECONNREFUSED/],
    ['a certificate', silence('DEPTH_ZERO_SELF_SIGNED_CERT'), null, /certificate/],
    ['another name', silence('ERR_TLS_CERT_ALTNAME_INVALID'), null, /certificate/],
    ['no secret', answer(403, 'signup_closed'), null, /none was given/],
    ['a wrong secret', answer(403, 'signup_closed'), 'x', /does not take that admin secret/],
    ['many tries', answer(429, 'too_many_tries'), 'x', /for a minute/],
    ['an old relay', answer(404, 'not_found'), 'x', /too old/],
    ['another program', { kind: 'answer', status: 200, body: '<html>' }, 'x', /no Fermata relay/],
    ['a full disk', answer(507, 'storage_full', 'The disk is full.'), 'x', /The disk is full\./],
    ['a fault without detail', answer(500, 'internal'), 'x', /Title/],
  ];
  it.each(cases)('%s', (_, heard, secret, says) => {
    const words = failureWords({ ...request, secret }, heard);
    expect(words).toMatch(says);
    expect(words).not.toContain(secret ?? '\0');
  });
});
