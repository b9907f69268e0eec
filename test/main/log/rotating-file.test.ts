import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRotatingFile } from '../../../main/log/adapters/rotating-file.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'fermata-log-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('rotating log file', () => {
  it('[D7] makes its folder and file readable for their user alone', async () => {
    const path = join(folder, 'logs', 'fermata.log');
    createRotatingFile(path).append('info', 'hello');
    expect(await readFile(path, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info hello\n$/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'logs'))).mode & 0o777).toBe(0o700);
  });

  it('[D7] never grows past its size, and keeps the files before it up to a number', async () => {
    const path = join(folder, 'fermata.log');
    const file = createRotatingFile(path, { maxBytes: 300, kept: 2 });
    for (let n = 0; n < 50; n += 1) file.append('info', `line ${n}`);
    expect((await readdir(folder)).sort()).toEqual([
      'fermata.log',
      'fermata.log.1',
      'fermata.log.2',
    ]);
    for (const name of await readdir(folder))
      expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(300);
    expect(await readFile(path, 'utf8')).toContain('line 49');
  });

  it('[D7] tells the last lines, over a rotation too', async () => {
    const file = createRotatingFile(join(folder, 'fermata.log'), { maxBytes: 200, kept: 1 });
    for (let n = 0; n < 6; n += 1) file.append('info', `line ${n}`);
    expect((await file.tail(4)).map((line) => line.slice(-6))).toEqual([
      'line 2',
      'line 3',
      'line 4',
      'line 5',
    ]);
    expect(await createRotatingFile(join(folder, 'none.log')).tail(4)).toEqual([]);
  });

  it('[D7] goes on without a log where none can be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'taken.log'));
    expect(() =>
      createRotatingFile(join(folder, 'file', 'x.log')).append('info', 'x'),
    ).not.toThrow();
    expect(() => createRotatingFile(join(folder, 'taken.log')).append('info', 'x')).not.toThrow();
  });
});
