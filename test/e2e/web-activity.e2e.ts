/** What a real browser tells of its user, and how a tab lives that nobody looks at. */
import type { CDPSession } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as people from '../support/people.ts';
import { type Founder, type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

describe('activity of a browser', () => {
  let relay: RelayProcess;
  let founder: Founder;
  let client: WebClient;

  beforeEach(async () => {
    relay = await startRelayProcess();
    founder = await relay.foundTeam('Nimbus', 'Ana');
  });
  afterEach(async () => {
    await client.dispose();
    await relay.dispose();
  });

  const session = (): Promise<CDPSession> => client.page.context().newCDPSession(client.page);
  const activityText = (): Promise<string> =>
    client.page.getByRole('region', { name: 'Activity' }).innerText();
  const question = () =>
    client.page.getByRole('button', { name: 'Let the browser tell Fermata when you step away' });

  it('[P10] comes from the idle detection that its user allowed: idle and locked', async () => {
    client = await openWebClient(await founder.deviceLink());
    const ben = await openWebClient(founder.inviteUrl);
    await people.joinAs(ben.page, 'Ben');
    await people.goTo(client.page, 'Settings');
    const cdp = await session();
    const permit = (setting: 'prompt' | 'granted') =>
      cdp.send('Browser.setPermission', {
        permission: { name: 'idle-detection' },
        setting,
        origin: relay.url,
      });
    await permit('prompt');
    await question().waitFor();
    await cdp.send('Emulation.setIdleOverride', { isUserActive: true, isScreenUnlocked: true });
    await permit('granted');
    await expect.poll(() => question().count()).toBe(0);
    await expect.poll(activityText).toContain('You are active');
    await cdp.send('Emulation.setIdleOverride', { isUserActive: false, isScreenUnlocked: true });
    await expect.poll(activityText).toContain('No input');
    await expect.poll(() => people.row(ben.page, 'Ana').innerText()).toContain('Away');
    await cdp.send('Emulation.setIdleOverride', { isUserActive: false, isScreenUnlocked: false });
    await expect.poll(activityText).toContain('locked');
    await cdp.send('Emulation.setIdleOverride', { isUserActive: true, isScreenUnlocked: true });
    await expect.poll(activityText).toContain('You are active');
    await expect.poll(() => people.row(ben.page, 'Ana').innerText()).not.toContain('Away');
    expect(client.problems).toEqual([]);
    await ben.dispose();
  });

  it('[T4] keeps the connection of a tab that is hidden, whose own timers are stretched', async () => {
    client = await openWebClient(await founder.deviceLink(), { canHide: true });
    const { page } = client;
    await page.getByRole('button', { name: 'Invite a teammate' }).first().waitFor();
    const script = page.workers()[0]?.url() ?? '';
    const cdp = await session();
    const times: number[] = [];
    // What says that it is there still; what else it tells at first comes as quickly as it may.
    cdp.on('Network.webSocketFrameSent', ({ timestamp, response }) => {
      if (response.payloadData.includes('"ping"')) times.push(timestamp);
    });
    const closed: string[] = [];
    cdp.on('Network.webSocketClosed', ({ requestId }) => closed.push(requestId));
    await cdp.send('Network.enable');
    // A timer set anew each second, in the page itself and in another worker of the same script.
    await page.evaluate((url) => {
      const rings = { page: 0, worker: 0 };
      Object.assign(window, { rings });
      const ring = (): void => {
        rings.page += 1;
        setTimeout(ring, 1000);
      };
      ring();
      const worker = new Worker(url);
      const ask = (): void => worker.postMessage({ op: 'set', id: 1, ms: 1000 });
      worker.onmessage = () => {
        rings.worker += 1;
        ask();
      };
      ask();
    }, script);
    const front = await page.context().newPage();
    await front.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
    const third = new Promise<void>((resolve) => {
      cdp.on('Network.webSocketFrameSent', () => {
        if (times.length >= 3) resolve();
      });
    });
    await third;
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
    expect(Math.max(...gaps)).toBeLessThan(25);
    expect(closed).toEqual([]);
    const rings = await page.evaluate(
      () => (window as unknown as { rings: { page: number; worker: number } }).rings, // Put there above.
    );
    // Chromium stretches a page with an open socket to two seconds, one without, as other browsers, up to a minute.
    expect(rings.worker).toBeGreaterThan(rings.page * 1.5);
  });
});
