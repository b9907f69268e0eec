/** The calendar feed of one's own focus sessions (K2), read as a calendar reads it. */
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import { type Account, type RelayRig, startFocus, startRig } from '../support/relay-rig.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
});
afterEach(() => rig.close());

const makeFeed = async (): Promise<string> =>
  httpReplies.createFeed.parse(await (await rig.post('/v1/feed', {}, ana.token)).json()).url;
const endFeed = (token: string): Promise<Response> =>
  fetch(`${rig.relay().url}/v1/feed`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });
/** The events as any calendar would read them. */
const eventsAt = async (url: string): Promise<{ title: string; from: number; until: number }[]> => {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = ICAL.Component.fromString(await answer.text());
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const at = (time: ICAL.Time): number => time.toJSDate().getTime();
    return { title: event.summary, from: at(event.startDate), until: at(event.endDate) };
  });
};
/** The clock in whole seconds: iCalendar has no finer ones. */
const wholeSecond = async (): Promise<number> => {
  await rig.pass(1000 - (rig.clock.now() % 1000));
  return rig.clock.now();
};

describe('the calendar feed', () => {
  it('[K2] is off until it is asked for, and then tells the session in progress and those after it', async () => {
    const client = await rig.online(ana);
    const start = await wholeSecond();
    const before = await startFocus(rig, client, 25 * MINUTE);
    await rig.pass(26 * MINUTE);
    const url = await makeFeed();
    expect(await eventsAt(url)).toEqual([]);

    const from = await wholeSecond();
    const { focusId } = await startFocus(rig, client, 50 * MINUTE);
    expect(focusId).not.toBe(before.focusId);
    expect(await eventsAt(url)).toEqual([{ title: 'Focus', from, until: from + 50 * MINUTE }]);
    await rig.pass(10 * MINUTE);
    await client.ask('focus.end', { focusId, outcome: 'stopped' });
    expect(await eventsAt(url)).toEqual([{ title: 'Focus', from, until: from + 10 * MINUTE }]);
    expect(from).toBeGreaterThan(start);
  });

  it('[K2] has a label only where teammates see it too', async () => {
    const client = await rig.online(ana);
    const url = await makeFeed();
    for (const [n, shareLabel] of [true, false].entries()) {
      const focusId = `00000000-0000-4000-8000-00000000000${n}`;
      const endsAt = rig.clock.now() + 25 * MINUTE;
      const label = 'Plan; B, "C"\nä';
      await client.ask('focus.start', { focusId, endsAt, label, shareLabel, urgent: 'allow' });
      await client.ask('focus.end', { focusId, outcome: 'stopped' });
    }
    const titles = (await eventsAt(url)).map(({ title }) => title);
    expect(titles).toEqual(['Focus: Plan; B, "C"\nä', 'Focus']);
  });

  it('[K2] outlives a restart, and forgets what is older than 30 days', async () => {
    const client = await rig.online(ana);
    const url = new URL(await makeFeed());
    await startFocus(rig, client, 25 * MINUTE);
    await rig.pass(25 * MINUTE);
    client.vanish();
    await rig.restart();
    const now = (): string => rig.relay().url + url.pathname;
    expect(await eventsAt(now())).toHaveLength(1);
    rig.clock.advance(30 * DAY);
    expect(await eventsAt(now())).toEqual([]);
  });

  it('[K2] says that nothing changed to a calendar that has it already', async () => {
    const url = await makeFeed();
    const tag = (await fetch(url)).headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    await startFocus(rig, await rig.online(ana), 25 * MINUTE);
    expect((await fetch(url, { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  it('[K2] opens nothing any more once it is ended, or made anew', async () => {
    const first = await makeFeed();
    const second = await makeFeed();
    expect((await fetch(first)).status).toBe(404);
    expect((await fetch(second)).status).toBe(200);
    expect((await endFeed(ana.token)).status).toBe(204);
    expect((await fetch(second)).status).toBe(404);
    expect((await endFeed(ana.token)).status).toBe(204);
    await rig.restart();
    expect((await fetch(rig.relay().url + new URL(second).pathname)).status).toBe(404);
  });

  it('[K2][T3] limits wrong addresses, and never those that are right', async () => {
    const url = await makeFeed();
    const wrong = `${rig.relay().url}/v1/feeds/AAAAAAAAAAAAAAAAAAAAAA.ics`;
    const answers: number[] = [];
    for (let n = 0; n < 22; n += 1) answers.push((await fetch(wrong)).status);
    expect(answers.slice(0, 20)).toEqual(Array<number>(20).fill(404));
    expect(answers.slice(20)).toEqual([429, 429]);
    expect((await fetch(url)).status).toBe(200);
  });

  it('[K2] is told to devices: whether there is one, never its address', async () => {
    const off = await rig.online(ana);
    const url = await makeFeed();
    const on = await rig.online(ana);
    const flags = [off, on].map(({ frames }) => {
      const [first] = frames;
      return first?.type === 'welcome' ? first.me.hasFeed : null;
    });
    expect(flags).toEqual([false, true]);
    expect(on.texts.join('')).not.toContain(url.split('/').at(-1));
  });

  it('[K2][F6] tells a session that the relay learned of when it was over', async () => {
    const client = await rig.online(ana);
    const url = await makeFeed();
    await startFocus(rig, client, 90 * MINUTE);
    const now = await wholeSecond();
    const session = {
      focusId: '00000000-0000-4000-8000-00000000000a',
      startedAt: now - 60 * MINUTE,
      endsAt: now - 35 * MINUTE,
      outcome: 'expired',
      shareLabel: false,
      urgent: 'allow',
    };
    expect(await client.ask('focus.report', { session })).toMatchObject({ type: 'ok' });
    const [first] = await eventsAt(url);
    expect(first).toEqual({ title: 'Focus', from: session.startedAt, until: session.endsAt });
  });

  it('[K2][F8] tells what is planned for two weeks, but not where one focused instead', async () => {
    const client = await rig.online(ana);
    const url = await makeFeed();
    // 15 June 2025 was a Sunday; the team is in UTC.
    const plan = { stretches: [{ day: 1, from: 540, to: 660 }], start: 'ask' };
    await client.ask('settings', { plan });
    const nine = (day: number): number => Date.UTC(2025, 5, day, 9);
    const planned = (day: number) => ({
      title: 'Planned focus',
      from: nine(day),
      until: nine(day) + 120 * MINUTE,
    });
    expect(await eventsAt(url)).toEqual([16, 23].map(planned));
    expect(await (await fetch(url)).text()).toContain('STATUS:TENTATIVE');
    await rig.pass(nine(16) - rig.clock.now());
    await startFocus(rig, client, 25 * MINUTE);
    const titles = (await eventsAt(url)).map(({ title, from }) => `${title} ${from}`);
    expect(titles).toEqual([
      `Focus ${nine(16)}`,
      `Planned focus ${nine(23)}`,
      `Planned focus ${nine(30)}`,
    ]);
  });
});
