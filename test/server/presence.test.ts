/** Presence as teammates see it through the relay (spec §3). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Presence } from '../../shared/protocol/fields.ts';
import { isType, type RelayClient } from '../support/relay-client.ts';
import { type Account, newId, type RelayRig, startRig, words } from '../support/relay-rig.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
let rig: RelayRig;
let ana: Account & { inviteUrl: string };
let ben: Account;
let b: RelayClient;

beforeEach(async () => {
  rig = await startRig();
  ana = await rig.team('Ana');
  ben = await rig.join(ana.inviteUrl, 'Ben');
  b = await rig.online(ben);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

/** All that Ben's window was told of Ana since a frame, in order. */
const toldOf = (memberId: string, since = 0): Presence[] =>
  b.frames
    .slice(since)
    .filter(isType('presence'))
    .flatMap((frame) => frame.members.filter((it) => it.memberId === memberId));
const untilShow = (show: string) =>
  b.until(
    (f) =>
      isType('presence')(f) &&
      f.members.some((it) => it.memberId === ana.memberId && it.show === show),
  );
const now = async (): Promise<Presence | undefined> => {
  await b.ask('ping');
  return toldOf(ana.memberId).at(-1);
};

describe('who is how', () => {
  it('[P4] takes a fresh connection for idle until it says that it is active', async () => {
    const a = await rig.connected(ana);
    expect(await now()).toMatchObject({ show: 'away', source: 'idle' });
    await a.ask('activity', { activity: 'active', at: 0 });
    expect(await now()).toMatchObject({ show: 'available', device: 'cli' });
  });

  it('[P4] shows who says with hello that they are there as they are, at once and once', async () => {
    const a = await rig.connected(ana, { activity: 'active' });
    expect(a.frames.find(isType('welcome'))?.me.activity).toBe('active');
    expect(await now()).toMatchObject({ show: 'available' });
    expect(toldOf(ana.memberId).map((it) => it.show)).toEqual(['available']);
  });

  it('[P3] takes a device that cannot tell for active ten minutes after it could, also when it comes back so', async () => {
    await rig.vanish(await rig.online(ana), ana);
    await rig.connected(ana, { activity: 'unknown' });
    await rig.pass(9 * MINUTE);
    expect(await now()).toMatchObject({ show: 'available' });
    await rig.pass(MINUTE);
    expect(await now()).toMatchObject({ show: 'away', source: 'idle' });
  });

  it('[P2] puts a choice by hand before focus, and focus before what devices say', async () => {
    const a = await rig.online(ana);
    await a.ask('focus.start', {
      focusId: newId(),
      endsAt: rig.clock.now() + 25 * MINUTE,
      shareLabel: true,
      label: 'Report',
      urgent: 'allow',
    });
    expect(await now()).toMatchObject({ show: 'focusing', focusLabel: 'Report' });
    await a.ask('manual', { show: 'busy' });
    const busy = await now();
    expect(busy).toMatchObject({ show: 'busy', source: 'manual' });
    expect(busy).not.toHaveProperty('focusLabel');
    await a.ask('manual', { show: null });
    await a.ask('activity', { activity: 'locked', at: 0 });
    expect(await now()).toMatchObject({ show: 'focusing' });
  });

  it('[P2] keeps a label to its owner who does not share it', async () => {
    const a = await rig.online(ana);
    const endsAt = rig.clock.now() + 25 * MINUTE;
    const session = { focusId: newId(), endsAt, shareLabel: false, urgent: 'allow' };
    await a.ask('focus.start', { ...session, label: 'Private' });
    await now();
    expect(b.texts.join('\n')).not.toContain('Private');
    expect(await a.entry('focus')).toMatchObject({ label: 'Private' });
  });

  it('[P2] is away outside working hours, but not while someone works all the same', async () => {
    const a = await rig.online(ana);
    await a.ask('profile', { workingHours: { weekly: [] } });
    await rig.pass(20 * MINUTE);
    expect(await now()).toMatchObject({ show: 'available' });
  });

  const profileOf = (line: RelayClient, memberId: string) =>
    line.frames
      .flatMap((f) => (isType('welcome')(f) || isType('profiles')(f) ? (f.profiles ?? []) : []))
      .findLast((profile) => profile.memberId === memberId);

  it('[P9] is away until then who said that they are done for today', async () => {
    const a = await rig.online(ana);
    const until = rig.clock.now() + 60 * MINUTE;
    await a.ask('profile', { hoursOverride: { reachable: false, until } });
    expect(await now()).toMatchObject({ show: 'away', source: 'schedule', until });
    expect(profileOf(b, ana.memberId)).toMatchObject({ hoursOverride: { until } });
    await a.ask('profile', { hoursOverride: null });
    expect(await now()).toMatchObject({ show: 'available' });
    expect(profileOf(b, ana.memberId)).not.toHaveProperty('hoursOverride');
  });

  it('[P9] forgets working hours with null, and keeps what is left out', async () => {
    const a = await rig.online(ana);
    await a.ask('profile', { workingHours: { weekly: [] } });
    await a.ask('profile', { name: 'Anna' });
    await b.ask('ping');
    expect(profileOf(b, ana.memberId)).toMatchObject({
      name: 'Anna',
      workingHours: { weekly: [] },
    });
    await a.ask('profile', { workingHours: null });
    await b.ask('ping');
    expect(profileOf(b, ana.memberId)).not.toHaveProperty('workingHours');
  });

  it('[P7] [P9] ends an override with nobody of the member connected, also over a restart', async () => {
    const a = await rig.online(ana);
    const until = rig.clock.now() + 5 * MINUTE;
    await a.ask('profile', { hoursOverride: { reachable: true, until } });
    a.close();
    await rig.restart();
    b = await rig.online(ben);
    expect(profileOf(b, ana.memberId)).toMatchObject({ hoursOverride: { until } });
    const seen = b.frames.length;
    await rig.pass(6 * MINUTE);
    await b.ask('ping');
    const news = b.frames.slice(seen).filter(isType('profiles'));
    expect(news.flatMap((frame) => frame.profiles.map((it) => it.hoursOverride))).toEqual([
      undefined,
    ]);
  });

  it('[P7] ends a choice at its time with nobody of the member connected', async () => {
    const a = await rig.online(ana);
    const until = rig.clock.now() + 5 * MINUTE;
    await a.ask('manual', { show: 'open', until });
    await a.ask('status', { text: 'lunch', until });
    expect(await now()).toMatchObject({ show: 'open', until, statusText: 'lunch' });
    a.close();
    await rig.pass(6 * MINUTE);
    expect((await now())?.statusText).toBeUndefined();
    const again = await rig.connected(ana);
    expect(again.frames.find(isType('welcome'))?.me).toMatchObject({ manual: null, status: null });
  });

  it('[F4] shows a session on all devices of its member, and lets each end it', async () => {
    const a = await rig.online(ana);
    const phone = await rig.connected(ana);
    const focusId = newId();
    const endsAt = rig.clock.now() + 25 * MINUTE;
    await a.ask('focus.start', { focusId, endsAt, shareLabel: false, urgent: 'allow' });
    expect(await phone.entry('focus')).toMatchObject({ focusId, state: 'running' });
    await phone.ask('focus.end', { focusId, outcome: 'stopped' });
    expect(await a.entry('focus', (it) => it.state === 'ended')).toMatchObject({
      outcome: 'stopped',
    });
  });

  it('[F3] refuses a second session, and answers the same one as before', async () => {
    const a = await rig.online(ana);
    const session = {
      focusId: newId(),
      endsAt: rig.clock.now() + 25 * MINUTE,
      shareLabel: false,
      urgent: 'allow',
    };
    expect(await a.ask('focus.start', session)).toMatchObject({ type: 'ok' });
    expect(await a.ask('focus.start', session)).toMatchObject({ type: 'ok' });
    expect(await a.ask('focus.start', { ...session, focusId: newId() })).toMatchObject({
      code: 'conflict',
    });
    expect(a.entries().filter((it) => it.entry.type === 'focus')).toHaveLength(1);
  });

  it('[F1] has a session expire at its deadline through a restart', async () => {
    const a = await rig.online(ana);
    const endsAt = rig.clock.now() + 25 * MINUTE;
    const session = { focusId: newId(), endsAt, shareLabel: false, urgent: 'allow' };
    await a.ask('focus.start', session);
    await rig.pass(10 * MINUTE);
    await rig.restart();
    const again = await rig.connected(ana);
    expect(again.frames.find(isType('welcome'))?.me.focus).toMatchObject({
      state: 'running',
      endsAt,
    });
    await rig.pass(15 * MINUTE);
    expect(await again.entry('focus', (it) => it.state === 'ended')).toMatchObject({
      outcome: 'expired',
      endsAt,
    });
  });

  it('[F2] does not shorten a session when the clock of the relay is set', async () => {
    const a = await rig.online(ana);
    const endsAt = rig.clock.now() + 25 * MINUTE;
    const session = { focusId: newId(), endsAt, shareLabel: false, urgent: 'allow' };
    await a.ask('focus.start', session);
    rig.clock.setWall(rig.clock.now() - 60 * MINUTE);
    await rig.pass(24 * MINUTE);
    await a.ask('ping');
    expect(a.entries().filter((it) => it.entry.type === 'focus')).toHaveLength(1);
    await rig.pass(MINUTE);
    await a.entry('focus', (it) => it.outcome === 'expired');
  });
});

describe('coming and going', () => {
  it('[P5] does not show a connection that is back within its grace', async () => {
    const a = await rig.online(ana);
    await untilShow('available');
    const seen = b.frames.length;
    await rig.vanish(a, ana);
    rig.clock.advance(9 * SECOND);
    const again = await rig.connected(ana);
    await again.ask('ping');
    await rig.pass(MINUTE);
    await b.ask('ping');
    expect(toldOf(ana.memberId, seen)).toEqual([]);
  });

  it('[P5] shows offline ten seconds after a connection vanished', async () => {
    const a = await rig.online(ana);
    await untilShow('available');
    const seen = b.frames.length;
    await rig.vanish(a, ana);
    rig.clock.advance(9 * SECOND);
    await b.ask('ping');
    expect(toldOf(ana.memberId, seen)).toEqual([]);
    rig.clock.advance(1 * SECOND);
    await untilShow('offline');
  });

  it('[P5] shows offline at once after a goodbye', async () => {
    const a = await rig.online(ana);
    await untilShow('available');
    a.close(1000);
    await untilShow('offline');
  });

  it('[P5] shows a dead peer as gone within 60 s', async () => {
    const a = await rig.online(ana);
    await untilShow('available');
    a.pause();
    for (let second = 0; second < 58; second += 2) {
      rig.clock.advance(2 * SECOND);
      await b.ask('ping');
    }
    await untilShow('offline');
  });

  it('[P5] keeps a busy member busy through a restart of the relay', async () => {
    const a = await rig.online(ana);
    await a.ask('manual', { show: 'busy' });
    await b.ask('message.send', words(ana.memberId, 'secret'));
    await rig.restart();
    const again = await rig.connected(ana);
    await again.ask('ping');
    expect(again.frames.find(isType('welcome'))?.held.count).toBe(1);
    expect(again.entries().some((it) => it.entry.type === 'batch')).toBe(false);
    expect(again.texts.join('\n')).not.toContain('secret');
  });
});

describe('telling the team', () => {
  it('[P6] tells a change once to each connection, in one order', async () => {
    const a = await rig.online(ana);
    const b2 = await rig.connected(ben);
    await a.ask('status', { text: 'one' });
    await a.ask('status', { text: 'two' });
    await Promise.all([b.ask('ping'), b2.ask('ping')]);
    const texts = (client: RelayClient) =>
      client.frames
        .filter(isType('presence'))
        .flatMap((f) => f.members)
        .flatMap((it) => it.statusText ?? []);
    expect(texts(b)).toEqual(['one', 'two']);
    expect(texts(b2)).toEqual(['one', 'two']);
  });

  it('[P6] folds the changes of one turn into one frame', async () => {
    const a = await rig.online(ana);
    await untilShow('available');
    const seen = b.frames.length;
    // Sent in one write, these reach the relay in one turn of its loop.
    for (const [id, text] of ['one', 'two', 'three'].entries())
      a.raw(JSON.stringify({ type: 'status', id: `s${id}`, text }));
    await a.ask('ping');
    await b.ask('ping');
    const told = toldOf(ana.memberId, seen).map((it) => it.statusText);
    expect(told.at(-1)).toBe('three');
    expect(told.length).toBeLessThan(3);
  });

  it('[P6] sends profiles only to who does not have them, and their changes to all', async () => {
    const first = b.frames.find(isType('welcome'));
    expect(first?.profiles?.map((it) => it.name).sort()).toEqual(['Ana', 'Ben']);
    const again = await rig.connected(ben, { roster: first?.roster });
    expect(again.frames.find(isType('welcome'))?.profiles).toBeUndefined();
    await b.ask('profile', { name: 'Benedict', timeZone: 'Asia/Tokyo' });
    const change = await again.until(isType('profiles'));
    expect(change).toMatchObject({
      roster: (first?.roster ?? 0) + 1,
      profiles: [{ memberId: ben.memberId, name: 'Benedict', timeZone: 'Asia/Tokyo' }],
    });
    const eve = await rig.join(ana.inviteUrl, 'Eve');
    const joined = await b.until(
      (f) => isType('profiles')(f) && f.profiles.some((it) => it.memberId === eve.memberId),
    );
    expect(joined).toMatchObject({ profiles: [{ name: 'Eve' }] });
  });

  it('[P6] does not list whom nobody has seen and who says nothing, in a snapshot', async () => {
    const [eve, fay, gil] = [
      await rig.join(ana.inviteUrl, 'Eve'),
      await rig.join(ana.inviteUrl, 'Fay'),
      await rig.join(ana.inviteUrl, 'Gil'),
    ];
    rig.clock.advance(MINUTE);
    const f = await rig.online(fay);
    await f.ask('status', { text: 'Back on Monday' });
    f.close();
    (await rig.online(gil)).close();
    await b.until(() => toldOf(gil.memberId).at(-1)?.show === 'offline');
    const told = async () => (await rig.connected(ben)).frames.find(isType('welcome'));
    const before = await told();
    const since = (id: string) => before?.members.find((it) => it.memberId === id)?.since;
    expect(before?.profiles?.map((it) => it.memberId)).toContain(eve.memberId);
    expect(since(eve.memberId)).toBeUndefined();
    expect(since(gil.memberId)).toBe(rig.clock.now());
    await rig.restart(); // Since when they are offline is known no more.
    const after = (await told())?.members.map((it) => [it.memberId, it.show, it.statusText]);
    expect(after).toContainEqual([fay.memberId, 'offline', 'Back on Monday']);
    expect(after?.map(([id]) => id)).not.toContain(gil.memberId);
  });

  it('[P8] shows nothing of a team to another', async () => {
    const other = await rig.team('Mallory');
    const m = await rig.online(other);
    const a = await rig.online(ana);
    await a.ask('status', { text: 'only ours' });
    await m.ask('ping');
    const seen = m.texts.join('\n');
    for (const ours of [ana.memberId, ben.memberId, ana.teamId, 'only ours'])
      expect(seen).not.toContain(ours);
  });
});
