/** What a process of the stand-in is told of its arguments, and how it ends. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const register = join(import.meta.dirname, 'register.ts');
const MAIN = `
import { app } from 'electron';
const events = [];
for (const name of ['before-quit', 'will-quit', 'quit'])
  app.on(name, () => events.push(name));
process.on('exit', () => console.log(JSON.stringify({
  defaultApp: process.defaultApp ?? null, args: process.argv.slice(1), events,
})));
app.exit(3);
`;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-argv-'));
  await writeFile(join(folder, 'main.mjs'), MAIN);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (env: Readonly<Record<string, string>>): Promise<unknown> =>
  new Promise((resolve) => {
    const args = [`--import=${register}`, join(folder, 'main.mjs'), '--switch', 'word'];
    execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, out) =>
      resolve({ code: error?.code ?? 0, ...(JSON.parse(out) as object) }),
    );
  });

it('has the path of the app in argv when Electron was started with it, and says so (api/process, defaultApp)', async () => {
  expect(await run({ STAND_IN_PACKAGED: '' })).toMatchObject({
    defaultApp: true,
    args: [join(folder, 'main.mjs'), '--switch', 'word'],
  });
  expect(await run({ STAND_IN_PACKAGED: '1' })).toMatchObject({
    defaultApp: null,
    args: ['--switch', 'word'],
  });
});

it('ends at once with the code of `app.exit`, without before-quit and will-quit (api/app)', async () => {
  expect(await run({})).toMatchObject({ code: 3, events: ['quit'] });
});
