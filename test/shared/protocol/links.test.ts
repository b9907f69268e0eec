import { describe, expect, it } from 'vitest';
import { deviceLink, inviteLink, parseJoinLink } from '../../../shared/protocol/links.ts';

describe('links', () => {
  const invite = 'abcdefghijklmnop_-0123456789';

  it('[C6] carry their secret in the fragment, where no server sees it', () => {
    expect(new URL(inviteLink('https://relay.example', invite)).pathname).toBe('/');
    expect(new URL(deviceLink('https://relay.example', 'ABCD1234')).hash).toBe('#device=ABCD1234');
  });

  it('are read back, with white space and a trailing slash', () => {
    expect(parseJoinLink(` https://relay.example/#join=${invite}\n`)).toEqual({
      kind: 'invite',
      relayUrl: 'https://relay.example',
      invite,
    });
    expect(parseJoinLink('http://127.0.0.1:7420#device=abcd-1234')).toEqual({
      kind: 'device',
      relayUrl: 'http://127.0.0.1:7420',
      code: 'ABCD1234',
    });
  });

  it.each([
    '',
    'hello',
    'javascript:alert(1)#join=abcdefghijklmnop',
    'https://relay.example/#join=short',
    'https://a/b/#join=abcdefghijklmnop',
  ])('that are none are not taken: %j', (text) => {
    expect(parseJoinLink(text)).toBeNull();
  });
});
