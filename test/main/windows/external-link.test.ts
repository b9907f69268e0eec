import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalLink } from '../../../main/windows/external-link.ts';

describe('links that may leave the app', () => {
  it.each([
    [
      'a name that looks like another, as what it is',
      'https://аpple.com/',
      'https://xn--pple-43d.com/',
    ],
    [
      'backslashes, as the slashes that browsers take them for',
      'https:\\\\example.com\\a',
      'https://example.com/a',
    ],
    [
      'a mail to two',
      'mailto:ana@example.com,ben@example.com',
      'mailto:ana@example.com,ben@example.com',
    ],
    [
      'a mail of two lines',
      'mailto:ana@example.com?body=a%0D%0Ab',
      'mailto:ana@example.com?body=a%0D%0Ab',
    ],
  ])('[D9] lets %s, out', (_, text, href) => {
    expect(externalLink(text)).toBe(href);
  });

  it.each([
    '\\\\host\\share',
    '//host/share',
    'file://host/share',
    'ms-settings:privacy',
    'ms-officecmd:{}',
    'search-ms:query=x',
    'vbscript:x',
    'java\nscript:alert(1)',
    'https://exa\tmple.com/',
    'https://example.com/\u202Egpj.exe',
    'https://exam\u200Bple.com/',
    'https://',
    'https://a"b/',
    'https://a$(b)/',
    'https://a`b`/',
    'http:',
    `https://example.com/${'ü'.repeat(1000)}`,
    'mailto:',
    'mailto:?subject=x',
    'mailto:-attach@example.com',
    'mailto:%22%20-attach%20/etc/passwd@example.com',
    'mailto:ana@example.com?subject=a%0D%0ABcc:eve@example.com',
    'mailto:ana@example.com?cc=--attach=x',
    'mailto:ana@example.com?in-reply-to=x',
    'mailto:ana@example.com#x',
    'blob:https://example.com/1',
    'view-source:https://example.com/',
  ])('[D9] keeps %j in', (text) => {
    expect(externalLink(text)).toBeNull();
  });

  it('[D9] gives the system nothing but a short plain address, whatever it is given', () => {
    const piece = fc.constantFrom(
      'https:',
      'http://',
      'mailto:',
      'file:',
      '//',
      '\\\\',
      '@',
      ':',
      '?',
      '#',
      '%0a',
      '\n',
      '"',
      "'",
      '`',
      ' ',
      'example.com',
      'ana@example.com',
      'subject=',
      '-x',
      '\u202e',
      'аpple',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const href = externalLink(given);
        if (href === null) return;
        expect(href).toMatch(/^(https?:\/\/[\w.:[\]-]+(\/[^\s"<>]*)?|mailto:[\w.+-]+@[^\s"<>]+)$/);
        expect(href.length).toBeLessThanOrEqual(2048);
        expect(externalLink(href)).toBe(href);
      }),
      { numRuns: 5000 },
    );
  });
});
