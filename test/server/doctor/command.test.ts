/** `relay doctor` as a program: lines or JSON, and the code that it ends with. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCli } from '../../support/relay-cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-doctor-'));
  mkdirSync(join(folder, 'data'), { mode: 0o700 });
  writeFileSync(join(folder, 'file'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const doctor = (...args: string[]) => runCli(['doctor', '--port', '0', ...args]);

it('prints a line for each check and ends with 0 when nothing is bad', async () => {
  const ended = await doctor('--data', join(folder, 'data'));
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const lines = ended.stdout.trimEnd().split('\n');
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^(ok {2}|warn|bad ) {2}[\w.]+ +\S/);
  expect(lines.at(-1)).toMatch(
    new RegExp(`^${lines.length - 1} checks: 0 bad, [1-9] to look at\\.$`),
  );
  expect(ended.stdout).toContain('no team – Nobody can begin – Set FERMATA_ADMIN_SECRET');
});

it('prints an array for programs, and ends with 1 when something is bad', async () => {
  const ended = await doctor('--json', '--data', join(folder, 'file'));
  expect(ended).toMatchObject({ code: 1, stderr: '' });
  const findings = JSON.parse(ended.stdout) as Record<string, unknown>[];
  expect(findings[0]).toEqual({
    id: 'data.folder',
    verdict: 'bad',
    what: `${join(folder, 'file')} is no folder.`,
    means: "The relay can't start.",
    toDo: 'Name a folder by --data.',
  });
  const ids = findings.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('takes the options of a start, from the environment too, and refuses others', async () => {
  const none = { FERMATA_DATA: join(folder, 'data'), FERMATA_WEB_ROOT: folder };
  const ended = await runCli(['doctor', '--port', '0'], none);
  expect(ended.stdout).toContain(`There is no web client in ${folder}`);
  expect(await doctor('--data', 'd', '--nonsense')).toMatchObject({ code: 2, stdout: '' });
  expect(await doctor()).toMatchObject({ code: 2, stdout: '' });
  expect((await runCli(['--help'])).stdout).toContain('relay doctor --data DIR');
});
