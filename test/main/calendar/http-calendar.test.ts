/** A calendar from an address, from real HTTP servers (K1). */
import type { lookup as systemLookup } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setInterval as every } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  fetchCalendar,
  type HttpCalendarOptions,
  redirected,
} from '../../../main/calendar/adapters/http-calendar.ts';
import { isPrivateAddress } from '../../../main/calendar/adapters/private-addresses.ts';
import { fail, ok } from '../../../shared/result.ts';
import { vcalendar, vevent } from '../../support/ical.ts';

const TEXT = vcalendar(vevent('UID:1', 'DTSTART:20260310T090000Z', 'DURATION:PT1H'));
const servers: Server[] = [];

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const load = (url: string, mark: string | null = null, options: HttpCalendarOptions = {}) =>
  fetchCalendar({ url, allowPrivate: true }, mark, options);
const loadPublic = (url: string, options: HttpCalendarOptions = {}) =>
  fetchCalendar({ url, allowPrivate: false }, null, options);
/** A resolver that answers the addresses one after the other. */
const resolving = (...addresses: string[]): typeof systemLookup =>
  ((_: string, __: unknown, done: (e: null, found: object[]) => void) => {
    done(null, [{ address: addresses.length > 1 ? addresses.shift() : addresses[0], family: 4 }]);
  }) as typeof systemLookup;
/**
 * A resolver of names: `public.example` is a public address when it is judged and this machine when the connection is
 * made, which no network does but a test has to; each other name is this machine from the beginning.
 */
const lent = ((name: string, _: unknown, done: (e: null, found: object[]) => void) => {
  let isJudged = name !== 'public.example';
  const found = {
    family: 4,
    get address() {
      const address = isJudged ? '127.0.0.1' : '203.0.113.1';
      isJudged = true;
      return address;
    },
  };
  done(null, [found]);
}) as typeof systemLookup;

describe('what comes', () => {
  it('[K1] is a text, and the second time the same by its ETag or its date', async () => {
    const url = await serve((request, response) => {
      const isKnown =
        request.headers['if-none-match'] === '"a"' &&
        request.headers['if-modified-since'] === 'Tue, 10 Mar 2026 09:00:00 GMT';
      response.setHeader('ETag', '"a"');
      response.setHeader('Last-Modified', 'Tue, 10 Mar 2026 09:00:00 GMT');
      // The type is not looked at: many calendars come as text/plain.
      response
        .writeHead(isKnown ? 304 : 200, { 'Content-Type': 'text/html' })
        .end(isKnown ? '' : TEXT);
    });
    const first = await load(url);
    expect(first).toMatchObject({ ok: true, value: { kind: 'text', text: TEXT } });
    const mark = first.ok && first.value.kind === 'text' ? first.value.mark : null;
    expect(await load(url, mark)).toEqual({ ok: true, value: { kind: 'same' } });
  });

  it('[K1] may be packed', async () => {
    const url = await serve((_, response) =>
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(TEXT)),
    );
    expect(await load(url)).toMatchObject({ ok: true, value: { text: TEXT } });
  });

  it.each([401, 404, 500])('[K1] is refused with %s, and that is said', async (status) => {
    const url = await serve((_, response) => response.writeHead(status).end('no'));
    expect(await load(url)).toEqual({ ok: false, error: { kind: 'refused', status } });
  });

  it('[K1] may be too large: plain, packed, or without an end', async () => {
    const large = Buffer.alloc(6 * 1024 * 1024, 'x');
    const plain = await serve((_, response) => response.end(large));
    const bomb = await serve((_, response) =>
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(200 * 1024 * 1024))),
    );
    for (const url of [plain, bomb])
      expect(await load(url)).toEqual({ ok: false, error: { kind: 'too_large' } });
  });

  it('[K1] may trickle for ever: there is a limit to the whole', async () => {
    const url = await serve((_, response) => {
      const trickle = async (): Promise<void> => {
        for await (const isOpen of every(20, () => !response.destroyed)) {
          if (!isOpen()) return;
          response.write('x');
        }
      };
      response.on('error', () => undefined);
      response.write('BEGIN:VCALENDAR');
      void trickle().catch(() => undefined);
    });
    expect(await load(url, null, { totalMs: 300 })).toEqual({
      ok: false,
      error: { kind: 'too_slow' },
    });
  });

  it('[K1] may break off: half a body is no body', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '9999' });
      response.write('BEGIN:VCALENDAR\r\n', () => response.destroy());
    });
    expect(await load(url)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  });
});

describe('where it may come from', () => {
  it('[K1] redirects are followed, but not without an end, nor to what is not http', async () => {
    const good = await serve((_, response) => response.end(TEXT));
    const once = await serve((_, response) => response.writeHead(302, { Location: good }).end());
    const round = await serve((_, response) => response.writeHead(307, { Location: '/' }).end());
    const file = await serve((_, response) =>
      response.writeHead(301, { Location: 'file:///etc/hosts' }).end(),
    );
    expect(await load(once)).toMatchObject({ ok: true, value: { text: TEXT } });
    expect(await load(round)).toEqual({ ok: false, error: { kind: 'lost' } });
    expect(await load(file)).toEqual({ ok: false, error: { kind: 'bad_address' } });
  });

  it.each(['file:///etc/hosts', 'ftp://example.org/a.ics', 'calendar', 'javascript:1'])(
    '[K1] %s is no address of a calendar',
    async (url) => {
      expect(await loadPublic(url)).toEqual({ ok: false, error: { kind: 'bad_address' } });
    },
  );

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.20.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://localhost/',
    'webcal://127.0.0.1/',
  ])('[K1] %s is private', async (url) => {
    expect(await loadPublic(url)).toEqual({ ok: false, error: { kind: 'private' } });
  });

  it.each(['127.0.0.1', 'localhost', 'router.example', '[::1]', '[::ffff:7f00:1]'])(
    '[K1] a public address may not lead on to %s',
    async (host) => {
      let calls = 0;
      const inside = await serve((_, response) => {
        calls += 1;
        response.end(TEXT);
      });
      const there = inside.replace('127.0.0.1', host);
      const outside = await serve((request, response) => {
        if (request.url === '/good') response.end(TEXT);
        else response.writeHead(302, { Location: request.url === '/' ? there : '/good' }).end();
      });
      const named = outside.replace('127.0.0.1', 'public.example');
      expect(await loadPublic(`${named}/moved`, { lookup: lent })).toMatchObject({ ok: true });
      expect(await loadPublic(named, { lookup: lent })).toEqual(fail({ kind: 'private' }));
      expect(calls).toBe(0);
    },
  );

  it('[K1] a redirect never leads from https to http', () => {
    const from = new URL('https://cal.example.org/secret/a.ics');
    expect(redirected(from, 'http://cal.example.org/a.ics')).toEqual(fail('unencrypted'));
    expect(redirected(from, '/b.ics')).toEqual(ok(new URL('https://cal.example.org/b.ics')));
    expect(redirected(from, 'file:///etc/passwd')).toEqual(fail('bad_address'));
    const plain = new URL('http://cal.example.org/a.ics');
    expect(redirected(plain, 'https://x.example.org/').ok).toBe(true);
  });

  it('[K1] public addresses are not private', () => {
    for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])
      expect(isPrivateAddress(address)).toBe(false);
  });

  it('[K1] a name that leads to a private address is private, whatever else it leads to', async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.end(TEXT);
    });
    const named = url.replace('127.0.0.1', 'calendar.example');
    expect(await loadPublic(named, { lookup: resolving('127.0.0.1') })).toEqual({
      ok: false,
      error: { kind: 'private' },
    });
    expect(calls).toBe(0);
    // Allowed, the system's own way of finding a name is used; this one is nowhere.
    expect(await load(named)).toMatchObject({ ok: false });
  });

  it('[K1] a name that changes its mind is asked once: the connection goes where it was judged', async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.end(TEXT);
    });
    const named = url.replace('127.0.0.1', 'rebinding.example');
    // A public address that answers nobody (RFC 5737) first, this machine's the second time.
    const lookup = resolving('203.0.113.1', '127.0.0.1');
    expect(await loadPublic(named, { lookup, totalMs: 300 })).toMatchObject({ ok: false });
    expect(calls).toBe(0);
  });
});
