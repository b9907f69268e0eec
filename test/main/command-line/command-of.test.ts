/** Electron's argv, packaged and not (docs/api/process, `process.defaultApp`), with what Chromium is told in it. */
import { expect, it } from 'vitest';
import { commandOf } from '../../../main/command-line/command-of.ts';

const EXE = '/opt/Fermata/fermata';

it.each<readonly [readonly string[], ReturnType<typeof commandOf>]>([
  [[EXE], null],
  [[EXE, '--hidden'], null],
  [[EXE, '--user-data-dir=/tmp/x'], null],
  [[EXE, 'fermata://join#abc'], null],
  [[EXE, '--no-sandbox', 'fermata://join#abc'], null],
  [[EXE, 'https://example.org/'], null],
  [[EXE, '/home/ana/notes.ics'], null],
  [[EXE, '-psn_0_12345'], null],
  [[EXE, ''], null],
  [[EXE, 'status'], { before: [], args: ['status'] }],
  [[EXE, 'statsu'], { before: [], args: ['statsu'] }],
  [[EXE, '--help'], { before: [], args: ['--help'] }],
  [[EXE, '-h'], { before: [], args: ['-h'] }],
  [[EXE, '--version'], { before: [], args: ['--version'] }],
  [
    [EXE, '--no-sandbox', '--user-data-dir=/tmp/x', 'focus', '50', '--json'],
    { before: ['--no-sandbox', '--user-data-dir=/tmp/x'], args: ['focus', '50', '--json'] },
  ],
  [
    [EXE, 'send', 'Ana', 'fermata://join#abc'],
    { before: [], args: ['send', 'Ana', 'fermata://join#abc'] },
  ],
])('[D3] packaged: %j', (argv, asked) => {
  expect(commandOf(argv, false)).toEqual(asked);
});

it.each<readonly [readonly string[], ReturnType<typeof commandOf>]>([
  [['electron'], null],
  [['electron', '.'], null],
  [['electron', 'app', '--hidden'], null],
  [['electron', '.', 'status'], { before: ['.'], args: ['status'] }],
  [
    ['electron', '--inspect=0', 'app', '--user-data-dir=/tmp/x', 'team', '--json'],
    { before: ['--inspect=0', 'app', '--user-data-dir=/tmp/x'], args: ['team', '--json'] },
  ],
])('[D3] from a clone, where the app’s path is the first word: %j', (argv, asked) => {
  expect(commandOf(argv, true)).toEqual(asked);
});
