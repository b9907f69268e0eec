/** A calendar makes its owner busy, and what is written meanwhile waits for the end of the event (K1, H3, H4). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

const ownCalendar = ({ page }: Client) =>
  page.getByRole('region', { name: 'Your calendar', exact: true });
/** How many calendars the page's own database keeps. */
const keptIn = ({ page }: Client): Promise<number> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('fermata');
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const counted = opened.result.transaction('calendar').objectStore('calendar').count();
    await new Promise((resolve) => (counted.onsuccess = resolve));
    opened.result.close();
    return counted.result;
  });

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
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/]);
    expect(await ana.notifications()).toEqual([]);

    await expect
      .poll(() => people.row(ben.page, 'Ana').innerText(), { timeout: 30_000 })
      .not.toContain('Busy');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
    expect(ben.frames.join('')).not.toContain('secret plans');
    await ownCalendar(ana).scrollIntoViewIfNeeded();
    await people.picture(ana.page, `${host}-calendar`);
    await people.picture(ana.page, `${host}-calendar-dark`, 'dark');
  });

  it.runIf(host === 'web')(
    '[K1] keeps a chosen file over a reload, and nothing of it once it is not used any more',
    async () => {
      const path = join(folder, 'ana.ics');
      await writeFile(path, calendar(Date.now() - 60_000, Date.now() + 3_600_000));
      await people.goTo(ana.page, 'Settings');
      await HOSTS.web.choose(ana, path);
      await expect.poll(() => people.row(ben.page, 'Ana').innerText()).toContain('Busy until');
      const reads = ana.page.waitForResponse(/parse-[^/]+\.js$/);
      await ana.page.reload();
      expect((await reads).ok()).toBe(true);
      await people.goTo(ana.page, 'Settings');
      await expect.poll(() => ownCalendar(ana).innerText()).toContain('1 event in the next 7 days');
      expect(await ownCalendar(ana).innerText()).not.toContain('can’t be read');
      expect(await keptIn(ana)).toBe(1);
      await ana.page.getByRole('button', { name: 'Stop using it' }).click();
      await expect.poll(() => people.row(ben.page, 'Ana').innerText()).not.toContain('Busy');
      expect(await keptIn(ana)).toBe(0);
      // Under the relay's own policy: the reader is loaded when a calendar is chosen, and nothing is refused.
      expect((ana as WebClient).problems).toEqual([]);
    },
  );

  it.runIf(host === 'stand-in')(
    '[K1] reads an address in one’s own network once that is allowed, and not before',
    async () => {
      let asked = 0;
      const server: Server = createServer((_, response) => {
        asked += 1;
        response.end(calendar(Date.now() - 60_000, Date.now() + 3_600_000));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      try {
        await people.goTo(ana.page, 'Settings');
        await HOSTS['stand-in'].choose(ana, `http://127.0.0.1:${port}/ana.ics`);
        await expect.poll(() => ownCalendar(ana).innerText()).toContain('at a private address');
        expect(asked).toBe(0);
        await people.picture(ana.page, 'stand-in-calendar-private');
        await people.goTo(ana.page, 'Team');
        await people.picture(ana.page, 'stand-in-calendar-trouble');
        await ana.page.getByRole('link', { name: 'See what' }).click();
        await ana.page.getByLabel('This address is in my own network').check();
        await ana.page.getByRole('button', { name: 'Save calendar' }).click();
        await expect.poll(() => ownCalendar(ana).innerText()).toContain('1 event in the next');
        await expect.poll(() => people.row(ben.page, 'Ana').innerText()).toContain('Busy until');
        await people.goTo(ana.page, 'Team');
        await expect.poll(() => people.textOf(ana.page)).toMatch(/Busy until .* · your calendar/);
        expect(await people.textOf(ana.page)).not.toContain('Something is wrong');
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  );
});
