/** The relay's options: flags, and the same as environment variables. A flag beats the environment. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../shared/result.ts';
import { ADMIN_FLAGS, type AdminAddress, parsePort, readAdmin } from './admin/settings.ts';
import { isBearerToken } from './access/bearer.ts';
import { ACCESS_FLAGS, type AccessSettings, readAccess } from './access/settings.ts';

/** Options by their flags, with what they take and mean. */
const FLAGS = {
  port: { takes: 'N', means: 'port to listen on, 0 for a free one (7420)' },
  host: { takes: 'ADDR', means: 'address to listen on (127.0.0.1)' },
  data: { takes: 'DIR', means: 'folder for the data; required' },
  signup: { takes: 'open|closed', means: 'whether anyone may found a team (closed)' },
  'public-url': { takes: 'URL', means: 'where people reach the relay, for links' },
  'admin-secret': { takes: 'TEXT', means: 'lets its bearer found teams; better by environment' },
  'allow-origin': { takes: 'URL', means: 'other web origins that may connect, comma-separated' },
  'retention-days': {
    takes: 'N',
    means: 'how long log entries are kept that all devices have (30)',
  },
  'web-root': { takes: 'DIR', means: 'folder of the built web client' },
  ...ADMIN_FLAGS,
  ...ACCESS_FLAGS,
} as const;
type Flag = keyof typeof FLAGS;

/** What a relay is started with. */
export interface RelaySettings extends AccessSettings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly signup: 'open' | 'closed';
  readonly publicUrl: string | null;
  readonly adminSecret: string | null;
  readonly allowOrigins: readonly string[];
  readonly webRoot: string | null;
  /** Days for which log entries are kept that every device of a member has. */
  readonly retentionDays: number;
  /** Where health and metrics are served; null: nowhere. */
  readonly admin: AdminAddress | null;
}

const envName = (flag: string): string => `FERMATA_${flag.replaceAll('-', '_').toUpperCase()}`;

/** What `--help` prints. */
export const HELP = [
  'Fermata relay: holds messages for those who focus.',
  '',
  ...Object.entries(FLAGS).map(
    ([flag, { takes, means }]) =>
      `  ${`--${flag} ${takes ?? ''}`.padEnd(24)} ${means} [${envName(flag)}]`,
  ),
  `  ${'--help'.padEnd(24)} this text`,
  '',
  'Log level: FERMATA_LOG_LEVEL (info). Exit codes: 2 wrong option, 1 cannot start.',
].join('\n');

type Env = Readonly<Record<string, string | undefined>>;

const parseDays = (text: string): number | null => {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return days >= 1 && days <= 36_500 ? days : null;
};

const originOf = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/';
  return isPlain && url.search === '' && url.hash === '' ? url.origin : null;
};

/** An option that is there; one left empty is not. */
type Get = (flag: Flag) => string | null;

const readUrls = (get: Get): Result<Pick<RelaySettings, 'publicUrl' | 'allowOrigins'>, string> => {
  const publicText = get('public-url');
  const publicUrl = publicText === null ? null : originOf(publicText);
  if (publicText !== null && publicUrl === null)
    return fail('--public-url must be an origin such as https://relay.example');
  const origins = (get('allow-origin') ?? '').split(',').filter((text) => text.trim() !== '');
  const allowOrigins = origins.map((text) => originOf(text.trim()));
  const isKnown = (origin: string | null): origin is string => origin !== null;
  return allowOrigins.every(isKnown)
    ? ok({ publicUrl, allowOrigins })
    : fail('--allow-origin must be origins such as https://fermata.example, with commas between');
};

const readSettings = (get: Get): Result<RelaySettings, string> => {
  const port = parsePort(get('port') ?? '7420');
  if (port === null) return fail('--port must be a number from 0 to 65535');
  const signup = get('signup') ?? 'closed';
  if (signup !== 'open' && signup !== 'closed') return fail('--signup must be open or closed');
  const dataDir = get('data');
  if (dataDir === null) return fail('--data is missing: name a folder for the data of the relay');
  const retentionDays = parseDays(get('retention-days') ?? '30');
  if (retentionDays === null) return fail('--retention-days must be a number from 1 to 36500');
  const urls = readUrls(get);
  if (!urls.ok) return urls;
  const admin = readAdmin(get);
  if (!admin.ok) return admin;
  const host = get('host') ?? '127.0.0.1';
  const access = readAccess(get, host);
  if (!access.ok) return access;
  const adminSecret = get('admin-secret');
  if (adminSecret !== null && !isBearerToken(adminSecret))
    return fail('--admin-secret may hold letters, digits and -._~+/ only, 256 at most');
  return ok({
    port,
    host,
    ...access.value,
    dataDir,
    signup,
    ...urls.value,
    adminSecret,
    webRoot: get('web-root'),
    retentionDays,
    admin: admin.value,
  });
};

type Given = Readonly<Record<string, string | boolean | undefined>>;

const readFlags = (args: readonly string[]): Result<Given, string> => {
  const options: Record<string, { type: 'string' | 'boolean' }> = { help: { type: 'boolean' } };
  for (const [flag, { takes }] of Object.entries(FLAGS))
    options[flag] = { type: takes === null ? 'boolean' : 'string' };
  try {
    // Without `multiple` no value is a list.
    return ok(parseArgs({ args: [...args], options, strict: true }).values as Given);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    return fail(words.split(/\.\s/)[0] ?? words); // The first sentence; what follows is advice on `--`.
  }
};

/** Reads the options; `help` where that was asked for, else one clear line on what is wrong. */
export const readOptions = (
  args: readonly string[],
  env: Env,
): Result<RelaySettings | 'help', string> => {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  if (flags.value['help'] === true) return ok('help');
  return readSettings((flag) => {
    const given = flags.value[flag] ?? env[envName(flag)];
    if (given === true) return 'yes';
    return typeof given === 'string' && given !== '' ? given : null;
  });
};
