import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import { batchOf, createRig, ME, messageOf, type Rig } from '../../support/engine-rig.ts';

describe('connection', () => {
  it('[T3] says hello first, with the token that nothing else has', async () => {
    const rig = await createRig();
    rig.socket.last().accept();
    await rig.settle();
    const [hello] = rig.socket.last().sent;
    expect(rig.socket.last().url).toBe('ws://relay.test/v1/socket');
    expect(hello).toMatchObject({ type: 'hello', token: 'secret', protocol: 1, cursor: 0 });
    expect(JSON.stringify([...rig.disk.entries, rig.engine.view(), rig.reports])).not.toContain(
      'secret',
    );
  });

  it('[P4] says with hello how its person is, and again only what the relay does not have', async () => {
    const rig = await createRig();
    const told = () => rig.socket.last().of('activity');
    rig.socket.last().accept();
    await rig.settle();
    expect(rig.socket.last().of('hello')[0]?.activity).toBe('active');
    await rig.welcome({ me: { ...ME, activity: 'active' } });
    expect(told()).toEqual([]);
    const again = async (over: object): Promise<void> => {
      rig.socket.last().drop(1012);
      await rig.settle();
      rig.clock.advance(1000);
      await rig.settle();
      await rig.welcome({ me: { ...ME, ...over } });
    };
    await again({}); // A relay of before.
    expect(told()).toMatchObject([{ activity: 'active' }]);
    await again({ activity: 'idle' });
    expect(told()).toMatchObject([{ activity: 'active' }]);
  });

  it('[T5] tries again at once, then after growing times with jitter', async () => {
    const rig = await createRig({ random: 1 });
    await rig.welcome();
    await rig.pass(60_000);
    const delays: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      rig.socket.last().drop(1006);
      await rig.settle();
      const { connection } = rig.engine.view();
      const delay = connection.state === 'waiting' ? connection.retryAt - rig.clock.now() : 0;
      delays.push(delay);
      rig.clock.advance(delay);
      await rig.settle();
    }
    expect(delays).toEqual([0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('[T5] does not take a relay that lets in and drops at once for a good one', async () => {
    const rig = await createRig({ random: 1 });
    await rig.welcome();
    rig.socket.last().drop(4008);
    await rig.settle();
    expect(rig.engine.view().connection.state).toBe('waiting');
  });

  it('[T5][T6] comes back slowly after it had to make room, however long it was connected, and says why', async () => {
    const rig = await createRig({ random: 1 });
    for (let round = 0; round < 3; round += 1) {
      await rig.welcome();
      await rig.pass(60_000);
      rig.socket.last().drop(4010);
      await rig.settle();
      expect(rig.engine.view().connection).toMatchObject({
        state: 'waiting',
        retryAt: rig.clock.now() + 60_000,
      });
      expect(rig.engine.view().notices.map(({ text }) => text)).toEqual([
        expect.stringContaining('at more places'),
      ]);
      rig.clock.advance(60_000);
      await rig.settle();
      expect(rig.socket.connections).toHaveLength(round + 2);
    }
  });

  it('[T5] tries again, ever more slowly, after 4008 in answer to its hello', async () => {
    const rig = await createRig({ random: 1 });
    const delays: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      rig.socket.last().accept();
      await rig.settle();
      rig.socket.last().drop(4008);
      await rig.settle();
      const { connection } = rig.engine.view();
      const delay = connection.state === 'waiting' ? connection.retryAt - rig.clock.now() : 0;
      delays.push(delay);
      rig.clock.advance(delay);
      await rig.settle();
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000]);
  });

  it('[T5] stops at 4003, says so and never loops', async () => {
    const rig = await createRig();
    rig.socket.last().accept();
    rig.socket.last().drop(4003);
    await rig.settle();
    rig.clock.advance(24 * 3_600_000);
    rig.engine.wake();
    await rig.settle();
    expect(rig.engine.view().connection).toEqual({ state: 'signedOut' });
    expect(rig.socket.connections).toHaveLength(1);
  });

  it('[T5] tries at once when the machine wakes', async () => {
    const rig = await createRig({ random: 1 });
    for (let i = 0; i < 4; i += 1) {
      rig.socket.last().drop(1006);
      await rig.settle();
      if (i < 3) rig.clock.advance(60_000);
      await rig.settle();
    }
    const before = rig.socket.connections.length;
    rig.engine.wake();
    await rig.settle();
    expect(rig.socket.connections).toHaveLength(before + 1);
  });

  it('[C5] tells nothing of how teammates stood before the relay was gone', async () => {
    const rig = await createRig({ random: 1 });
    const presence = { memberId: 'ben', show: 'focusing', source: 'focus', since: 5 } as const;
    await rig.welcome({ members: [{ ...presence, until: 9e12, statusText: 'Deep in it' }] });
    const seen = () => rig.engine.view().teammates['ben']?.presence;
    expect(seen()).toMatchObject({ show: 'focusing', statusText: 'Deep in it' });
    rig.socket.last().drop(1006);
    await rig.settle();
    // A window that is not online says of nobody that they are offline (groupTeam, isKnown).
    expect(seen()).toEqual({ memberId: 'ben', show: 'offline', source: 'connection', since: 0 });
    expect(rig.engine.view().connection.state).not.toBe('online');
  });

  it('[T4] pings after 20 s of saying nothing, and gives up on 45 s of hearing nothing', async () => {
    const rig = await createRig({ random: 1 });
    await rig.welcome();
    rig.clock.advance(19_999);
    await rig.settle();
    expect(rig.socket.last().of('ping')).toHaveLength(0);
    rig.clock.advance(1);
    await rig.settle();
    expect(rig.socket.last().of('ping')).toHaveLength(1);
    const first = rig.socket.last();
    for (let i = 0; i < 5; i += 1) {
      rig.clock.advance(5000);
      await rig.settle();
    }
    expect(first.closedWith).toBe(1000);
    expect(rig.socket.connections).toHaveLength(2);
  });

  it('[T5] gives up on a relay that never answers the hello', async () => {
    const rig = await createRig();
    rig.socket.last().accept();
    await rig.settle();
    rig.clock.advance(10_000);
    await rig.settle();
    expect(rig.socket.connections[0]?.closedWith).toBe(1000);
  });

  it('[H6] takes each entry once, whatever is said again, and asks anew after a gap', async () => {
    const rig = await createRig();
    await rig.welcome();
    await rig.entry(batchOf('live', [messageOf(1)]), 1);
    await rig.entry(batchOf('live', [messageOf(2)], { batchId: 'b2' }), 2);
    await rig.entry(batchOf('live', [messageOf(1, { body: 'changed' })]), 1);
    expect(rig.engine.view().review.map((item) => item.body)).toEqual(['message 1', 'message 2']);
    const first = rig.socket.last();
    await rig.entry(batchOf('live', [messageOf(4)], { batchId: 'b4' }), 4);
    expect(first.closedWith).toBe(1000);
    rig.clock.advance(1000);
    await rig.settle();
    rig.socket.last().accept();
    await rig.settle();
    expect(rig.socket.last().of('hello')[0]?.cursor).toBe(2);
  });

  it('[H6] counts on from where a relay restored from a backup stands', async () => {
    const rig = await createRig();
    await rig.welcome({ head: 9 });
    await rig.entry(batchOf('live', [messageOf(1)]), 1);
    rig.socket.last().drop(1012);
    await rig.settle();
    rig.clock.advance(1000);
    await rig.settle();
    await rig.welcome({ head: 0 });
    await rig.entry(batchOf('live', [messageOf(2)], { batchId: 'b2' }), 1);
    expect(rig.engine.view().review).toHaveLength(2);
  });

  describe('a log whose end is no longer kept, or that was restored', () => {
    const HEAD = 500;
    /** Answers what was asked last, as a relay does once the log was read. */
    const answerPing = async (rig: Rig): Promise<void> => {
      const re = rig.socket.last().of('ping').at(-1)?.id;
      if (re === undefined) throw new Error('nothing was asked');
      rig.socket.last().say({ type: 'pong', re, now: rig.clock.now() });
      await rig.settle();
    };

    it('[H6] is asked at once whether it was read to its end, and only where it was not', async () => {
      const rig = await createRig();
      await rig.welcome({ head: HEAD });
      expect(rig.socket.last().of('ping')).toHaveLength(1);
      await answerPing(rig);
      rig.socket.last().drop(1012);
      await rig.settle();
      rig.clock.advance(1000);
      await rig.settle();
      await rig.welcome({ head: HEAD });
      expect(rig.socket.last().of('hello')[0]?.cursor).toBe(HEAD);
      expect(rig.socket.last().of('ping')).toEqual([]);
    });

    it('[H6] goes on behind it', async () => {
      const rig = await createRig();
      await rig.welcome({ head: HEAD });
      await answerPing(rig);
      await rig.entry(batchOf('live', [messageOf(1)]), HEAD + 1);
      expect(rig.engine.view().review).toHaveLength(1);
      expect(rig.reports).toEqual([]);
    });

    it('[H6] is read anew where it stops behind an entry', async () => {
      const rig = await createRig();
      await rig.welcome({ head: HEAD });
      await rig.entry(batchOf('live', [messageOf(1)]), 5);
      await answerPing(rig);
      expect(rig.reports).toEqual(['a gap in the log']);
      rig.clock.advance(2000);
      await rig.settle();
      await rig.welcome({ head: HEAD });
      expect(rig.socket.last().of('hello')[0]?.cursor).toBe(5);
      await answerPing(rig);
      await rig.entry(batchOf('live', [messageOf(2)], { batchId: 'b2' }), HEAD + 1);
      expect(rig.engine.view().review).toHaveLength(2);
    });

    it('[H6] was not read on a connection that was given up', async () => {
      const rig = await createRig();
      await rig.welcome({ head: HEAD });
      await rig.entry(batchOf('live', [messageOf(1)]), 5);
      const old = rig.socket.last();
      const at = rig.clock.now();
      // All of it has come before the engine has hung up.
      const beyond = batchOf('live', [messageOf(2)], { batchId: 'b2' });
      old.say({ type: 'entry', seq: HEAD, at, entry: beyond });
      old.say({ type: 'pong', re: 'p', now: at });
      await rig.settle();
      rig.clock.advance(2000);
      await rig.settle();
      await rig.welcome({ head: HEAD });
      expect(rig.socket.last().of('hello')[0]?.cursor).toBe(5);
      await rig.entry(beyond, HEAD);
      expect(rig.engine.view().review).toHaveLength(2);
    });

    it('[H6] [C3] keeps nobody waiting for a batch when their focus ends', async () => {
      const rig = await createRig();
      await rig.welcome({ head: HEAD });
      await answerPing(rig);
      const session = { lengthMs: 25 * 60_000, shareLabel: false, urgent: 'allow' } as const;
      await rig.engine.send({ type: 'startFocus', ...session });
      expect(rig.engine.view().connection.state).toBe('online');
      await rig.pass(25 * 60_000);
      expect(rig.notifications).toHaveLength(1);
    });
  });

  it('[P6] builds a snapshot that comes in parts', async () => {
    const rig = await createRig();
    const now = rig.clock.now();
    const eva = { memberId: 'eva', show: 'busy', source: 'manual', since: now } as const;
    const profile = { memberId: 'eva', name: 'Eva', timeZone: 'Etc/UTC' };
    await rig.welcome({ parts: 2, roster: 7 });
    await rig.welcome({ part: 2, parts: 2, members: [eva], profiles: [profile], roster: 7 });
    const { teammates } = rig.engine.view();
    expect(Object.keys(teammates)).toEqual(['ben', 'eva']);
    expect(teammates['ben']?.presence.show).toBe('available');
    rig.socket.last().drop(1012);
    await rig.settle();
    rig.clock.advance(60_000);
    await rig.settle();
    rig.socket.last().accept();
    await rig.settle();
    expect(rig.socket.last().of('hello')[0]?.roster).toBe(7);
  });

  it('[P6] takes for offline whoever the next snapshot does not list', async () => {
    const rig = await createRig();
    await rig.welcome();
    expect(rig.engine.view().teammates['ben']?.presence.show).toBe('available');
    rig.socket.last().drop(1012);
    await rig.settle();
    rig.clock.advance(1000);
    await rig.settle();
    await rig.welcome({ members: [] });
    expect(rig.engine.view().teammates['ben']?.presence.show).toBe('offline');
  });

  it('[C5] knows until when it was told what waits, and not after a start without the relay', async () => {
    const rig = await createRig();
    expect(rig.engine.view().heldKnownAt).toBeNull();
    await rig.welcome({ held: { count: 2, urgent: 0, from: ['ben'] } });
    const heard = rig.clock.now();
    rig.clock.advance(5000);
    rig.socket.last().drop(1006);
    await rig.settle();
    expect(rig.engine.view()).toMatchObject({ held: { count: 2 }, heldKnownAt: heard });
    const again = await createRig({ disk: rig.disk, clock: rig.clock });
    expect(again.engine.view().heldKnownAt).toBeNull();
  });

  it.each([true, false])(
    '[C5] was told it before it slept and not on waking, counted by the monotonic clock: %s',
    async (counts) => {
      const rig = await createRig({ clock: createManualClock(undefined, counts) });
      await rig.welcome({ held: { count: 2, urgent: 0, from: ['ben'] } });
      const heard = rig.clock.now();
      rig.clock.sleep(8 * 3_600_000);
      rig.engine.wake();
      await rig.settle();
      rig.socket.last().drop(1006);
      await rig.settle();
      expect(rig.engine.view().heldKnownAt).toBe(heard);
    },
  );

  it('[C6] tells no more of what waited in a team that it left', async () => {
    const rig = await createRig();
    await rig.welcome({ held: { count: 2, urgent: 1, from: ['ben'] } });
    await rig.engine.send({
      type: 'startFocus',
      lengthMs: 60_000,
      shareLabel: false,
      urgent: 'allow',
    });
    rig.socket.last().drop(1006);
    await rig.settle();
    await rig.engine.send({ type: 'leave' });
    const nothing = { count: 0, urgent: 0, from: [] };
    expect(rig.engine.view()).toMatchObject({ held: nothing, heldKnownAt: null });
    expect(rig.engine.view().focus?.state).toBe('running');
  });

  it('[F6] needs no relay at all', async () => {
    const rig = await createRig({ credentials: null, clock: createManualClock() });
    expect(rig.engine.view().connection).toEqual({ state: 'solo' });
    expect(rig.socket.connections).toHaveLength(0);
  });

  it('[C6] makes its token worth nothing when it leaves the team', async () => {
    const rig = await createRig();
    await rig.welcome();
    const connection = rig.socket.last();
    expect(await rig.engine.send({ type: 'leave' })).toEqual({ ok: true });
    expect(rig.removed).toEqual(['http://relay.test/v1/devices/d1']);
    expect(connection.closedWith).toBe(1000);
    expect(rig.engine.view().connection.state).toBe('solo');
    const again = await createRig({ disk: rig.disk, credentials: null });
    expect(again.socket.connections).toHaveLength(0);
  });
});
