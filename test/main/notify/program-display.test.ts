import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgramDisplay } from '../../../main/notify/adapters/program-display.ts';

let folder: string;
let log: string;
const events = { onActed: () => undefined, onClosed: () => undefined };
const reports: string[] = [];
const display = createProgramDisplay({
  icon: '/icon.png',
  appId: 'app.id',
  reporter: { report: (what) => void reports.push(what) },
});
const onLinux = it.runIf(process.platform === 'linux');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-notify-'));
  log = join(folder, 'log');
  vi.stubEnv('NOTIFY_SEND_LOG', log);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

onLinux('[H13] hands a notification to notify-send as text, whatever is in it', async () => {
  const standIns = join(import.meta.dirname, '../../support/electron-stand-in/bin');
  vi.stubEnv('PATH', `${standIns}${delimiter}${process.env['PATH'] ?? ''}`);
  const title = `Ana "$(touch ${folder}/ran)" \`touch ${folder}/ran\` 'x' \\ ; & |`;
  const body = '7 messages <b>now</b>';
  const shown = await display.show({ tag: 'batch', title, body, place: 'review' }, events);
  expect(shown).toEqual({ ok: true, value: 'a program beside Fermata, without actions' });
  const [gotTitle, gotBody, ...options] = (await readFile(log, 'utf8')).split('\x1f');
  expect(gotTitle).toBe(title);
  expect(gotBody).toBe('7 messages &lt;b&gt;now&lt;/b&gt;');
  expect(options).toContain('string:x-canonical-private-synchronous:fermata-batch');
  await expect(readFile(join(folder, 'ran'))).rejects.toThrow();
  expect(reports).toEqual([]);
});

onLinux('[D4] [C6] says that no program could show it, and nothing of what it said', async () => {
  vi.stubEnv('PATH', folder);
  const note = { tag: 'batch', title: 'Ana', body: 'a secret', place: 'review' } as const;
  const shown = await display.show(note, events);
  expect(shown).toMatchObject({ ok: false, error: expect.stringMatching(/^no program/) as string });
  expect(JSON.stringify(shown)).not.toMatch(/Ana|secret/);
});
