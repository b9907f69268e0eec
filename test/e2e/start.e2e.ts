/** `npm start` as a newcomer runs it on a machine without a display: all of it comes up, and all of it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as people from '../support/people.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const root = join(import.meta.dirname, '../..');

describe('npm start', () => {
  let data: string;
  let child: ChildProcess;
  let said: string;
  let client: WebClient | null = null;

  const start = (...args: readonly string[]): void => startWith({}, ...args);
  const startWith = (more: Readonly<Record<string, string>>, ...args: readonly string[]): void => {
    said = '';
    const own = { FERMATA_DATA: data, DISPLAY: '', WAYLAND_DISPLAY: '' };
    const env = { ...process.env, ...own, ...more };
    child = spawn(process.execPath, ['scripts/start.ts', ...args], { cwd: root, env });
    child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  };
  const link = async (): Promise<string> => {
    await expect.poll(() => said, { timeout: 60_000 }).toContain('Ctrl-C ends Fermata.');
    return /http:\/\/\S+#device=\w+/.exec(said)?.[0] ?? '';
  };
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  const answers = (url: string): Promise<boolean> =>
    fetch(new URL('/healthz', url)).then(
      () => true,
      () => false, // Nobody listens any more, which is what is asked.
    );

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'fermata-start-'));
  });
  afterEach(async () => {
    await client?.dispose();
    client = null;
    await end('SIGTERM');
    await rm(data, { recursive: true, force: true });
  });

  it('[C6] lets its user in by a link that works once, and ends all that it started', async () => {
    start();
    const first = await link();
    expect(said).toContain('because there is no display here');
    const { token } = JSON.parse(await readFile(join(data, 'local/owner.json'), 'utf8')) as {
      token: string;
    };
    expect(said).not.toContain(token);
    client = await openWebClient(first);
    await client.page.getByRole('button', { name: 'Invite a teammate' }).first().waitFor();
    await people.picture(client.page, 'start-alone');
    await people.goTo(client.page, 'Settings');
    await client.page.getByText('Nobody can join with an invite now.').waitFor();
    expect(await end('SIGINT')).toBe(0);
    expect(await answers(first)).toBe(false);

    start();
    const second = await link();
    expect(new URL(second).origin).toBe(new URL(first).origin);
    await expect
      .poll(() => people.textOf(client?.page as never), { timeout: 20_000 })
      .toContain('My team');
  });

  it('[C6] says how to get into the one that runs, and makes a new link into it', async () => {
    start();
    const first = await link();
    const running = child;
    try {
      start();
      await once(child, 'close');
      expect(child.exitCode).toBe(1);
      expect(said).toMatch(/runs already[\s\S]*npm start -- --link[\s\S]*FERMATA_DATA=/);
      start('--link');
      await once(child, 'close');
      expect(child.exitCode).toBe(0);
      const second = said.trim();
      expect(second).not.toBe(first);
      client = await openWebClient(second);
      await client.page.getByRole('button', { name: 'Invite a teammate' }).first().waitFor();
    } finally {
      child = running;
    }
    expect(await end('SIGTERM')).toBe(0);
    start('--link');
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(said).toContain('npm start starts it');
  });

  it('listens on the port that it is asked for, and on no other', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    startWith({ FERMATA_PORT: String(port) });
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(said).toMatch(new RegExp(`Port ${port} .*in use`));
    taken.close();
    await once(taken, 'close');
    startWith({ FERMATA_PORT: String(port) });
    expect(new URL(await link()).port).toBe(String(port));
    expect(await end('SIGTERM')).toBe(0);
    start();
    expect(new URL(await link()).port).not.toBe(String(port)); // It was asked for that once.
  });

  it('shows the main job within a minute with --demo', async () => {
    start('--demo');
    client = await openWebClient(await link());
    const { page } = client;
    for (const name of ['Mara Duarte', 'Kenji Sato', 'Priya Nair', 'Diego Herrera'])
      await people.row(page, name).waitFor();
    await people.goTo(page, 'Review');
    await expect.poll(() => people.textOf(page)).toContain('2 messages from 2 people');
    await people.startFocus(page, '25 min');
    await expect
      .poll(() => people.textOf(page), { timeout: 40_000 })
      .toMatch(/[2-9] messages are waiting for you[\s\S]*1 urgent message came through/);
    await people.picture(page, 'demo-focus');
  });

  it('refuses an option that it does not know, with one line', async () => {
    start('--nope');
    await once(child, 'close');
    expect(child.exitCode).toBe(2);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
