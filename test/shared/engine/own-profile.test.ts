/** One's own name, zone and hours: shown at once, told once, kept (P9, C1). */
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../shared/protocol/fields.ts';
import { createRig, type Rig } from '../../support/engine-rig.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-store.ts';

const MINUTE = 60_000;
const hours = { weekly: [{ day: 1, from: 540, to: 1020 }] };
const ben: Profile = { memberId: 'ben', name: 'Ben', timeZone: 'America/New_York' };
const anaIn = (timeZone: string, over: Partial<Profile> = {}): Profile => ({
  memberId: 'ana',
  name: 'Ana',
  timeZone,
  ...over,
});

const asked = (rig: Rig) =>
  rig.socket.last().sent.flatMap((request) => (request.type === 'profile' ? [request] : []));
const answer = async (rig: Rig): Promise<void> => {
  rig.socket.last().say({ type: 'ok', re: asked(rig).at(-1)?.id ?? '' });
  await rig.settle();
};

describe('own profile', () => {
  it('[P9] shows hours at once and tells them when there is a relay, once', async () => {
    const rig = await createRig();
    await rig.welcome();
    rig.socket.last().drop(1006);
    await rig.settle();
    const until = rig.clock.now() + 60 * MINUTE;
    await rig.engine.send({ type: 'setHours', workingHours: hours });
    await rig.engine.send({ type: 'setHoursOverride', hoursOverride: { reachable: false, until } });
    expect(rig.engine.view().own).toMatchObject({
      workingHours: hours,
      hoursOverride: { reachable: false, until },
      presence: { show: 'away', source: 'schedule', until },
    });
    await rig.engine.send({ type: 'reconnect' });
    await rig.welcome();
    expect(asked(rig)).toMatchObject([
      { workingHours: hours, hoursOverride: { reachable: false, until } },
    ]);
    await answer(rig);
    expect(rig.engine.view().own).toMatchObject({ workingHours: hours });
    expect(asked(rig)).toHaveLength(1);
  });

  it('[P9] [C1] survives a restart before the relay was told', async () => {
    const disk = createMemoryDisk();
    const clock = createManualClock();
    const first = await createRig({ disk, clock });
    await first.welcome();
    first.socket.last().drop(1006);
    await first.settle();
    await first.engine.send({ type: 'setHours', workingHours: hours });
    await first.settle();
    const second = await createRig({ disk, clock });
    expect(second.engine.view().own.workingHours).toEqual(hours);
    await second.welcome();
    expect(asked(second)).toMatchObject([{ workingHours: hours }]);
  });

  it('[P9] clears with null, and the relay’s word comes after', async () => {
    const rig = await createRig();
    const profiles = [anaIn('Europe/Lisbon', { workingHours: hours }), ben];
    await rig.welcome({ profiles });
    expect(rig.engine.view().own.workingHours).toEqual(hours);
    await rig.engine.send({ type: 'setHours', workingHours: null });
    await rig.settle();
    expect(asked(rig)).toMatchObject([{ workingHours: null }]);
    expect(rig.engine.view().own.workingHours).toBeNull();
    await answer(rig);
    expect(rig.engine.view().own.workingHours).toBeNull();
    rig.socket.last().say({ type: 'profiles', roster: 2, profiles });
    await rig.settle();
    expect(rig.engine.view().own.workingHours).toEqual(hours);
  });

  it('[P7] [P9] ends an override at its time without the relay', async () => {
    const rig = await createRig();
    const until = rig.clock.now() + 5 * MINUTE;
    const hoursOverride = { reachable: false, until };
    await rig.welcome({ profiles: [anaIn('Europe/Lisbon', { hoursOverride }), ben] });
    rig.socket.last().drop(1006);
    await rig.settle();
    expect(rig.engine.view().own).toMatchObject({ hoursOverride, presence: { show: 'away' } });
    rig.clock.advance(5 * MINUTE);
    await rig.settle();
    expect(rig.engine.view().own.hoursOverride).toBeNull();
    expect(rig.engine.view().own.presence).toEqual({ show: 'available', source: 'connection' });
  });

  it('[P9] tells times of this machine, its own and those of teammates', async () => {
    const rig = await createRig();
    const ahead = 3_600_000;
    const relayNow = rig.clock.now() + ahead;
    const hoursOverride = { reachable: true, until: relayNow + MINUTE };
    await rig.welcome({
      now: relayNow,
      profiles: [anaIn('Europe/Lisbon', { hoursOverride }), { ...ben, hoursOverride }],
    });
    const here = { reachable: true, until: rig.clock.now() + MINUTE };
    expect(rig.engine.view().own.hoursOverride).toEqual(here);
    expect(rig.engine.view().teammates['ben']?.profile.hoursOverride).toEqual(here);
    await rig.engine.send({ type: 'setHoursOverride', hoursOverride: here });
    await rig.settle();
    expect(asked(rig).at(-1)?.hoursOverride).toEqual(hoursOverride);
  });

  it('[P9] asks once when the machine is in another zone, and changes nothing by itself', async () => {
    const disk = createMemoryDisk();
    const clock = createManualClock();
    const rig = await createRig({ disk, clock });
    await rig.welcome({ profiles: [anaIn('Asia/Tokyo'), ben] });
    expect(rig.engine.view().notices.map(({ text }) => text)).toEqual([
      'Your machine is on Lisbon time now, your team sees Tokyo. Nothing was changed. You can change it in Settings, under Hours.',
    ]);
    expect(rig.engine.view().own).toMatchObject({
      timeZone: 'Asia/Tokyo',
      machineTimeZone: 'Europe/Lisbon',
    });
    expect(asked(rig)).toEqual([]);
    await rig.engine.send({ type: 'dismissNotice', noticeId: 'zone' });
    await rig.settle();
    const again = await createRig({ disk, clock });
    await again.welcome({ profiles: [anaIn('Asia/Tokyo'), ben] });
    expect(again.engine.view().notices).toEqual([]);
    await again.engine.send({ type: 'setProfile', timeZone: 'Europe/Lisbon' });
    await again.settle();
    expect(again.engine.view().own.timeZone).toBe('Europe/Lisbon');
    expect(asked(again)).toMatchObject([{ timeZone: 'Europe/Lisbon' }]);
  });

  it('[P9] does not ask where both zones show the same time', async () => {
    const rig = await createRig();
    await rig.welcome({ profiles: [anaIn('Europe/London'), ben] });
    expect(rig.engine.view().notices).toEqual([]);
  });

  it('[P9] needs a team', async () => {
    const rig = await createRig({ credentials: null });
    const reply = await rig.engine.send({ type: 'setHours', workingHours: hours });
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});
