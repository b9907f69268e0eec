/** What users of the alternatives complain about, on do not disturb: real engines on a real relay. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFor, passFor, type Person, untilTrue } from '../support/engine-on-relay.ts';
import { type RelayRig, startRig } from '../support/relay-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('do not disturb', () => {
  let rig: RelayRig;
  let ana: Person;
  let ben: Person;
  const presenceOfAna = () => ben.engine.view().teammates[ana.memberId]?.presence;
  const anaIs = (show: string): Promise<void> => untilTrue(() => presenceOfAna()?.show === show);
  const pass = (ms: number): Promise<void> => passFor(rig, [ana, ben], ms);
  const bodies = (): readonly string[] => ana.notifications.map(({ body }) => body);
  const titles = (): readonly string[] => ana.notifications.map(({ title }) => title);
  const unread = (): number =>
    ana.engine.view().review.filter(({ triage }) => triage === 'unread').length;
  const focus = (minutes: number) =>
    ana.engine.send({
      type: 'startFocus',
      lengthMs: minutes * MINUTE,
      shareLabel: false,
      urgent: 'allow',
    });

  beforeEach(async () => {
    rig = await startRig();
    const team = await rig.team('Ana');
    ana = await openFor(rig, team);
    ben = await openFor(rig, await rig.join(team.inviteUrl, 'Ben'));
    await anaIs('available');
  });
  afterEach(async () => {
    await ana.engine.stop();
    await ben.engine.stop();
    await rig.close();
  });

  // mattermost/mattermost#29351: a timed "do not disturb" never expired.
  it('[P7] mattermost#29351: a timed one ends when it said, with nobody connected', async () => {
    const until = rig.clock.now() + HOUR;
    await ana.engine.send({ type: 'setManual', show: 'busy', until });
    await anaIs('busy');
    await ben.write(ana, 'when you can');
    await pass(30 * MINUTE);
    expect(presenceOfAna()).toMatchObject({ show: 'busy', source: 'manual', until });
    expect(ana.engine.view().held.count).toBe(1);
    await ana.engine.stop();
    await ben.engine.stop();
    rig.clock.advance(31 * MINUTE);
    ana = await openFor(rig, ana.account, ana.disk);
    ben = await openFor(rig, ben.account, ben.disk);
    await anaIs('available');
    await ana.until((view) => view.own.manual === null && view.review.length === 1);
    expect(ana.engine.view().held.count).toBe(0);
  });

  // element-hq/element-web#21844: do not disturb should show in my status.
  it('[P2] element-web#21844: shows to teammates, with its end', async () => {
    const until = rig.clock.now() + HOUR;
    await ana.engine.send({ type: 'setManual', show: 'busy', until });
    await anaIs('busy');
    expect(presenceOfAna()).toMatchObject({ show: 'busy', source: 'manual', until });
    await ana.engine.send({ type: 'setManual', show: null });
    await anaIs('available');
    await focus(25);
    await anaIs('focusing');
    expect(presenceOfAna()?.until).toBe(rig.clock.now() + 25 * MINUTE);
  });

  // element-hq/element-web#21844, the system's own one: its owner sees it. It is their machine's, so that nobody else does.
  it('[N1] element-web#21844: the system’s own shows to its owner only', async () => {
    ana.setDoNotDisturb(true);
    await ana.until((view) => view.own.isQuietedBySystem);
    await pass(MINUTE);
    expect(presenceOfAna()?.show).toBe('available');
    ana.setDoNotDisturb(null);
    await ana.until((view) => !view.own.isQuietedBySystem);
  });

  // hovancik/stretchly#1313: hold breaks until do not disturb ends.
  it('[N1] stretchly#1313: the end of a focus waits until it is off', async () => {
    ana.setDoNotDisturb(true);
    await focus(25);
    await anaIs('focusing');
    await pass(26 * MINUTE);
    await anaIs('available');
    expect(ana.engine.view().focus?.state).toBe('ended');
    expect(ana.notifications).toEqual([]);
    ana.setDoNotDisturb(false);
    await untilTrue(() => ana.notifications.length > 0);
    expect(titles()).toEqual(['Focus done']);
  });

  // hovancik/stretchly#1313: and so does what was held meanwhile, as the one note that it is.
  it('[N1] stretchly#1313: a batch and something urgent wait too, and the review fills', async () => {
    ana.setDoNotDisturb(true);
    await focus(25);
    await anaIs('focusing');
    await ben.write(ana, 'one');
    await ben.write(ana, 'fire', 'the server burns');
    await ana.until(() => unread() === 1);
    await pass(26 * MINUTE);
    await ana.until(() => unread() === 2);
    expect(ana.notifications).toEqual([]);
    ana.setDoNotDisturb(false);
    await untilTrue(() => ana.notifications.length > 0);
    await pass(MINUTE);
    expect(titles()).toEqual(['2 messages came while do not disturb was on']);
    expect(bodies()).toEqual(['From 1 person. 1 urgent.']);
  });

  // RocketChat/feature-requests#378: one digest rather than many notifications.
  it('[C3] RocketChat/feature-requests#378: a digest at the end, one notification for all', async () => {
    await focus(25);
    await anaIs('focusing');
    for (const body of ['one', 'two', 'three']) await ben.write(ana, body);
    await pass(26 * MINUTE);
    await ana.until(() => unread() === 3);
    expect(bodies()).toEqual(['3 messages from 1 person while you were focusing.']);
  });

  // RocketChat/feature-requests#378, with the system's own do not disturb.
  it('[N1] RocketChat/feature-requests#378: a digest when the system’s own is off again', async () => {
    ana.setDoNotDisturb(true);
    for (const body of ['one', 'two', 'three']) await ben.write(ana, body);
    await ana.until(() => unread() === 3);
    const [first] = ana.engine.view().review;
    await ana.engine.send({ type: 'triage', messageId: first?.messageId ?? '', to: 'done' });
    expect(ana.notifications).toEqual([]);
    ana.setDoNotDisturb(false);
    await untilTrue(() => ana.notifications.length > 0);
    expect(titles()).toEqual(['2 messages came while do not disturb was on']);
    expect(ana.notifications[0]?.place).toBe('review');
  });

  // mattermost/mattermost#38443: send silently, so that nobody is called away from what they do.
  it('[C3] mattermost#38443: what is sent to one who focuses makes no sound, and the sender knows', async () => {
    await focus(25);
    await anaIs('focusing');
    await ben.write(ana, 'no hurry');
    await ana.until((view) => view.held.count === 1);
    expect(ana.notifications).toEqual([]);
    expect(unread()).toBe(0);
    expect(ben.engine.view().outgoing).toMatchObject([
      { state: 'held', expectedAt: rig.clock.now() + 25 * MINUTE },
    ]);
  });

  // zulip/zulip#11190: delay what is sent at night until business hours.
  it('[H8] zulip#11190: what is sent outside one’s hours waits until one is back, and is one note', async () => {
    const day = new Date(rig.clock.now()).getUTCDay() || 7;
    const elsewhen = { weekly: [{ day: (day % 7) + 1, from: 540, to: 1020 }] };
    await ana.engine.send({ type: 'setHours', workingHours: elsewhen });
    ana.setActivity('unknown');
    await pass(11 * MINUTE);
    await anaIs('away');
    await ben.write(ana, 'one');
    await ben.write(ana, 'two');
    await pass(HOUR);
    expect(ana.notifications).toEqual([]);
    expect(ben.engine.view().outgoing.map(({ state }) => state)).toEqual(['queued', 'queued']);
    ana.setActivity('active');
    await ana.until(() => unread() === 2);
    expect(bodies()).toEqual(['2 messages from 1 person while you were away.']);
  });
});
