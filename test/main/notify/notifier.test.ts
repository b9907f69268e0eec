import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNotifier } from '../../../main/notify/adapters/notifier.ts';

let folder: string;
let log: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-notify-'));
  log = join(folder, 'log');
  const standIns = join(import.meta.dirname, '../../support/electron-stand-in/bin');
  vi.stubEnv('PATH', `${standIns}${delimiter}${process.env['PATH'] ?? ''}`);
  vi.stubEnv('NOTIFY_SEND_LOG', log);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it.runIf(process.platform === 'linux')(
  '[H13] hands a notification to notify-send as text, whatever is in it',
  async () => {
    const problems: unknown[] = [];
    const notifier = createNotifier({
      icon: '/icon.png',
      appId: 'app.id',
      reporter: { report: (what, cause) => problems.push([what, cause]) },
      onClick: () => undefined,
    });
    const title = `Ana "$(touch ${folder}/ran)" \`touch ${folder}/ran\` 'x' \\ ; & |`;
    notifier.notify({ tag: 'batch', title, body: '7 messages <b>now</b>', place: 'review' });
    const shown = (): Promise<string> => readFile(log, 'utf8').catch(() => '');
    await expect.poll(shown).toContain('\x1e');
    const [gotTitle, gotBody, ...options] = (await shown()).split('\x1f');
    expect(gotTitle).toBe(title);
    expect(gotBody).toBe('7 messages &lt;b&gt;now&lt;/b&gt;');
    expect(options).toContain('string:x-canonical-private-synchronous:fermata-batch');
    await expect(readFile(join(folder, 'ran'))).rejects.toThrow();
    expect(problems).toEqual([]);
  },
);
