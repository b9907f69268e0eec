import { describe, expect, it } from 'vitest';
import { mayUse } from '../../../main/windows/permissions.ts';
import { mayLoad, maySave } from '../../../main/windows/requests.ts';

describe('what the page may use of the machine', () => {
  it('[D9] is the clipboard to copy to, for the app’s own page at the top', () => {
    expect(mayUse('clipboard-sanitized-write', 'app://fermata/', true)).toBe(true);
    expect(mayUse('clipboard-sanitized-write', 'app://fermata', true)).toBe(true);
    expect(mayUse('clipboard-sanitized-write', 'app://fermata/', false)).toBe(false);
    for (const from of ['', 'null', 'https://example.com/', 'app://other/', 'app://fermata.evil/'])
      expect(mayUse('clipboard-sanitized-write', from, true)).toBe(false);
    for (const permission of ['clipboard-read', 'media', 'unknown', '', 'constructor'])
      expect(mayUse(permission, 'app://fermata/', true)).toBe(false);
  });
});

describe('what the window’s session may load', () => {
  it('[D9] is the page’s own files', () => {
    expect(mayLoad('app://fermata/assets/index.js', false)).toBe(true);
    expect(mayLoad('blob:app://fermata/0b7c', false)).toBe(true);
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://example.com/',
    'app://other/',
    'app://fermata@evil/',
    'app://fermata.evil/',
    'blob:https://example.com/1',
    'blob:app://fermata.evil/1',
    'chrome://gpu/',
    'filesystem:app://fermata/x',
  ])('[D9] is not %s', (url) => {
    expect(mayLoad(url, true)).toBe(false);
  });

  it('[D9] is Chromium’s own tools only where there are any', () => {
    expect(mayLoad('devtools://devtools/bundled/inspector.html', true)).toBe(true);
    expect(mayLoad('devtools://devtools/bundled/inspector.html', false)).toBe(false);
  });
});

describe('what the page offers to save', () => {
  const url = 'blob:app://fermata/0b7c';

  it('[D9] is its own files', () => {
    expect(maySave({ url, name: 'fermata-sessions.csv' })).toBe(true);
    expect(maySave({ url, name: 'fermata-sessions.json' })).toBe(true);
  });

  it.each([
    'fermata-sessions.exe',
    'fermata-sessions.csv.exe',
    'fermata-sessions.csv.lnk',
    '../fermata-sessions.csv',
    'a/fermata-sessions.csv',
    'fermata-sessions.csv\n',
    '.bashrc',
    '',
    `fermata-${'a'.repeat(300)}.csv`,
  ])('[D9] is not called %j', (name) => {
    expect(maySave({ url, name })).toBe(false);
  });

  it.each([
    'https://example.com/a.csv',
    'data:text/csv,a',
    'blob:https://example.com/1',
    'app://fermata/x.csv',
  ])('[D9] does not come from %s', (from) => {
    expect(maySave({ url: from, name: 'fermata-sessions.csv' })).toBe(false);
  });
});
