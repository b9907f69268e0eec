import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetOf } from '../../../main/windows/asset-path.ts';
import { externalLink } from '../../../main/windows/external-link.ts';
import { CONTENT_SECURITY_POLICY } from '../../../main/windows/origin.ts';
import { createReloadLimit } from '../../../main/windows/reload-limit.ts';

describe('links that may leave the app', () => {
  it('[H13] lets web and mail links out', () => {
    expect(externalLink('https://example.com/a?b=c#d')).toBe('https://example.com/a?b=c#d');
    expect(externalLink('http://example.com')).toBe('http://example.com/');
    expect(externalLink('mailto:ana@example.com?subject=Hi')).toBe(
      'mailto:ana@example.com?subject=Hi',
    );
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://fermata/',
    'smb://host/share',
    'ms-msdt:/id',
    'vscode://x',
    'https://bank.example@evil.example/',
    'https://:secret@example.com/',
    'mailto:ana@example.com?attach=/etc/passwd',
    'mailto:ana@example.com?ATTACHMENT=x',
    'not a link',
    '',
    `https://example.com/${'a'.repeat(3000)}`,
  ])('[H13] keeps %j in', (text) => {
    expect(externalLink(text)).toBeNull();
  });
});

describe('files of the page', () => {
  it('serves what the page is made of', () => {
    expect(assetOf('app://fermata/')).toEqual({
      path: 'index.html',
      contentType: 'text/html; charset=utf-8',
    });
    expect(assetOf('app://fermata/assets/index-a1.js')?.path).toBe('assets/index-a1.js');
    expect(assetOf('app://fermata/assets/a.css?x=1#y')?.contentType).toContain('text/css');
  });

  it.each([
    'app://fermata/..%2fsecret.json',
    'app://fermata/a%5c..%5csecret.json',
    'app://fermata/a%00.html',
    'app://fermata/%',
    'app://fermata/c:/windows.json',
    'app://other/index.html',
    'app://fermata.evil/index.html',
    'https://fermata/index.html',
    'file:///index.html',
    'app://fermata/app.exe',
    'app://fermata/assets/',
  ])('serves nothing for %j', (url) => {
    expect(assetOf(url)).toBeNull();
  });

  it.each(['app://fermata/../secret.json', 'app://fermata/%2e%2e/%2e%2e/secret.json'])(
    'stays in the folder for %j, where the URL itself says so',
    (url) => {
      expect(assetOf(url)?.path).toBe('secret.json');
    },
  );

  it('never leads out of the folder', () => {
    const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', 'b.js', '%00');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = assetOf(`app://fermata/${parts.join('/')}`)?.path ?? 'index.html';
        expect(path.split(/[/\\]/)).not.toContain('..');
        expect(path).not.toMatch(/^[/\\]|\0/);
      }),
    );
  });

  it('has a policy without inline code, without eval and without the net', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|ws/);
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'/);
    expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'");
  });
});

describe('a window that crashes', () => {
  it('[C4] is loaded anew, but one that dies at once is let rest', () => {
    const mayReload = createReloadLimit();
    expect([0, 100, 200, 300].map(mayReload)).toEqual([true, true, true, false]);
    expect(mayReload(120_000)).toBe(true);
  });
});
