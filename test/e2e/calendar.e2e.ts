/** A calendar makes its owner busy, and what is written meanwhile waits for the end of the event (K1, H3, H4). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, openDesktopClient } from '../support/desktop-client.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

/** A meeting so short that its end need not be waited for. */
const MEETING_MS = 15_000;
const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const calendar = (from: number, until: number): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'BEGIN:VEVENT',
    'UID:meeting-1',
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    'SUMMARY:Very secret plans',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** How each host is given a calendar. */
const HOSTS = {
  web: {
    open: openWebClient,
    choose: ({ page }: Client, path: string) =>
      page.getByLabel('Choose an .ics file').setInputFiles(path),
  },
  'stand-in': {
    open: openDesktopClient,
    choose: async ({ page }: Client, path: string) => {
      await page.getByLabel('Address or file of your calendar').fill(path);
      await page.getByRole('button', { name: 'Use this calendar' }).click();
    },
  },
} as const;

describe.each(['web', 'stand-in'] as const)('a calendar, Ana on %s', (host) => {
  let folder: string;
  let relay: RelayProcess;
  let ana: Client;
  let ben: WebClient;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fermata-calendar-'));
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    ana = await HOSTS[host].open(await founder.deviceLink());
    ben = await openWebClient(founder.inviteUrl);
    await people.joinAs(ben.page, 'Ben');
    await people.row(ana.page, 'Ben').waitFor();
  });
  afterEach(async () => {
    await ana.dispose();
    await ben.dispose();
    await relay.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('[K1] [H3] [H4] makes busy while an event lasts, and releases what waited at its end', async () => {
    const path = join(folder, 'ana.ics');
    await people.goTo(ana.page, 'Settings');
    await people.picture(ana.page, `${host}-calendar-none`);
    await writeFile(path, calendar(Date.now() - 60_000, Date.now() + MEETING_MS));
    await HOSTS[host].choose(ana, path);
    await expect.poll(() => people.textOf(ana.page)).toContain('1 event in the next 7 days');
    await expect.poll(() => people.row(ben.page, 'Ana').innerText()).toContain('Busy until');
    await people.writeTo(ben.page, 'Ana');
    await people.send(ben.page, 'Ana', 'For after your meeting');
    await people.outgoingIs(ben.page, 'Ana', [/^Held, about/]);
    expect(await ana.notifications()).toEqual([]);

    await expect
      .poll(() => people.row(ben.page, 'Ana').innerText(), { timeout: 30_000 })
      .not.toContain('Busy');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
    expect(ben.frames.join('')).not.toContain('secret plans');
    await ana.page
      .getByRole('region', { name: 'Your calendar', exact: true })
      .scrollIntoViewIfNeeded();
    await people.picture(ana.page, `${host}-calendar`);
    await people.picture(ana.page, `${host}-calendar-dark`, 'dark');
  });
});
