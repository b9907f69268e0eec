/**
 * A calendar from an address. The name is resolved once and the connection goes to what was found and judged
 * then, so that a name which changes its mind gains nothing; each redirect is judged anew.
 */
import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import {
  MAX_CALENDAR_BYTES,
  type SourceFault,
  type SourceText,
} from '../../../shared/calendar/reading/source.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isPrivateAddress } from './private-addresses.ts';

const MAX_HOPS = 5;
const TOTAL_MS = 30_000;

type Loaded = Result<SourceText, SourceFault>;

/** What a test may lend instead of the system's. */
export interface HttpCalendarOptions {
  readonly totalMs?: number;
  readonly lookup?: typeof systemLookup;
}

class PrivateAddress extends Error {}

/** Resolves a name, and refuses one that leads to a private address. */
const guardedLookup =
  (lookup: typeof systemLookup): LookupFunction =>
  (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const first = error === null ? found[0] : undefined;
      if (first === undefined) done(error ?? new Error('no address'), '');
      else if (found.some(({ address }) => isPrivateAddress(address)))
        done(new PrivateAddress(), '');
      else if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
  };

const isLiteralPrivate = ({ hostname }: URL): boolean => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 && isPrivateAddress(bare);
};

/** A calendar's address as one of the web; null when it is none. */
const webAddress = (text: string, base?: URL): URL | null => {
  const url = URL.parse(text.trim().replace(/^webcal:/i, 'https:'), base?.href);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
};

/** Where a redirect leads; never from what is encrypted to what is not, since the address itself is a secret. */
export const redirected = (from: URL, to: string): Result<URL, 'bad_address' | 'unencrypted'> => {
  const next = webAddress(to, from);
  if (next === null) return fail('bad_address');
  return from.protocol === 'https:' && next.protocol === 'http:' ? fail('unencrypted') : ok(next);
};

const marksOf = (mark: string | null): Record<string, string> => {
  const [etag = '', modified = ''] = mark?.split('\n') ?? [];
  return {
    ...(etag === '' ? {} : { 'If-None-Match': etag }),
    ...(modified === '' ? {} : { 'If-Modified-Since': modified }),
  };
};

const open = (
  url: URL,
  headers: Record<string, string>,
  lookup: LookupFunction | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
    // A connection of its own: one that is kept open was judged by other rules.
    const request = send(url, { headers, signal, agent: false, ...(lookup && { lookup }) });
    request.once('response', resolve).once('error', reject).end();
  });

const unpacked = (response: IncomingMessage): Readable => {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  const gunzip = createGunzip();
  response.once('error', (cause) => gunzip.destroy(cause));
  return response.pipe(gunzip);
};

/** The body, as far as it is allowed to go; null when it goes further. */
const textOf = async (response: IncomingMessage): Promise<string | null> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of unpacked(response) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MAX_CALENDAR_BYTES) return null;
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
};

const answerOf = async (response: IncomingMessage): Promise<Loaded> => {
  const status = response.statusCode ?? 0;
  if (status === 304) return ok({ kind: 'same' });
  if (status !== 200) return fail({ kind: 'refused', status });
  const text = await textOf(response);
  if (text === null) return fail({ kind: 'too_large' });
  const { etag = '', 'last-modified': modified = '' } = response.headers;
  return ok({ kind: 'text', text, mark: `${etag}\n${modified}` });
};

interface Fetching {
  readonly allowPrivate: boolean;
  readonly headers: Record<string, string>;
  readonly lookup: typeof systemLookup;
  readonly signal: AbortSignal;
}

const follow = async (first: URL, how: Fetching): Promise<Loaded> => {
  let url = first;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    if (!how.allowPrivate && isLiteralPrivate(url)) return fail({ kind: 'private' });
    const lookup = how.allowPrivate ? undefined : guardedLookup(how.lookup);
    const response = await open(url, how.headers, lookup, how.signal);
    try {
      const to = response.headers.location;
      const isRedirect = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
      if (!isRedirect || to === undefined) return await answerOf(response);
      const next = redirected(url, to);
      if (!next.ok) return fail({ kind: next.error });
      url = next.value;
    } finally {
      response.destroy();
    }
  }
  return fail({ kind: 'lost' });
};

/** Fetches a calendar from an address, unless it is the same as by `mark`. Never rejects. */
export const fetchCalendar = async (
  setting: { readonly url: string; readonly allowPrivate: boolean },
  mark: string | null,
  options: HttpCalendarOptions = {},
): Promise<Loaded> => {
  const url = webAddress(setting.url);
  if (url === null) return fail({ kind: 'bad_address' });
  const signal = AbortSignal.timeout(options.totalMs ?? TOTAL_MS);
  const accepted = { Accept: 'text/calendar, */*;q=0.5', 'Accept-Encoding': 'gzip' };
  const headers = { ...accepted, 'User-Agent': 'Fermata', ...marksOf(mark) };
  const { allowPrivate } = setting;
  try {
    const lookup = options.lookup ?? systemLookup;
    return await follow(url, { allowPrivate, headers, lookup, signal });
  } catch (cause) {
    if (cause instanceof PrivateAddress) return fail({ kind: 'private' });
    return fail({ kind: signal.aborted ? 'too_slow' : 'unreachable' });
  }
};
