/** Notifications of the built desktop app, by what arrives at a notification server on a real session bus (D4). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { View } from '../../shared/bridge/view.ts';
import { endActions } from '../../shared/engine/notes.ts';
import { startTestBus, type TestBus } from '../support/dbus/index.ts';
import {
  type ArrivedNote,
  type NotificationServer,
  provideNotificationServer,
} from '../support/dbus/notification-server.ts';
import { type DesktopApp, makeDesktopApp } from '../support/desktop-app.ts';
import { moveDeadline } from '../support/desktop-client.ts';
import * as people from '../support/people.ts';
import { type RelayProcess, startRelayProcess } from '../support/relay-process.ts';
import { openWebClient, type WebClient } from '../support/web-client.ts';

const MINUTE = 60_000;
const PATIENCE = { timeout: 20_000 };
let bus: TestBus;
let server: NotificationServer;
let relay: RelayProcess;
let ana: DesktopApp;
let ben: WebClient;

beforeEach(async () => {
  bus = await startTestBus();
  server = await provideNotificationServer(bus);
  relay = await startRelayProcess();
  const founder = await relay.foundTeam('Nimbus', 'Ana');
  ana = await makeDesktopApp();
  await ana.launch({ env: { ...bus.env, FERMATA_LINK: await founder.deviceLink() } });
  ben = await openWebClient(founder.inviteUrl);
  await people.joinAs(ben.page, 'Ben');
  await people.row(ana.desktop.page, 'Ben').waitFor();
});
afterEach(async () => {
  await ana.dispose();
  await ben.dispose();
  await relay.dispose();
  await bus.stop();
});

const focusOf = async (): Promise<View['focus']> => (await ana.view()).focus;
const place = (): Promise<string> => ana.desktop.page.evaluate(() => location.hash);
const isVisible = async (): Promise<boolean> =>
  (await ana.desktop.window.facts())?.isVisible === true;

/** Ana focuses, Ben writes, and the focus is over. */
const focusEnds = async (body: string): Promise<ArrivedNote> => {
  const before = server.arrived.length;
  const about = { label: 'Report', shareLabel: false, urgent: 'allow' };
  await ana.send({ type: 'startFocus', lengthMs: 25 * MINUTE, ...about });
  await people.writeTo(ben.page, 'Ana');
  await expect.poll(() => people.consequence(ben.page), PATIENCE).toMatch(/^Ana is focusing/);
  await people.send(ben.page, 'Ana', body);
  await expect.poll(async () => (await ana.view()).held.count, PATIENCE).toBe(1);
  expect(server.arrived).toHaveLength(before);
  await moveDeadline(ana.desktop.page, 1500);
  await expect.poll(() => server.arrived.length, PATIENCE).toBe(before + 1);
  const [note] = server.onScreen();
  if (note === undefined) throw new Error('nothing is on the screen');
  return note;
};

const opensTheReview = async (): Promise<void> => {
  await expect.poll(isVisible).toBe(true);
  await expect.poll(place).toBe('#/review');
  expect((await focusOf())?.state).toBe('ended');
};

/** What each action of a notification does, and last the click, which has no label. */
const PRESSES: readonly (readonly [string | undefined, () => Promise<void>])[] = [
  ['Review', opensTheReview],
  [
    '5 more minutes',
    async () => {
      await expect.poll(async () => (await focusOf())?.state).toBe('running');
      const focus = await focusOf();
      expect(focus?.label).toBe('Report');
      expect(Math.round(((focus?.endsAt ?? 0) - (focus?.startedAt ?? 0)) / MINUTE)).toBe(5);
      expect(await isVisible()).toBe(false);
      expect((await ana.view()).review).not.toEqual([]);
      await ana.send({ type: 'endFocus' });
    },
  ],
  [undefined, opensTheReview],
];

it('[D4] at the end of a focus have actions that do what they say, from a closed window', async () => {
  const labels = endActions().map(({ label }) => label);
  expect(PRESSES.flatMap(([label]) => label ?? [])).toEqual(labels);
  for (const [label, happens] of PRESSES) {
    const note = await focusEnds(`before ${label ?? 'the click'}`);
    expect([note.title, note.body]).toEqual([
      'Focus done',
      '1 message from 1 person while you were focusing.',
    ]);
    expect(note.actions.map(([, name]) => name)).toEqual(['Open', ...labels]);
    await people.goTo(ana.desktop.page, 'Team');
    await ana.desktop.window.close();
    await expect.poll(isVisible).toBe(false);
    server.press(label);
    await happens();
    expect(server.onScreen()).toEqual([]);
  }
}, 180_000);
