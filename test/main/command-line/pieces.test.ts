/** Names, texts of others, lengths, and where the socket lies. */
import { describe, expect, it } from 'vitest';
import { findPerson } from '../../../main/command-line/find-person.ts';
import { lengthMs } from '../../../main/command-line/lengths.ts';
import { plainLine, plainLines, withPlainSpaces } from '../../../main/command-line/plain-text.ts';
import { type PlaceFacts, socketPlaces } from '../../../main/command-line/socket-place.ts';

const people = ['Ana Lima', 'Ana', 'Zoë Okafor', 'Ben Okafor', 'ben okafor'].map((name, index) => ({
  memberId: `m${index}`,
  name,
}));
const found = (typed: string): readonly string[] => {
  const who = findPerson(people, typed);
  if (who.kind === 'none') return [];
  return (who.kind === 'one' ? [who.person] : who.people).map(({ memberId }) => memberId);
};

describe('[D3] a name', () => {
  it.each<readonly [string, readonly string[]]>([
    ['ANA', ['m1']],
    ['ana l', ['m0']],
    ['lim', ['m0']],
    ['zoe', ['m2']],
    ['Okafor', ['m2', 'm3', 'm4']],
    ['Ben Okafor', ['m3', 'm4']],
    ['m4', ['m4']],
    ['na', []],
    ['', []],
    [' ', []],
  ])('[D3] "%s" means %j', (typed, ids) => {
    expect(found(typed)).toEqual(ids);
  });
});

it('[H13] [D3] what others wrote cannot steer a terminal', () => {
  expect(plainLine('Ana\u001B[2J\u0007\u009B31m\nLima\u202Egnp')).toBe('Ana[2J31m Limagnp');
  expect(plainLines('one\r\n\ttwo\u001B]0;x\u0007\rthree', '  ')).toBe(
    '  one\n    two]0;x\n  three',
  );
});

it('[D3] a time of day is the next one, over midnight too', () => {
  const now = Date.UTC(2026, 2, 10, 22, 48);
  const until = (minute: number) => lengthMs({ kind: 'until', minute }, now, 'UTC') / 60_000;
  expect(until(23 * 60)).toBe(12);
  expect(until(30)).toBe(102);
  expect(lengthMs({ kind: 'for', ms: 5 }, now, 'UTC')).toBe(5);
});

describe('[D3] the place of the socket', () => {
  const facts: PlaceFacts = {
    platform: 'linux',
    userData: '/home/ana/.config/Fermata',
    runtimeDir: '/run/user/1000',
    temp: '/tmp',
    userName: 'ana',
    uid: 1000,
  };
  const paths = (changes: Partial<PlaceFacts> = {}): readonly string[] =>
    socketPlaces({ ...facts, ...changes }).map(({ path }) => path);

  it('[D3] is the runtime folder, the user data or the temporary folder, one for each user data folder', () => {
    const [first = '', ...others] = paths();
    expect(first).toMatch(/^\/run\/user\/1000\/fermata\/[0-9a-f]{16}\.sock$/);
    expect(others).toEqual([
      '/home/ana/.config/Fermata/run/command.sock',
      expect.stringMatching(/^\/tmp\/fermata-1000\/[0-9a-f]{16}\.sock$/),
    ]);
    expect(paths({ userData: '/home/ana/other' })[0]).not.toBe(first);
    // A command from cron finds the app that a session started.
    expect(paths({ runtimeDir: undefined })).toEqual(paths());
    expect(paths({ runtimeDir: 'relative' })).toEqual(paths());
  });

  it('[D3] never has a path that is longer than the system takes', () => {
    const userData = `/home/${'x'.repeat(90)}/Fermata`;
    expect(paths({ userData })).toHaveLength(2);
    expect(paths({ platform: 'darwin', runtimeDir: undefined, userData })).toEqual([
      expect.stringMatching(/^\/tmp\/fermata-1000\//),
    ]);
  });

  it('[D3] is a pipe of its own for each user and folder on Windows', () => {
    const windows = { platform: 'win32', uid: null, userData: 'C:\\Users\\Ana\\Fermata' } as const;
    const [path = ''] = paths(windows);
    expect(path).toMatch(/^\\\\\.\\pipe\\fermata-[0-9a-f]{16}$/);
    expect(paths({ ...windows, userData: 'c:\\users\\ana\\fermata' })).toEqual([path]);
    expect(paths({ ...windows, userName: 'ben' })).not.toEqual([path]);
  });
});

it('[D3] has plain spaces where a window has some at which no line breaks', () => {
  expect(withPlainSpaces('Next try in 30\u00A0s, at 8:00\u202FPM')).toBe(
    'Next try in 30 s, at 8:00 PM',
  );
});
