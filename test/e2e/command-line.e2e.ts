/** Every command against the built app in the stand-in, with a real relay and a second person in a real window. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ask } from '../../main/command-line/ask.ts';
import { COMMANDS } from '../../main/command-line/commands.ts';
import { parseInvocation } from '../../main/command-line/parse.ts';
import { openTerminal, type Said, type Terminal } from '../support/command-line.ts';
import { type DesktopHandle, startDesktop } from '../support/electron-stand-in/index.ts';
import { isAlive } from '../support/electron-stand-in/single-instance.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const MINUTE = 60_000;
let base: string;
let userData: string;
let terminal: Terminal;
const exercised = new Set<string>();

const nameOf = (ask: Ask): string => {
  if (ask.kind === 'presence') return ask.show ?? 'auto';
  return ask.kind === 'focus' && ask.length.kind === 'until' ? 'focus until' : ask.kind;
};
/** Gives a command to the app's binary and notes that it was given. */
const give = (args: readonly string[], input?: string): Promise<Said> => {
  const parsed = parseInvocation(args);
  if (parsed.ok) exercised.add(nameOf(parsed.value.ask));
  return terminal.binary(args, input === undefined ? {} : { input });
};
/** Its answer for programs; the exit code says the same as `ok`. */
const json = async (...args: readonly string[]): Promise<unknown> => {
  const said = await give([...args, '--json']);
  expect(said.err).toBe('');
  expect(said.out.endsWith('\n') && !said.out.trimEnd().includes('\n')).toBe(true);
  const answer = JSON.parse(said.out) as { ok: boolean };
  expect(said.code === 0).toBe(answer.ok);
  return answer;
};
const done = (result: unknown) => ({ ok: true, result });

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fermata-cli-'));
  userData = join(base, 'user-data');
  terminal = await openTerminal(base, userData);
});
afterAll(async () => {
  const pid = await terminal.appPid();
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
  await rm(base, { recursive: true, force: true, maxRetries: 10 });
});

describe('commands to the running app', () => {
  let relay: RelayProcess;
  let ana: DesktopHandle;
  let ben: WebClient;

  beforeAll(async () => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    const env = { ...terminal.env, FERMATA_LINK: await founder.deviceLink() };
    ana = await startDesktop({ userData, env });
    ben = await openWebClient(founder.inviteUrl);
    await people.joinAs(ben.page, 'Ben');
    await people.row(ana.page, 'Ben').waitFor();
  });
  afterAll(async () => {
    await ana.kill();
    await ben.dispose();
    await relay.dispose();
  });
  const benSees = (words: RegExp): Promise<void> =>
    expect.poll(() => people.row(ben.page, 'Ana').innerText()).toMatch(words);

  it('[D3] status, help and version', async () => {
    expect(await json('status')).toEqual(
      done({
        version: '0.0.0-stand-in',
        connection: 'online',
        team: 'Nimbus',
        me: { name: 'Ana', show: 'available', source: 'connection', until: null },
        focus: null,
        break: null,
        held: { count: 0, urgent: 0, knownAt: expect.any(String) as string },
        unread: 0,
      }),
    );
    expect(await give(['status'])).toEqual({
      code: 0,
      out: 'Available · automatic\nTeam: Nimbus\n',
      err: '',
    });
    const help = await give(['help']);
    for (const { usage } of COMMANDS) expect(help.out).toContain(usage);
    expect(await json('version')).toEqual(done({ version: '0.0.0-stand-in' }));
  });

  it('[D3] open, available, busy, away and auto, which the team sees', async () => {
    expect(await json('open')).toMatchObject(done({ me: { show: 'open', source: 'manual' } }));
    await benSees(/Open door/);
    expect(await json('available')).toMatchObject(done({ me: { show: 'available' } }));
    const before = Date.now();
    const busy = (await json('busy', 'for', '30m')) as { result: { me: { until: string } } };
    const untilMs = Date.parse(busy.result.me.until) - before;
    expect(untilMs).toBeGreaterThan(29 * MINUTE);
    expect(untilMs).toBeLessThan(31 * MINUTE);
    await benSees(/Busy until/);
    expect((await give(['away', 'until', '23:59'])).out).toMatch(/^Away until .*chosen by you\n/);
    await benSees(/Away until/);
    expect(await json('auto')).toMatchObject(
      done({ me: { show: 'available', source: 'connection', until: null } }),
    );
    await benSees(/Available/);
  });

  it('[D3] focus: started, extended, paused, resumed and ended', async () => {
    const left = async (...args: readonly string[]): Promise<number> => {
      const answer = (await json(...args)) as { result: { focus: { endsAt: string } } };
      return Math.round((Date.parse(answer.result.focus.endsAt) - Date.now()) / MINUTE);
    };
    expect(await left('focus', '50', '--step', 'write the draft')).toBe(50);
    await benSees(/Focusing until/);
    expect(await left('focus', '+5')).toBe(55);
    expect(await left('focus', 'extend', '5')).toBe(60);
    expect((await give(['status'])).out).toMatch(
      /^Focusing until .* · your focus session\nFocus: (59 min|1 h) left, until .*\nNext step: write the draft\n/,
    );
    expect(await json('focus', 'pause')).toMatchObject(done({ focus: { state: 'paused' } }));
    expect(await json('focus', 'resume')).toMatchObject(done({ focus: { state: 'running' } }));
    expect(await json('focus', '25')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await json('focus', 'end')).toMatchObject(done({ focus: null }));
    await benSees(/Available/);
    const none = await give(['focus', 'end']);
    expect(none).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/No focus is running/) as string,
    });

    const soon = new Date(Date.now() + 30 * MINUTE);
    const clock = [soon.getHours(), soon.getMinutes()].map((n) => String(n).padStart(2, '0'));
    expect(await left('focus', 'until', clock.join(':'))).toBeLessThanOrEqual(30);
    await json('focus', 'end');
  });

  it('[D3] team', async () => {
    const localTime = expect.stringMatching(/^\d\d:\d\d$/) as string;
    expect(await json('team')).toMatchObject(
      done({
        connection: 'online',
        team: 'Nimbus',
        teammates: [{ name: 'Ben', group: 'reachable', show: 'available', localTime }],
      }),
    );
    expect((await give(['team'])).out).toMatch(/^Reachable now\n {2}Ben {2}Available {2}\d/);
  });

  it('[D3] [H9] send, to somebody who is here, who focuses, and urgently', async () => {
    expect(await give(['send', 'ben', 'Lunch?'])).toEqual({
      code: 0,
      out: 'Ben is here and gets this now.\n',
      err: '',
    });
    await people.goTo(ben.page, 'Review');
    await expect.poll(() => people.textOf(ben.page)).toContain('Lunch?');

    await people.startFocus(ben.page, '25 min');
    await expect.poll(() => people.row(ana.page, 'Ben').innerText()).toMatch(/Focusing/);
    expect(await json('send', 'BE', 'Could you look at the draft?')).toMatchObject(
      done({
        to: { name: 'Ben' },
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        state: 'held',
        expectedAt: expect.stringMatching(/Z$/) as string,
        sentence: expect.stringMatching(
          /^Ben is focusing and gets this about .*, when the focus ends\.$/,
        ) as string,
      }),
    );
    const piped = await give(['send', 'Ben', '-'], 'two\nlines\n');
    expect(piped).toMatchObject({
      code: 0,
      out: expect.stringMatching(/when the focus ends/) as string,
    });
    expect(await json('send', 'Ben', 'Down!', '--urgent', 'The relay is down')).toMatchObject(
      done({ state: 'delivered', sentence: 'Ben has it now.' }),
    );
    await people.goTo(ben.page, 'Focus');
    await ben.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await people.goTo(ben.page, 'Review');
    await expect.poll(() => people.reviewed(ben.page).count()).toBe(4);
    expect(await ben.page.locator('body').innerText()).toContain('Down!');
  });

  it('[D3] send, to nobody or to several', async () => {
    expect(await give(['send', 'Zoe', 'Hello'])).toMatchObject({
      code: 4,
      err: expect.stringMatching(/Nobody in your team is called “Zoe”/) as string,
    });
    const invite = await openWebClient(await inviteOf(ana));
    await people.joinAs(invite.page, 'Benedikta');
    await people.row(ana.page, 'Benedikta').waitFor();
    const several = await give(['send', 'be', 'Hello', '--json']);
    expect(several.code).toBe(4);
    expect(JSON.parse(several.out)).toMatchObject({
      error: { code: 'ambiguous', candidates: [{ name: 'Ben' }, { name: 'Benedikta' }] },
    });
    expect(await json('send', 'ben', 'Only you')).toMatchObject(done({ to: { name: 'Ben' } }));
    await invite.dispose();
  });

  it('[D3] review, in the terminal and in the window', async () => {
    expect((await give(['review'])).out).toBe('Nothing to review. All caught up.\n');
    await people.writeTo(ben.page, 'Ana');
    await people.send(ben.page, 'Ana', 'See page 3.\u001B[2J');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
    expect(await json('review')).toMatchObject(
      done({ total: 1, messages: [{ from: 'Ben', body: 'See page 3.\u001B[2J', urgent: false }] }),
    );
    const { out } = await give(['review']);
    expect(out).toMatch(/^Ben, .*\n {2}See page 3\.\[2J\n\n1 message to review/);
    expect(out).not.toContain('\u001B');

    await ana.window.close();
    expect((await ana.window.facts())?.isVisible).toBe(false);
    expect(await give(['review', '--window'])).toEqual({ code: 0, out: '', err: '' });
    expect((await ana.window.facts())?.isVisible).toBe(true);
    await expect.poll(() => people.reviewed(ana.page).count()).toBe(1);
  });

  it('[D3] show', async () => {
    await ana.window.close();
    expect(await json('show')).toEqual(done({}));
    expect((await ana.window.facts())?.isVisible).toBe(true);
  });

  it('[D3] the npm script says the same in plain Node', async () => {
    // The list tells of the clock and of who goes: it may change between the two, so such a pair is asked again.
    await vi.waitFor(
      async () => expect(await terminal.script(['team'])).toEqual(await give(['team'])),
      { timeout: MINUTE },
    );
    expect(await terminal.script(['bogus'])).toMatchObject({ code: 2, out: '' });
  });

  it('[D3] quit, which ends the app and its socket', async () => {
    const sockets = join(terminal.env['XDG_RUNTIME_DIR'] ?? '', 'fermata');
    expect(readdirSync(sockets)).toHaveLength(1);
    expect(await json('quit')).toEqual(done({ wasRunning: true }));
    expect(await ana.ended()).toBe(0);
    expect(readdirSync(sockets)).toEqual([]);
    expect(await json('quit')).toEqual(done({ wasRunning: false }));
  });
});

const inviteOf = (desktop: DesktopHandle): Promise<string> =>
  desktop.page.evaluate(async () => {
    const { fermata } = window as typeof window & {
      fermata: { send(c: unknown): Promise<{ value: { url: string } }> };
    }; // What the preload script put there.
    return (await fermata.send({ type: 'createInvite' })).value.url;
  });

describe('an app that does not run', () => {
  it('[D3] is not started to say that it does not run', async () => {
    expect(await json('status')).toMatchObject({ ok: false, error: { code: 'not_running' } });
    expect((await give(['status'])).code).toBe(3);
    expect(await terminal.appPid()).toBeNull();
  });

  it('[D3] is started without its window, and again after it was killed', async () => {
    expect(await json('focus', '40')).toMatchObject(done({ focus: { state: 'running' } }));
    const pid = (await terminal.appPid()) ?? 0;
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);

    expect((await give(['status'])).code).toBe(3);
    expect(await json('focus', '+5')).toMatchObject(done({ focus: { state: 'running' } }));
    expect(await terminal.appPid()).not.toBe(pid);
    expect(await json('quit')).toEqual(done({ wasRunning: true }));
  });

  it('[D3] is one app, however many commands start it at once', async () => {
    const both = await Promise.all([json('busy'), json('busy')]);
    expect(both).toMatchObject([done({ me: { show: 'busy' } }), done({ me: { show: 'busy' } })]);
    await json('quit');
  });

  it('[D3] is told of kindly where it cannot be started', async () => {
    const none = { DISPLAY: '', WAYLAND_DISPLAY: '' };
    const said = await terminal.script(['focus', '25'], { env: none });
    expect(said).toMatchObject({ code: 3, out: '' });
    expect(said.err).toMatch(/cannot be started here: there is no display\. Nothing was done/);
    expect(existsSync(join(userData, 'SingletonLock'))).toBe(false);
  });
});

it('[D3] every command of the table was given here', () => {
  expect([...exercised].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});
