/** Judges who may come in, and whether anybody can listen in. */
import { isLoopback } from '../access/settings.ts';
import type { RelaySettings } from '../options.ts';
import { fine, type Finding, warn } from './finding.ts';

/** A secret that is shorter can be guessed by those who try for long. */
const LEAST_SECRET = 16;

/** The host that people reach the relay by; null where nobody said. */
export const publicHost = ({ publicUrl }: Pick<RelaySettings, 'publicUrl'>): string | null =>
  publicUrl === null ? null : new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');

const isForOthers = (settings: RelaySettings): boolean =>
  !isLoopback(settings.host) || !isLoopback(publicHost(settings) ?? settings.host);

/** `teams` is null where the data could not be read. */
const signup = (settings: RelaySettings, teams: number | null): Finding => {
  const { signup: rule, adminSecret } = settings;
  if (rule === 'open')
    return isForOthers(settings)
      ? warn(
          'access.signup',
          'Anyone who reaches the relay can found a team (--signup open).',
          'Strangers may fill the disk.',
          'Close it, and found teams with --admin-secret.',
        )
      : fine('access.signup', 'Anyone on this machine can found a team.');
  if (adminSecret === null)
    return teams === 0
      ? warn(
          'access.signup',
          'Sign-up is closed, there is no admin secret, and no team.',
          'Nobody can begin.',
          'Set FERMATA_ADMIN_SECRET, start it again, and let the first person in with relay found.',
        )
      : fine('access.signup', 'Nobody can found another team.');
  return adminSecret.length < LEAST_SECRET
    ? warn(
        'access.signup',
        `The admin secret has ${adminSecret.length} characters.`,
        'It can be guessed, and who has it can found teams.',
        'Take 32 random ones (openssl rand -hex 16).',
      )
    : fine('access.signup', 'Teams are founded with the admin secret.');
};

const clear = (settings: RelaySettings): Finding => {
  const { host, tls, trustProxy } = settings;
  if (tls !== null) return fine('access.clear', 'The relay speaks TLS.');
  if (trustProxy) return fine('access.clear', 'A proxy is trusted to speak TLS.');
  if (!isLoopback(host))
    return warn(
      'access.clear',
      `The relay speaks without TLS on ${host} (--insecure).`,
      'Who is on that network can read tokens and messages.',
      'Give --tls-cert and --tls-key, or put a proxy before it.',
    );
  return isForOthers(settings)
    ? warn(
        'access.clear',
        'People reach the relay through something on this machine, and no proxy is trusted.',
        'All callers count as one for the limits on wrong tokens and codes: one can lock out all.',
        'Say --trust-proxy, if the proxy sets X-Forwarded-For.',
      )
    : fine('access.clear', 'Only this machine reaches the relay.');
};

/** All that is said of the ways in. */
export const judgeAccess = (settings: RelaySettings, teams: number | null): readonly Finding[] => [
  signup(settings, teams),
  clear(settings),
];

/** What is said of the web client. */
export const judgeWebClient = (root: string, isBuilt: boolean): Finding =>
  isBuilt
    ? fine('web.client', 'The web client is built.')
    : warn(
        'web.client',
        `There is no web client in ${root}.`,
        'Apps work; browsers get a page that says so.',
        'npm run build -- web, or name its folder by --web-root.',
      );
