import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/log/redact.ts';

const SECRETS = [
  ['an invite', 'GET https://relay.example/#join=Zx9_invite-secret0123', 'Zx9_invite'],
  ['a device code', 'opened https://relay.example:8443/#device=ABCD1234 late', 'ABCD1234'],
  ['a desktop link', 'argv fermata://join#https%3A%2F%2Frelay%2F%23join%3DZx9secret', 'Zx9secret'],
  [
    'a calendar address',
    'fetch https://cal.example/private-9f8e7d6c5b4a/basic.ics failed',
    '9f8e7d',
  ],
  ['credentials in an address', 'https://ana:hunter2@relay.example/x', 'hunter2'],
  ['a header', 'Authorization: Bearer abc.def-ghi', 'abc.def'],
  ['a field of JSON', '{"token":"s3cr3t","to":"m1"}', 's3cr3t'],
  ['a body', '{"body":"see you at nine","urgency":"normal"}', 'nine'],
  ['a token by itself', 'token was kY3vQ0b8mZ2xW7nR5tL9pA1sD4fG6hJ0', 'kY3vQ0'],
] as const;

describe('redaction of the log', () => {
  it.each(SECRETS)('[D7] [C6] takes out %s', (_, line, secret) => {
    expect(redact(line, '')).not.toContain(secret);
  });

  it('[D7] keeps what helps: the host, the error, the place in the code', () => {
    const line =
      'connect ECONNREFUSED wss://relay.example:7420/v1/socket at open (/opt/fermata/resources/app.asar/dist/app/main/app.js:12:3)';
    const kept = redact(line, '');
    expect(kept).toContain('ECONNREFUSED wss://relay.example:7420/…');
    expect(kept).toContain('/opt/fermata/resources/app.asar/dist/app/main/app.js:12:3');
  });

  it('[D7] takes out the user’s folder, which has their name in it', () => {
    expect(redact('/home/ana (b)/.config/Fermata is full', '/home/ana (b)')).toBe(
      '~/.config/Fermata is full',
    );
  });

  it('[D7] [C6] leaves no token, wherever in a line it stands', () => {
    const token = fc
      .uint8Array({ minLength: 24, maxLength: 48 })
      .map((bytes) => Buffer.from(bytes).toString('base64url'))
      .filter((text) => /\d/.test(text));
    fc.assert(
      fc.property(token, fc.string(), fc.string(), (secret, before, after) => {
        expect(redact(`${before} ${secret} ${after}`, '')).not.toContain(secret);
      }),
    );
  });
});
