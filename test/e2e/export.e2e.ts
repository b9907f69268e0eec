/** One's own sessions as files (F9), with the content security policy of the relay and of the desktop app. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Client, openDesktopClient } from '../support/desktop-client.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient } from '../support/web-client.ts';

const HOSTS = { web: openWebClient, 'stand-in': openDesktopClient } as const;

interface SavedFile {
  readonly name: string;
  readonly text: string;
}

describe.each(['web', 'stand-in'] as const)('sessions on %s', (host) => {
  let relay: RelayProcess;
  let ana: Client;

  /** What the browser takes at the click; Electron would ask where to, as no listener of the app says it. */
  const saved = async (button: string): Promise<SavedFile> => {
    const download = ana.page.waitForEvent('download');
    await ana.page.getByRole('button', { name: button }).click();
    const file = await download;
    expect(await file.failure()).toBeNull();
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  afterEach(async () => {
    await ana.dispose();
    await relay.dispose();
  });

  it('[F9] come as CSV and JSON when they are asked for', async () => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    ana = await HOSTS[host](await founder.deviceLink());
    await people.goTo(ana.page, 'Focus');
    await ana.page.getByLabel('What are you working on? (optional)').fill('Tables, "two" of them');
    await people.startFocus(ana.page, '25 min');
    await ana.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await ana.page.getByText(/^Today:/).click();
    const list = ana.page.getByRole('list', { name: "Today's sessions" });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await people.picture(ana.page, `${host}-sessions`);

    const csv = await saved('Export CSV');
    expect(csv.name).toBe('fermata-sessions.csv');
    const [head, row, rest] = csv.text.split('\r\n');
    expect(head).toBe(
      'started,ended,focused minutes,planned minutes,outcome,messages held,messages released,label',
    );
    expect(row).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:]+[+-]\d\d:\d\d,.*,25,stopped,0,0,"Tables, ""two"" of them"$/,
    );
    expect(rest).toBe('');

    const json = await saved('Export JSON');
    expect(json.name).toBe('fermata-sessions.json');
    expect(JSON.parse(json.text)).toMatchObject({
      format: 'fermata-sessions',
      version: 1,
      sessions: [{ plannedMs: 25 * 60_000, outcome: 'stopped', label: 'Tables, "two" of them' }],
    });
  });
});
