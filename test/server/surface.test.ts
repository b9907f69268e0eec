import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SURFACE } from '../../shared/protocol/limits.ts';
import type { EntryOf } from '../../shared/protocol/replies.ts';
import type { RelayClient } from '../support/relay-client.ts';
import { type Account, newId, type RelayRig, startFocus, startRig } from '../support/relay-rig.ts';

const HOUR = 3_600_000;
let rig: RelayRig;
let founder: Account & { readonly inviteUrl: string };
let benAccount: Account;
let ana: RelayClient;
let ben: RelayClient;
beforeEach(async () => {
  rig = await startRig();
  founder = await rig.team();
  benAccount = await rig.join(founder.inviteUrl, 'Ben');
  ana = await rig.online(founder);
  ben = await rig.online(benAccount);
});
afterEach(async () => {
  expect(rig.reports).toEqual([]);
  await rig.close();
});

const waitsOf = (client: RelayClient): EntryOf<'surface'>[] =>
  client.entries().flatMap(({ entry }) => (entry.type === 'surface' ? [entry] : []));
const statesOf = (client: RelayClient) => waitsOf(client).map((entry) => entry.state);
/** What has come once nothing is under way. */
const told = async (...clients: readonly RelayClient[]) => {
  for (const client of clients) await client.ask('ping');
  for (const client of clients) await client.ask('ping');
  return clients.map(statesOf);
};
const askForBen = () => ana.ask('surface.ask', { to: benAccount.memberId });
const asksIn = async (account: Account) => {
  const client = await rig.connected(account);
  const welcome = client.frames.find((frame) => frame.type === 'welcome');
  client.close();
  return welcome?.me.asks;
};

describe('a wait for somebody', () => {
  it('[S1] is met when they end their focus, and both are told once', async () => {
    const { focusId } = await startFocus(rig, ben, HOUR);
    expect((await askForBen()).type).toBe('ok');
    expect(await told(ana, ben)).toEqual([['asked'], []]);
    await ben.ask('focus.end', { focusId, outcome: 'completed' });
    expect(await told(ana, ben)).toEqual([['asked', 'met'], ['met']]);
    expect(waitsOf(ana)[1]).toMatchObject({ memberId: benAccount.memberId, by: founder.memberId });
    expect(waitsOf(ben)[0]).toMatchObject({ memberId: founder.memberId, by: founder.memberId });
    const again = await startFocus(rig, ben, HOUR);
    await ben.ask('focus.end', { focusId: again.focusId, outcome: 'completed' });
    expect(await told(ana, ben)).toEqual([['asked', 'met'], ['met']]);
    expect(await asksIn(founder)).toEqual([]);
  });

  it('[S1] is met when their deadline passes, and waits for the asker too', async () => {
    await startFocus(rig, ben, HOUR);
    await askForBen();
    const own = await startFocus(rig, ana, 2 * HOUR);
    await rig.pass(HOUR + 1000);
    expect(await told(ana, ben)).toEqual([['asked'], []]);
    await ana.ask('focus.end', { focusId: own.focusId, outcome: 'completed' });
    expect(await told(ana, ben)).toEqual([['asked', 'met'], ['met']]);
  });

  it('[S1] is met at once where both are reachable', async () => {
    await askForBen();
    expect(await told(ana, ben)).toEqual([['asked', 'met'], ['met']]);
  });

  it('[S1] by both of them is one meeting', async () => {
    const { focusId } = await startFocus(rig, ben, HOUR);
    await askForBen();
    await ben.ask('surface.ask', { to: founder.memberId });
    await ben.ask('focus.end', { focusId, outcome: 'completed' });
    expect(await told(ana, ben)).toEqual([
      ['asked', 'met'],
      ['asked', 'met'],
    ]);
    expect(waitsOf(ben)[1]?.by).toBe(benAccount.memberId);
  });

  it('[S1] is the same when it is asked for again, and is known on all devices', async () => {
    await ben.ask('manual', { show: 'away' });
    await askForBen();
    const before = await asksIn(founder);
    rig.clock.advance(1000);
    expect((await askForBen()).type).toBe('ok');
    expect(await told(ana)).toEqual([['asked']]);
    expect(await asksIn(founder)).toEqual(before);
    expect(before).toMatchObject([{ to: benAccount.memberId }]);
    expect(await asksIn(benAccount)).toEqual([]);
  });

  it('[S1] is over when it is cancelled, and nobody else learns of it', async () => {
    const { focusId } = await startFocus(rig, ben, HOUR);
    await askForBen();
    const cancel = () => ana.ask('surface.cancel', { to: benAccount.memberId });
    expect((await cancel()).type).toBe('ok');
    expect((await cancel()).type).toBe('ok');
    await ben.ask('focus.end', { focusId, outcome: 'completed' });
    expect(await told(ana, ben)).toEqual([['asked', 'cancelled'], []]);
  });

  it('[S1][P4][P5] is not met by who only comes back, nor by who is only missed', async () => {
    ben.close(1000);
    await ana.until((it) => it.type === 'presence' && it.members[0]?.show === 'offline');
    await askForBen();
    const back = await rig.connected(benAccount);
    expect(await told(ana, back)).toEqual([['asked'], []]);
    await back.ask('activity', { activity: 'active', at: rig.clock.now() });
    expect(await told(ana, back)).toEqual([['asked', 'met'], ['met']]);
    await rig.vanish(back, benAccount);
    await askForBen();
    expect(await told(ana)).toEqual([['asked', 'met', 'asked']]);
  });
});

describe('the news of a meeting', () => {
  const dismiss = (metAt: number) => ana.ask('surface.dismiss', { to: benAccount.memberId, metAt });
  const metAt = (): number =>
    ana
      .entries()
      .flatMap(({ at, entry }) => (entry.type === 'surface' && entry.state === 'met' ? [at] : []))
      .at(-1) ?? 0;

  it('[S1][P8] is dismissed at all devices of the member, once, and nobody else learns of it', async () => {
    const other = await rig.online(founder);
    await askForBen();
    for (let times = 0; times < 3; times += 1) expect((await dismiss(metAt())).type).toBe('ok');
    expect(await told(ana, other, ben)).toEqual([
      ['asked', 'met', 'cancelled'],
      ['asked', 'met', 'cancelled'],
      ['met'],
    ]);
    expect(waitsOf(ana)[2]).toEqual({
      type: 'surface',
      memberId: benAccount.memberId,
      state: 'cancelled',
      by: founder.memberId,
      metAt: metAt(),
    });
  });

  it('[S1] is not dismissed where there can be none, and for who waits again', async () => {
    await askForBen();
    const first = metAt();
    expect((await dismiss(rig.clock.now() + 1)).type).toBe('ok');
    await rig.pass(SURFACE.newsMs);
    expect((await dismiss(first)).type).toBe('ok');
    await askForBen();
    await ben.ask('manual', { show: 'away' });
    await askForBen();
    expect((await dismiss(metAt())).type).toBe('ok');
    expect(await told(ana)).toEqual([['asked', 'met', 'asked', 'met', 'asked']]);
  });

  it('[S1] is dismissed anew after each meeting', async () => {
    for (let times = 0; times < 2; times += 1) {
      await askForBen();
      await dismiss(metAt());
      rig.clock.advance(1000);
    }
    const once = ['asked', 'met', 'cancelled'];
    expect(await told(ana)).toEqual([[...once, ...once]]);
  });
});

describe('what is refused', () => {
  it('[S1][P8] waiting for oneself, and for nobody', async () => {
    expect(await ana.ask('surface.ask', { to: founder.memberId })).toMatchObject({
      code: 'invalid',
    });
    const other = await rig.team('Zoe');
    for (const to of [other.memberId, newId()]) {
      expect(await ana.ask('surface.ask', { to })).toMatchObject({ code: 'not_found' });
      expect(await ana.ask('surface.cancel', { to })).toMatchObject({ code: 'not_found' });
      expect(await ana.ask('surface.dismiss', { to, metAt: rig.clock.now() })).toMatchObject({
        code: 'not_found',
      });
    }
    expect(await told(ana, ben)).toEqual([[], []]);
  });

  it('[S1] waiting for more than 50', async () => {
    const invited = await rig.post('/v1/invites', { maxUses: 100 }, founder.token);
    const { url } = (await invited.json()) as { url: string };
    const people: Account[] = [];
    while (people.length <= SURFACE.maxAsks) people.push(await rig.join(url, 'P'));
    const answers: string[] = [];
    for (const { memberId } of people) {
      const answer = await ana.ask('surface.ask', { to: memberId });
      answers.push(answer.type === 'error' ? answer.code : answer.type);
      rig.clock.advance(50);
    }
    expect(answers.filter((it) => it === 'ok')).toHaveLength(SURFACE.maxAsks);
    expect(answers.at(-1)).toBe('conflict');
  });
});

describe('the end of a wait by time', () => {
  it('[S1][P7] comes after 24 hours with nobody connected, also over a restart', async () => {
    await ben.ask('manual', { show: 'away' });
    await askForBen();
    for (const client of [ana, ben]) client.close(1000);
    await rig.restart();
    rig.clock.advance(SURFACE.lifeMs - 1000);
    expect(await asksIn(founder)).toHaveLength(1);
    rig.clock.advance(1000);
    const ben2 = await rig.online(benAccount);
    await ben2.ask('manual', { show: null });
    const ana2 = await rig.online(founder, { cursor: 0 });
    expect(await told(ana2, ben2)).toEqual([['asked', 'expired'], []]);
    expect(await asksIn(founder)).toEqual([]);
  });

  it('[S1] does not come before, and a restarted relay still knows who waits for whom', async () => {
    await ben.ask('manual', { show: 'away' });
    await askForBen();
    await rig.restart();
    const ben2 = await rig.online(benAccount);
    const ana2 = await rig.online(founder);
    await ben2.ask('manual', { show: null });
    expect(await told(ana2, ben2)).toEqual([['asked', 'met'], ['met']]);
  });
});
