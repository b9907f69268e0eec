/** What `relay found` is asked for. */
import { parseArgs } from 'node:util';
import { httpRequests } from '../../shared/protocol/http.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isBearerToken } from '../access/bearer.ts';
import { isLoopback } from '../access/settings.ts';

/** A team to be founded. */
export interface FoundRequest {
  /** The relay's origin. */
  readonly relayUrl: string;
  readonly teamName: string;
  /** Null where signing up is open. */
  readonly secret: string | null;
  readonly asJson: boolean;
}

/** Reads a file with a secret; one line on what is wrong. */
export type ReadSecret = (file: string) => Result<string, string>;
type Env = Readonly<Record<string, string | undefined>>;

const OPTIONS = {
  url: { type: 'string' },
  team: { type: 'string' },
  'admin-secret-file': { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Its options, as they are typed. */
export const FOUND_FLAGS: readonly string[] = Object.keys(OPTIONS).map((name) => `--${name}`);

const readUrl = (text: string): Result<string, string> => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname + url.search + url.hash !== '/'
  )
    return fail('--url must be the address of the relay, such as https://fermata.example');
  const isHere = isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  return url.protocol === 'https:' || isHere
    ? ok(url.origin)
    : fail('--url must begin with https:// where the relay is not on this machine');
};

const secretOf = (
  file: string | undefined,
  env: Env,
  readSecret: ReadSecret,
): Result<string | null, string> => {
  const given = env['FERMATA_ADMIN_SECRET'] ?? '';
  const read = file === undefined ? ok(given) : readSecret(file);
  if (!read.ok) return read;
  const secret = read.value.trim();
  if (secret === '' && file === undefined) return ok(null);
  return isBearerToken(secret)
    ? ok(secret)
    : fail('the admin secret may hold letters, digits and -._~+/ only, 256 at most');
};

/** Reads what is asked for; `help` where that was asked for. Throws what `parseArgs` throws. */
export const readFound = (
  args: readonly string[],
  env: Env,
  readSecret: ReadSecret,
): Result<FoundRequest | 'help', string> => {
  const { values } = parseArgs({
    args: [...args],
    options: { ...OPTIONS, help: { type: 'boolean' } },
  });
  if (values.help === true) return ok('help');
  if (values.url === undefined) return fail('--url is missing: name the address of the relay');
  const url = readUrl(values.url);
  if (!url.ok) return url;
  const body = httpRequests.openTeam.safeParse({ teamName: values.team });
  if (!body.success) return fail('--team is missing or too long: name the team, such as "Nimbus"');
  const secret = secretOf(values['admin-secret-file'], env, readSecret);
  if (!secret.ok) return secret;
  const { teamName } = body.data;
  const asJson = values.json === true;
  return ok({ relayUrl: url.value, teamName, secret: secret.value, asJson });
};
