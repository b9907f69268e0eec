/** What people complained of in the presence of others, by the complaint: each against a whole relay. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { httpReplies } from '../../shared/protocol/http.ts';
import type { RelayClient } from '../support/relay-client.ts';
import { type Account, type RelayRig, startFocus, startRig } from '../support/relay-rig.ts';

const MINUTE = 60_000;
let rig: RelayRig;
let founder: Account & { readonly inviteUrl: string };
let ben: Account;
let ana: RelayClient;
beforeEach(async () => {
  rig = await startRig();
  founder = await rig.team();
  ben = await rig.join(founder.inviteUrl, 'Ben');
  ana = await rig.online(founder);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

/** Every show of Ben that Ana was told, in order, without repetition. */
const showsOf = async (client: RelayClient, { memberId }: Account): Promise<string[]> => {
  await client.ask('ping');
  const told = client.frames.flatMap((frame) =>
    frame.type === 'presence' || frame.type === 'welcome'
      ? frame.members.filter((it) => it.memberId === memberId).map(({ show }) => show)
      : [],
  );
  return told.filter((show, index) => show !== told[index - 1]);
};
/** How Ben stands, as Ana was told last. */
const presenceOf = async (client: RelayClient, { memberId }: Account): Promise<unknown> => {
  await client.ask('ping');
  const told = client.frames.flatMap((frame) =>
    frame.type === 'presence' || frame.type === 'welcome' ? frame.members : [],
  );
  return told.filter((it) => it.memberId === memberId).at(-1);
};
const feel = (client: RelayClient, activity: string) =>
  client.ask('activity', { activity, at: rig.clock.now() });

// https://github.com/mattermost/desktop/issues/916
it('[P2] mattermost/desktop#916: a locked machine is not shown as online, for hours neither', async () => {
  const there = await rig.online(ben);
  await feel(there, 'locked');
  expect((await showsOf(ana, ben)).at(-1)).toBe('away');
  await rig.pass(3 * 60 * MINUTE);
  expect((await showsOf(ana, ben)).at(-1)).toBe('away');
});

// https://github.com/zulip/zulip/pull/30484
it('[P5] zulip PR#30484: who is gone is shown as offline', async () => {
  const there = await rig.online(ben);
  await rig.vanish(there, ben);
  await rig.pass(11_000);
  expect((await showsOf(ana, ben)).at(-1)).toBe('offline');
});

// https://github.com/conversejs/converse.js/issues/1117
it('[P2][P6] converse.js#1117: two devices of one person, one idle and one in use, do not flap', async () => {
  const desk = await rig.online(ben);
  const made = await rig.post('/v1/devices', {}, ben.token);
  const { code } = httpReplies.createDeviceCode.parse(await made.json());
  const claimed = await rig.post('/v1/devices/claim', { code, deviceName: 'Phone' });
  const phone = await rig.online(httpReplies.claimDevice.parse(await claimed.json()));
  await feel(desk, 'active');
  const before = await showsOf(ana, ben);
  for (const activity of ['idle', 'locked', 'idle', 'asleep', 'idle']) {
    await feel(phone, activity);
    await feel(desk, 'active');
  }
  expect(await showsOf(ana, ben)).toEqual(before);
  expect(before.at(-1)).toBe('available');
});

// https://github.com/mattermost/mattermost-webapp/pull/9931
it('[P4] mattermost-webapp PR#9931: a machine that wakes and connects sets nobody online', async () => {
  const there = await rig.online(ben);
  await feel(there, 'asleep');
  await rig.vanish(there, ben);
  await rig.pass(MINUTE);
  await rig.connected(ben);
  expect((await showsOf(ana, ben)).at(-1)).toBe('away');
});

// https://github.com/nextcloud/server/issues/33314
it('[P2] nextcloud/server#33314: nothing automatic overwrites what a person chose', async () => {
  const there = await rig.online(ben);
  await there.ask('manual', { show: 'busy' });
  const from = rig.clock.now();
  const meeting = { from, until: from + 10 * MINUTE };
  await there.ask('calendar', { busy: [meeting] });
  for (const activity of ['idle', 'active', 'locked', 'active']) await feel(there, activity);
  expect(await presenceOf(ana, ben)).toMatchObject({ show: 'busy', source: 'manual' });
  const { focusId } = await startFocus(rig, there, 5 * MINUTE);
  await there.ask('focus.end', { focusId, outcome: 'completed' });
  await rig.pass(20 * MINUTE);
  // The event was over long ago, and took nothing along.
  expect(await presenceOf(ana, ben)).toMatchObject({ show: 'busy', source: 'manual' });
});

// https://github.com/RocketChat/Rocket.Chat/issues/36247
it('[P2][P4] Rocket.Chat#36247: who was away for being idle is back at the first input', async () => {
  const there = await rig.online(ben);
  for (let times = 0; times < 5; times += 1) {
    await feel(there, 'idle');
    await rig.pass(10 * MINUTE);
    expect((await showsOf(ana, ben)).at(-1)).toBe('away');
    await feel(there, 'active');
    expect((await showsOf(ana, ben)).at(-1)).toBe('available');
  }
});

// https://github.com/block/buzz/pull/1942
it('[P5] block/buzz PR#1942: a connection that comes and goes does not make its owner flap', async () => {
  let there = await rig.online(ben);
  const before = await showsOf(ana, ben);
  for (let times = 0; times < 5; times += 1) {
    await rig.vanish(there, ben);
    rig.clock.advance(5000);
    there = await rig.connected(ben);
  }
  expect(await showsOf(ana, ben)).toEqual(before);
});

// https://github.com/RocketChat/Rocket.Chat/issues/30721
it('[P6] Rocket.Chat#30721: presence goes on above 200 connections', async () => {
  const invite = await rig.post('/v1/invites', { maxUses: 300 }, founder.token);
  const { url } = httpReplies.createInvite.parse(await invite.json());
  const others: RelayClient[] = [];
  for (let n = 0; n < 250; n += 1)
    others.push(await rig.connected(await rig.join(url, `Member ${n}`)));
  const there = await rig.online(ben);
  for (const [activity, show] of [
    ['active', 'available'],
    ['locked', 'away'],
    ['active', 'available'],
  ] as const) {
    await feel(there, activity);
    // A large team to which people come is told within a quarter of a second (P6).
    await rig.pass(1000);
    for (const client of others) expect((await showsOf(client, ben)).at(-1)).toBe(show);
  }
});
