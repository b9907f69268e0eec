/** One member at two devices, and a teammate who sees one person. */
import { afterEach, describe, expect, it } from 'vitest';
import { type DesktopClient, moveDeadline, openDesktopClient } from '../support/desktop-client.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

/** A dead peer shows as gone within a minute (P5). */
const GONE_WITHIN_MS = 65_000;

describe('one member at two devices', () => {
  let relay: RelayProcess;
  let anaWeb: WebClient;
  let anaDesktop: DesktopClient;
  let ben: WebClient;

  const meet = async (): Promise<void> => {
    relay = await startRelayProcess();
    const founder = await relay.foundTeam('Nimbus', 'Ana');
    anaWeb = await openWebClient(await founder.deviceLink());
    anaDesktop = await openDesktopClient(await founder.deviceLink());
    ben = await openWebClient(founder.inviteUrl);
    await people.joinAs(ben.page, 'Ben');
    await people.row(anaDesktop.page, 'Ben').waitFor();
  };
  const benSees = (): Promise<string> => people.row(ben.page, 'Ana').innerText();
  /** Late in the evening a session ends tomorrow. */
  const focusing = (end: string): RegExp =>
    new RegExp(`Focusing ${end.replace('until ', 'until (tomorrow )?')}`);
  /** The end of the session as its owner's window tells it, "until 23:30"; the desktop's has the machine's own way. */
  const endAt = async ({ page }: WebClient | DesktopClient): Promise<string> => {
    await people.goTo(page, 'Focus');
    const text = await page.getByText(/^until /).innerText();
    const [, hour = '', minute = '', half] = /(\d+):(\d+)(?:\s([AP]M))?/.exec(text) ?? [];
    if (half === undefined) return `until ${hour}:${minute}`;
    const hour24 = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
    return `until ${String(hour24).padStart(2, '0')}:${minute}`;
  };

  afterEach(async () => {
    await Promise.all([anaWeb, anaDesktop, ben].map((client) => client.dispose()));
    await relay.dispose();
  });

  it('[F4] [F1] [P5] is one session, started on one and extended on the other, and outlives the first', async () => {
    await meet();
    await people.startFocus(anaWeb.page, '25 min');
    const first = await endAt(anaWeb);
    await expect.poll(benSees).toMatch(focusing(first));
    await expect.poll(() => endAt(anaDesktop)).toBe(first);

    await anaDesktop.page.getByRole('button', { name: '15 min' }).click();
    await expect.poll(() => endAt(anaDesktop)).not.toBe(first);
    const extended = await endAt(anaDesktop);
    await expect.poll(() => endAt(anaWeb)).toBe(extended);
    await expect.poll(benSees).toMatch(focusing(extended));

    await anaWeb.kill();
    await people.writeTo(ben.page, 'Ana');
    await people.send(ben.page, 'Ana', 'For later');
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/]);
    expect(await benSees()).toMatch(focusing(extended));
    await expect.poll(() => people.textOf(anaDesktop.page)).toContain('1 message is waiting');

    await anaDesktop.page.getByRole('button', { name: 'End focus', exact: true }).click();
    await expect.poll(benSees).not.toContain('Focusing');
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/]);
    await anaWeb.restart();
    await people.goTo(anaWeb.page, 'Review');
    await expect.poll(() => people.reviewed(anaWeb.page).count()).toBe(1);
  });

  it('[H14] shows at each what was sent from the other, to be revised and withdrawn from either', async () => {
    await meet();
    const sentAt = ({ page }: WebClient | DesktopClient, body: string) =>
      page
        .getByRole('region', { name: 'Your messages to Ben' })
        .getByRole('listitem')
        .filter({ hasText: body });
    await people.startFocus(ben.page, '25 min');
    for (const { page } of [anaWeb, anaDesktop]) await people.writeTo(page, 'Ben');
    await people.send(anaWeb.page, 'Ben', 'From the browser');
    await people.outgoingIs(anaDesktop.page, 'Ben', [/^Held until about/]);

    const there = sentAt(anaDesktop, 'From the browser');
    await there.getByRole('button', { name: 'Revise' }).click();
    await anaDesktop.page.getByLabel('Revised message').fill('Revised at the desktop');
    await anaDesktop.page.getByRole('button', { name: 'Save changes' }).click();
    await sentAt(anaWeb, 'Revised at the desktop').waitFor();
    expect(await people.textOf(anaWeb.page)).not.toContain('From the browser');

    // One that was away gets it when it is back.
    await anaWeb.kill();
    await people.send(anaDesktop.page, 'Ben', 'Meanwhile');
    await anaWeb.restart();
    await people.writeTo(anaWeb.page, 'Ben');
    await people.outgoingIs(anaWeb.page, 'Ben', [/^Held/, /^Held/]);
    await sentAt(anaWeb, 'Meanwhile').getByRole('button', { name: 'Withdraw' }).click();
    await people.outgoingIs(anaDesktop.page, 'Ben', [/^Withdrawn/, /^Held/]);

    await ben.page.getByRole('button', { name: 'End focus', exact: true }).click();
    for (const { page } of [anaWeb, anaDesktop])
      await people.outgoingIs(page, 'Ben', [/^Withdrawn/, /^Delivered/]);
    await people.goTo(ben.page, 'Review');
    await expect.poll(() => people.reviewed(ben.page).allInnerTexts()).toHaveLength(1);
    expect(await people.textOf(ben.page)).toContain('Revised at the desktop');
  });

  it('[H4] [H6] [F1] keeps the batch for a laptop that sleeps through its deadline, and brings it once on return', async () => {
    await meet();
    await anaWeb.kill();
    await people.startFocus(anaDesktop.page, '25 min');
    await people.writeTo(ben.page, 'Ana');
    for (const body of ['One', 'Two']) await people.send(ben.page, 'Ana', body);
    await people.outgoingIs(ben.page, 'Ana', [/^Held until about/, /^Held until about/]);

    await moveDeadline(anaDesktop.page, 3000);
    anaDesktop.app.sleep();
    await expect.poll(benSees, { timeout: GONE_WITHIN_MS }).toContain('Offline');
    const states = ben.page.getByRole('region', { name: 'Your messages to Ana' });
    expect(await states.innerText()).not.toContain('Delivered');

    anaDesktop.app.wake();
    await people.outgoingIs(ben.page, 'Ana', [/^Delivered/, /^Delivered/]);
    await people.goTo(anaDesktop.page, 'Review');
    await expect.poll(() => people.reviewed(anaDesktop.page).count()).toBe(2);
    const told = async (): Promise<readonly string[]> =>
      (await anaDesktop.notifications()).map(({ body }) => body);
    await expect.poll(told).toEqual(['2 messages from 1 person while you were focusing.']);
    await expect.poll(benSees).not.toContain('Offline');
  });
});
