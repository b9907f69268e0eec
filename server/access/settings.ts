/** The options on how the relay is reached: TLS, a proxy before it, an address in the clear, how many at once. */
import { BlockList, isIP } from 'node:net';
import { DEFAULT_MAX_CONNECTIONS } from '../../shared/protocol/limits.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** The options by their flags; `takes: null` is a switch. */
export const ACCESS_FLAGS = {
  'tls-cert': { takes: 'FILE', means: 'certificate (PEM, with its chain): speaks https and wss' },
  'tls-key': { takes: 'FILE', means: 'private key of the certificate (PEM)' },
  'trust-proxy': { takes: null, means: 'believe X-Forwarded-For, -Proto and -Host of a proxy' },
  insecure: { takes: null, means: 'listen without TLS where others can listen in' },
  'max-connections': { takes: 'N', means: `sockets at most (${DEFAULT_MAX_CONNECTIONS})` },
} as const;
type AccessFlag = keyof typeof ACCESS_FLAGS;

/** Where the certificate and its key are. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** How the relay is reached. */
export interface AccessSettings {
  /** Null: it speaks http and ws. */
  readonly tls: TlsFiles | null;
  /** Whether the `X-Forwarded-*` headers are believed. */
  readonly trustProxy: boolean;
  /** Sockets at most; who comes then is told to come back later. */
  readonly maxConnections: number;
}

type Get = (flag: AccessFlag) => string | null;

/** A switch: a flag without a value, or a word in the environment. */
const readSwitch = (get: Get, flag: AccessFlag): Result<boolean, string> => {
  const text = (get(flag) ?? 'no').toLowerCase();
  if (/^(yes|true|on|1)$/.test(text)) return ok(true);
  return /^(no|false|off|0)$/.test(text) ? ok(false) : fail(`--${flag} is either yes or no`);
};

const readTls = (get: Get): Result<TlsFiles | null, string> => {
  const [certFile, keyFile] = [get('tls-cert'), get('tls-key')];
  if (certFile !== null && keyFile !== null) return ok({ certFile, keyFile });
  return certFile === keyFile
    ? ok(null)
    : fail('--tls-cert and --tls-key belong together: give both, or neither');
};

const ownMachine = new BlockList();
ownMachine.addSubnet('127.0.0.0', 8);
ownMachine.addAddress('::1', 'ipv6');

/** Whether only this machine reaches what listens at `host`. */
export const isLoopback = (host: string): boolean => {
  if (host.toLowerCase() === 'localhost') return true;
  const version = isIP(host);
  return version !== 0 && ownMachine.check(host, version === 4 ? 'ipv4' : 'ipv6');
};

const inTheClear = (host: string): string =>
  `On ${host} others could read tokens and messages on their way, since nothing encrypts them: ` +
  'give --tls-cert and --tls-key, or put a proxy that speaks TLS before the relay and say --trust-proxy, ' +
  'or say --insecure if nobody else is on that network';

/** Reads the options; one line on what is wrong, which includes a `host` that would be served in the clear. */
export const readAccess = (get: Get, host: string): Result<AccessSettings, string> => {
  const tls = readTls(get);
  if (!tls.ok) return tls;
  const trustProxy = readSwitch(get, 'trust-proxy');
  if (!trustProxy.ok) return trustProxy;
  const insecure = readSwitch(get, 'insecure');
  if (!insecure.ok) return insecure;
  const most = get('max-connections') ?? String(DEFAULT_MAX_CONNECTIONS);
  if (!/^[1-9]\d{0,6}$/.test(most))
    return fail('--max-connections must be a number from 1 to 9999999');
  const isSafe = tls.value !== null || trustProxy.value || isLoopback(host);
  if (!isSafe && !insecure.value) return fail(inTheClear(host));
  return ok({ tls: tls.value, trustProxy: trustProxy.value, maxConnections: Number(most) });
};
