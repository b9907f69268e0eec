/** Reading what strace writes. */
import { expect, it } from 'vitest';
import { framesIn } from './frames.ts';
import { parseTrace } from './trace.ts';

const hex = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const fd = (number: number, path: string): string => `${number}<${hex(path)}>`;
const str = (text: string): string => `"${hex(text)}"`;
const cwd = `AT_FDCWD<${hex('/home')}>`;
const parse = (...lines: readonly string[]) =>
  parseTrace(lines.map((line) => `12  ${line}\n`).join(''), '/d');

it('reads what is done to files', () => {
  const open = `openat(${cwd}, ${str('/d/a')}, O_RDWR|O_CREAT|O_TRUNC, 0600) = ${fd(3, '/d/a')}`;
  const a = fd(3, '/d/a');
  expect(
    parse(
      open,
      `pwrite64(${a}, ${str('hello')}, 5, 32) = 5`,
      `write(${a}, ${str('hello')}, 5) = 3`,
      `fsync(${a}) = 0`,
      `fdatasync(${a}) = -1 EIO (Input/output error) (INJECTED)`,
      `ftruncate(${a}, 7) = 0`,
      `mkdir(${str('/d/in')}, 0700) = 0`,
      `unlinkat(${cwd}, ${str('../d/a')}, 0) = 0`,
      `rename(${str('/d/b')}, ${str('/d/c')}) = 0`,
    ),
  ).toEqual([
    { type: 'created', path: '/d/a' },
    { type: 'truncated', path: '/d/a', size: 0 },
    { type: 'wrote', path: '/d/a', at: 32, data: Buffer.from('hello') },
    { type: 'appended', path: '/d/a', data: Buffer.from('hel') },
    { type: 'synced', path: '/d/a', ok: true },
    { type: 'synced', path: '/d/a', ok: false },
    { type: 'truncated', path: '/d/a', size: 7 },
    { type: 'folder', path: '/d/in' },
    { type: 'removed', path: '/d/a' },
    { type: 'renamed', path: '/d/b', to: '/d/c' },
  ]);
});

it('leaves out what failed, what was never done, and what is elsewhere', () => {
  expect(
    parse(
      `mkdir(${str('/d/in')}, 0700) = -1 EEXIST (File exists)`,
      `pwrite64(${fd(3, '/d/a')}, ${str('x')}, 1, 0) = -1 EIO (Input/output error) (INJECTED)`,
      `fsync(${fd(3, '/d/a')}) = ?`,
      `fsync(${fd(3, '/door')}) = 0`,
      '+++ killed by SIGKILL +++',
    ),
  ).toEqual([]);
});

it('joins calls that were cut in two, where they ended', () => {
  const text = [
    `1  fsync(${fd(3, '/d/a')} <unfinished ...>`,
    `2  fsync(${fd(4, '/d/b')}) = 0`,
    '1  <... fsync resumed>) = 0',
  ].join('\n');
  const paths = parseTrace(text, '/d').map((it) => (it.type === 'sent' ? '' : it.path));
  expect(paths).toEqual(['/d/b', '/d/a']);
});

it('throws on what it would misread', () => {
  expect(() => parse(`write(${fd(3, '/d/a')}, ${str('x')}..., 9) = 9`)).toThrow('larger -s');
  expect(() => parse(`fallocate(${fd(3, '/d/a')}, 0, 0, 9) = 0`)).toThrow('fallocate');
});

it('reads the frames that left, whole and in order', () => {
  const pong = JSON.stringify({ type: 'pong', re: 'a', now: 1 });
  const frame = `\\x81\\x${pong.length.toString(16)}${hex(pong)}`;
  const socket = fd(9, 'socket:[7]');
  const half = `\\x81\\x${pong.length.toString(16)}${hex(pong.slice(0, 5))}`;
  const events = parse(
    `write(${socket}, ${str('HTTP/1.1 101 Switching Protocols\r\n\r\n')}, 36) = 36`,
    `writev(${socket}, [{iov_base="${frame}", iov_len=99}, {iov_base="${half}", iov_len=7}], 2) = 99`,
    `write(${socket}, ${str(pong.slice(5))}, 99) = 99`,
  );
  expect(framesIn(events)).toEqual([
    { event: 2, socket: 'socket:[7]', frame: { type: 'pong', re: 'a', now: 1 } },
    { event: 3, socket: 'socket:[7]', frame: { type: 'pong', re: 'a', now: 1 } },
  ]);
});
