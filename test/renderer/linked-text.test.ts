import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkParts } from '../../renderer/components/linked-text.ts';

const links = (text: string): readonly string[] =>
  linkParts(text).flatMap((part) => (part.href === undefined ? [] : [part.href]));

it.each([
  ['See https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
  ['(https://example.org)', ['https://example.org']],
  ['https://en.example.org/wiki/Fermata_(music)', ['https://en.example.org/wiki/Fermata_(music)']],
  ['Write to mailto:ana@example.org!', ['mailto:ana@example.org']],
  ['HTTP://EXAMPLE.ORG', ['HTTP://EXAMPLE.ORG']],
  ['javascript:alert(1) data:text/html,x file:///etc/passwd ftp://x', []],
  ['https://', []],
  ['"https://example.org"<b>', ['https://example.org']],
])('[H13] finds the links of %s', (text, found) => expect(links(text)).toEqual(found));

it('[H13] keeps every character of a body, and links to nothing but web and mail', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string(), fc.constantFrom('https://a.b', ' ', 'javascript:', 'mailto:')),
      ),
      (pieces) => {
        const text = pieces.join('');
        const parts = linkParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href } of parts)
          if (href !== undefined) expect(href).toMatch(/^(https?|mailto):/i);
      },
    ),
  ));
