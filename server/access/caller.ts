/** Who calls, and how they reached the relay: by the connection, or by what a trusted proxy says of it. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The far end of a request, as the relay knows it. */
export interface Caller {
  /** IP address; empty once the connection is gone. */
  readonly address: string;
  readonly scheme: 'http' | 'https';
  /** Name and port that they used for the relay; null without. */
  readonly host: string | null;
}

/** The last of a list: what the proxy next to the relay said. All before it anybody may have written. */
const lastOf = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').at(-1)?.trim() ?? '';

/** An address, which some proxies write with a port. */
const addressOf = (text: string): string | null => {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? null : bare;
};

const hostOf = (text: string | undefined): string | null =>
  text !== undefined && /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(text) ? text : null;

const direct = (request: IncomingMessage): Caller => ({
  address: request.socket.remoteAddress ?? '',
  scheme: 'encrypted' in request.socket ? 'https' : 'http',
  host: hostOf(request.headers.host),
});

/** Reads who calls. The `X-Forwarded-*` headers count only from a proxy that is trusted: anybody can send them. */
export const callerOf = (request: IncomingMessage, isProxyTrusted: boolean): Caller => {
  const own = direct(request);
  if (!isProxyTrusted) return own;
  const { headers } = request;
  const proto = lastOf(headers['x-forwarded-proto']).toLowerCase();
  return {
    address: addressOf(lastOf(headers['x-forwarded-for'])) ?? own.address,
    scheme: proto === 'https' || proto === 'http' ? proto : own.scheme,
    host: hostOf(lastOf(headers['x-forwarded-host'])) ?? own.host,
  };
};

/** The relay's own origin, as the caller reached it. */
export const originOf = ({ scheme, host }: Caller): string => `${scheme}://${host ?? 'localhost'}`;

/**
 * Whether a browser page is of the relay's own origin. A page of the same host in the clear is not, where the
 * caller came by TLS: anybody on its way could have changed it. One by TLS is, where the relay itself speaks in
 * the clear: a proxy of which nothing is known does the rest.
 */
export const isOwnOrigin = (origin: string, caller: Caller): boolean => {
  if (!URL.canParse(origin) || caller.host === null) return false;
  const { protocol, host } = new URL(origin);
  const isGoodScheme = protocol === 'https:' || (protocol === 'http:' && caller.scheme === 'http');
  return isGoodScheme && new URL(`${protocol}//${caller.host}`).host === host;
};
