import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBrokenLink, linkIn } from '../../../main/links/desktop-link.ts';
import { createLinkBox } from '../../../main/links/link-box.ts';
import { desktopLink, inviteLink, linkOfDesktop } from '../../../shared/protocol/links.ts';

const INVITE = inviteLink('https://relay.example:8443', 'a'.repeat(32));

describe('links that open the app', () => {
  it('[D5] carry a join link, whole', () => {
    expect(desktopLink(INVITE)).toMatch(/^fermata:\/\/join#[^#]*$/);
    expect(linkOfDesktop(desktopLink(INVITE))).toBe(INVITE);
  });

  it('[D5] are found among the arguments of a start, as each system writes them', () => {
    const link = desktopLink(INVITE);
    expect(linkIn(['fermata', '--enable-x', link])).toBe(INVITE);
    expect(linkIn(['fermata', link.replace('join#', 'join/#')])).toBe(INVITE); // Windows adds a slash.
    expect(linkIn(['fermata', `fermata:join#${INVITE}`])).toBe(INVITE);
    expect(linkIn(['fermata', INVITE])).toBeNull();
    expect(linkIn([])).toBeNull();
  });

  it('[D5] that are cut off are known as such, and told from a start without one', () => {
    expect(hasBrokenLink(['fermata', desktopLink(INVITE).slice(0, 30)])).toBe(true);
    expect(hasBrokenLink(['fermata', desktopLink(INVITE)])).toBe(false);
    expect(hasBrokenLink(['fermata', '--hidden'])).toBe(false);
  });

  it('[D5] carry nothing else into the app', () => {
    for (const wrong of [
      'fermata://join#javascript:alert(1)',
      'fermata://join#https%3A%2F%2Frelay.example%2F',
      'fermata://join#file:///etc/passwd%23join=aaaa',
      'fermata://open#https://relay.example/#join=aaaaaaaaaaaaaaaaaaaaaaaa',
      'fermata://join#%E0%A4%A',
      `fermata://join#${'x'.repeat(5000)}`,
      'https://relay.example/#join=aaaaaaaaaaaaaaaaaaaaaaaa',
    ])
      expect(linkOfDesktop(wrong)).toBeNull();
  });

  it('[D5] never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const link = linkOfDesktop(`fermata://join#${text}`);
        expect(link === null || link.startsWith('http')).toBe(true);
      }),
    );
  });

  it('[D5] wait for their user; the latest counts', () => {
    const box = createLinkBox();
    box.put('a');
    box.put('b');
    expect(box.get()).toBe('b');
    box.drop();
    expect(box.get()).toBeNull();
  });
});
