/** What every storage of the relay has to do; run against each adapter and the fake. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DeviceRecord,
  EntryRecord,
  MemberRecord,
  MessageRecord,
} from '../../server/core/stored.ts';
import type { RelayStore, RetentionRule, Writes } from '../../server/core/store.ts';
import { memberRecord } from '../support/member-record.ts';

/** A store under test, that can be closed and opened again on what it kept. */
export interface StoreUnderTest {
  readonly store: RelayStore;
  reopen(): Promise<RelayStore>;
  done(): Promise<void>;
}

const NOTHING: Writes = {
  teams: [],
  members: [],
  devices: [],
  invites: [],
  codes: [],
  messages: [],
  changes: [],
  entries: [],
};

const member = (memberId: string, teamId: string, more: Partial<MemberRecord> = {}) =>
  memberRecord(memberId, teamId, { timeZone: 'Europe/Berlin', ...more });

const device = (deviceId: string, memberId: string): DeviceRecord => ({
  deviceId,
  memberId,
  tokenHash: `hash of ${deviceId}`,
  kind: 'desktop',
  name: deviceId,
  storedSeq: 0,
  lastSeenAt: null,
  revokedAt: null,
});

const message = (
  messageId: string,
  order: number,
  more: Partial<MessageRecord> = {},
): MessageRecord => ({
  messageId,
  from: 'ben',
  to: 'ana',
  body: `body of ${messageId}`,
  urgency: 'normal',
  urgentReason: null,
  contentHash: 'content',
  sentAt: 1,
  acceptedAt: 10,
  order,
  bytes: 100,
  state: 'waiting',
  releasedAt: null,
  batchSeq: null,
  brokeThrough: false,
  ...more,
});

const batch = (seq: number, more: Partial<EntryRecord> = {}): EntryRecord => ({
  memberId: 'ana',
  seq,
  at: 50,
  bytes: 200,
  entry: { type: 'batch', batchId: `batch ${seq}`, reason: 'focus-ended', part: 1, parts: 1 },
  ...more,
});
const manual = (seq: number, bytes = 100): EntryRecord => ({
  memberId: 'ana',
  seq,
  at: seq,
  bytes,
  entry: { type: 'manual', choice: null },
});

const TEAM: Partial<Writes> = {
  teams: [
    { teamId: 'crew', name: 'Crew', roster: 1 },
    { teamId: 'other', name: 'Other', roster: 1 },
  ],
  members: [member('ana', 'crew'), member('ben', 'crew'), member('eve', 'other')],
  devices: [device('ana 1', 'ana'), device('ben 1', 'ben'), device('eve 1', 'eve')],
};

/** The suite. */
export const relayStoreContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`relay store: ${name}`, () => {
    let under: StoreUnderTest;
    let store: RelayStore;
    const commit = async (writes: Partial<Writes>): Promise<void> => {
      expect(await store.commit({ ...NOTHING, ...writes })).toEqual({ ok: true, value: null });
    };
    const bodies = async (after = 0): Promise<unknown[]> =>
      (await store.entriesAfter('ana', after, 1e6)).map(({ entry }) =>
        entry.type === 'batch' ? entry.messages.map((it) => it.body) : entry.type,
      );
    beforeEach(async () => {
      under = await open();
      store = under.store;
      await commit(TEAM);
    });
    afterEach(() => under.done());

    it('[H1] has after a restart what was committed', async () => {
      const ana = member('ana', 'crew', {
        head: 7,
        manual: { show: 'busy', until: 5 },
        status: { text: 'x', emoji: '🎧' },
        workingHours: { weekly: [{ day: 1, from: 540, to: 1020 }] },
        hoursOverride: { reachable: false, until: 90 },
        holdingSince: 3,
        wakeAt: 99,
        urgentUses: [{ to: 'ben', at: 4, timeZone: 'Asia/Tokyo' }],
        urgentMarks: [{ to: 'ben', messageId: 'm9', until: 70 }],
        asks: [{ to: 'ben', askedAt: 71 }],
      });
      await commit({ members: [ana], messages: [message('m1', 1)] });
      store = await under.reopen();
      const loaded = await store.loadTeam('crew');
      expect(loaded?.team).toEqual({ teamId: 'crew', name: 'Crew', roster: 1 });
      expect(loaded?.members.find((it) => it.memberId === 'ana')).toEqual(ana);
      expect(loaded?.members).toHaveLength(2);
      expect(loaded?.devices.map((it) => it.deviceId).sort()).toEqual(['ana 1', 'ben 1']);
      expect(loaded?.waiting).toMatchObject([
        { messageId: 'm1', from: 'ben', to: 'ana', order: 1 },
      ]);
    });

    it('[H1] has all of what waits and of what was released at once, of one commit', async () => {
      const held = message('held', 1);
      const urgent = message('urgent', 2, {
        urgency: 'urgent',
        urgentReason: 'now',
        state: 'released',
        releasedAt: 50,
        batchSeq: 1,
        brokeThrough: true,
      });
      await commit({ messages: [held, urgent], entries: [batch(1)] });
      store = await under.reopen();
      const found = await store.messages(['held', 'urgent']);
      const metaOf = ({ body: _, urgentReason: _r, sentAt: _s, ...rest }: MessageRecord) => {
        const { releasedAt: _at, batchSeq: _seq, ...meta } = rest;
        return meta;
      };
      expect(found.toSorted((a, b) => a.order - b.order)).toMatchObject([
        metaOf(held),
        metaOf(urgent),
      ]);
      const { messageId, from, to, urgency, acceptedAt, order, bytes } = held;
      const loaded = await store.loadTeam('crew');
      expect(loaded?.waiting).toMatchObject([
        { messageId, from, to, urgency, acceptedAt, order, bytes },
      ]);
      expect(loaded?.undelivered).toEqual([{ to, from, messageId: 'urgent', batchSeq: 1 }]);
      const [entry] = await store.entriesAfter('ana', 0, 1e6);
      expect(entry?.entry).toMatchObject({
        messages: [{ messageId: 'urgent', urgentReason: 'now', body: urgent.body, heldMs: 40 }],
      });
    });

    it('answers null for a team that it does not have', async () => {
      expect(await store.loadTeam('nobody')).toBeNull();
    });

    it('[P8] finds a team by a secret and by nothing else', async () => {
      await commit({
        invites: [{ hash: 'i', teamId: 'crew', usesLeft: 1, expiresAt: 5 }],
        members: [member('ben', 'crew', { feed: { hash: 'f', sessions: [] } })],
        codes: [{ hash: 'c', teamId: 'other', memberId: 'eve', expiresAt: 5, used: false }],
      });
      const found = await store.locate([
        { kind: 'token', hash: 'hash of ana 1' },
        { kind: 'invite', hash: 'i' },
        { kind: 'code', hash: 'c' },
        { kind: 'code', hash: 'unknown' },
        { kind: 'feed', hash: 'f' },
      ]);
      expect(Object.fromEntries(found)).toEqual({
        'hash of ana 1': 'crew',
        i: 'crew',
        c: 'other',
        f: 'crew',
      });
      const wrongKind = await store.locate([
        { kind: 'invite', hash: 'hash of ana 1' },
        { kind: 'token', hash: 'i' },
      ]);
      expect(wrongKind.size).toBe(0);
    });

    it('[T3] does not find a revoked device', async () => {
      await commit({ devices: [{ ...device('ana 1', 'ana'), revokedAt: 9 }] });
      expect((await store.locate([{ kind: 'token', hash: 'hash of ana 1' }])).size).toBe(0);
      expect((await store.loadTeam('crew'))?.devices).toHaveLength(1);
    });

    it('loads invites with uses left and codes not used', async () => {
      const invite = { hash: 'i', teamId: 'crew', usesLeft: 2, expiresAt: 5 };
      const code = { hash: 'c', teamId: 'crew', memberId: 'ana', expiresAt: 5, used: false };
      await commit({ invites: [invite], codes: [code] });
      expect(await store.loadTeam('crew')).toMatchObject({ invites: [invite], codes: [code] });
      await commit({ invites: [{ ...invite, usesLeft: 0 }], codes: [{ ...code, used: true }] });
      expect(await store.loadTeam('crew')).toMatchObject({ invites: [], codes: [] });
    });

    it('[P7] names the teams in which something falls due', async () => {
      expect(await store.teamsToWake()).toEqual([]);
      await commit({
        members: [member('ana', 'crew', { wakeAt: 5 }), member('ben', 'crew', { wakeAt: 6 })],
      });
      expect(await store.teamsToWake()).toEqual(['crew']);
    });

    it('[H4] releases a range in order of acceptance', async () => {
      await commit({ messages: [message('c', 3), message('a', 1), message('b', 2)] });
      await commit({
        entries: [batch(1)],
        changes: [
          { type: 'released', to: 'ana', firstOrder: 1, lastOrder: 2, batchSeq: 1, at: 50 },
        ],
      });
      expect(await bodies()).toEqual([['body of a', 'body of b']]);
      const loaded = await store.loadTeam('crew');
      expect(loaded?.waiting.map((it) => it.messageId)).toEqual(['c']);
      expect(loaded?.undelivered.map((it) => [it.messageId, it.batchSeq])).toEqual([
        ['a', 1],
        ['b', 1],
      ]);
      const [first] = await store.entriesAfter('ana', 0, 1e6);
      expect(first?.entry).toMatchObject({ messages: [{ heldMs: 40 }, { heldMs: 40 }] });
    });

    it('[H5] releases what was accepted in the same commit, and never again', async () => {
      const release = (batchSeq: number) =>
        ({ type: 'released', to: 'ana', firstOrder: 0, lastOrder: 9, batchSeq, at: 50 }) as const;
      await commit({ messages: [message('a', 1)], entries: [batch(1)], changes: [release(1)] });
      await commit({ messages: [message('b', 1)], entries: [batch(2)], changes: [release(2)] });
      expect(await bodies()).toEqual([['body of a'], ['body of b']]);
    });

    describe('a big release', () => {
      const COUNT = 300;
      const PARTS = [
        { type: 'released', to: 'ana', firstOrder: 1, lastOrder: 150, batchSeq: 1, at: 50 },
        { type: 'released', to: 'ana', firstOrder: 151, lastOrder: 300, batchSeq: 2, at: 50 },
      ] as const;
      const names = (from: number, to: number): string[] =>
        Array.from({ length: to - from + 1 }, (_, index) => `m${from + index}`);
      beforeEach(async () => {
        const many = names(1, COUNT).map((name, index) => message(name, index + 1));
        await commit({ messages: many });
        await commit({ changes: [{ type: 'withdrawn', from: 'ben', messageId: 'm7' }] });
        await commit({ entries: [batch(1), batch(2)], changes: PARTS });
      });
      const shown = (from: number, to: number): string[] =>
        names(from, to)
          .filter((name) => name !== 'm7')
          .map((name) => `body of ${name}`);

      it('[H4] [H5] stands as soon as it is kept, in order and without what was withdrawn', async () => {
        const metas = await store.messages(['m1', 'm7', 'm300']);
        expect(new Map(metas.map((it) => [it.messageId, it.state]))).toEqual(
          new Map([
            ['m1', 'released'],
            ['m7', 'withdrawn'],
            ['m300', 'released'],
          ]),
        );
        expect(await bodies()).toEqual([shown(1, 150), shown(151, 300)]);
      });

      it('[H4] is the same after each step of carrying it out', async () => {
        let steps = 0;
        do {
          expect(await bodies(steps % 2)).toEqual(
            [shown(1, 150), shown(151, 300)].slice(steps % 2),
          );
          steps += 1;
        } while (await store.step());
        expect(await store.step()).toBe(false);
        expect(store.isBehind()).toBe(false);
        expect(await bodies()).toEqual([shown(1, 150), shown(151, 300)]);
      });

      it('[H5] is whole after a restart in the middle, and takes nothing that came after it', async () => {
        await store.step();
        store = await under.reopen();
        const loaded = await store.loadTeam('crew');
        expect(loaded?.waiting).toEqual([]);
        expect(loaded?.undelivered.map((it) => it.batchSeq)).toEqual([
          ...shown(1, 150).map(() => 1),
          ...shown(151, 300).map(() => 2),
        ]);
        await commit({ messages: [message('after', 1)] });
        while (await store.step());
        expect((await store.messages(['after']))[0]?.state).toBe('waiting');
        expect(await bodies()).toEqual([shown(1, 150), shown(151, 300)]);
      });

      it('[H6] is delivered as far as a device has it', async () => {
        await commit({ changes: [{ type: 'delivered', to: 'ana', throughSeq: 1 }] });
        while (await store.step());
        const states = await store.messages(['m150', 'm151']);
        expect(states.map((it) => [it.messageId, it.state]).sort()).toEqual([
          ['m150', 'delivered'],
          ['m151', 'released'],
        ]);
      });

      it('[H12] tells for how long was held what comes back in the middle of it', async () => {
        const back = { from: 'ben', messageId: 'm200' };
        const { entry } = batch(3);
        if (entry.type !== 'batch') throw new Error('a batch is a batch');
        await commit({
          changes: [{ type: 'later', ...back, until: null, shownSeq: 3 }],
          entries: [batch(3, { entry: { ...entry, reason: 'later', refs: [back] } })],
        });
        const [shownAgain] = await store.entriesAfter('ana', 2, 1e6);
        expect(shownAgain?.entry).toMatchObject({ messages: [{ messageId: 'm200', heldMs: 40 }] });
      });

      it('[H12] [H6] keeps what was put off in the middle of it, and drops the words of the rest', async () => {
        const later = {
          type: 'later',
          from: 'ben',
          messageId: 'm200',
          until: 900,
          shownSeq: 3,
        } as const;
        await commit({ entries: [batch(3)], changes: [later] });
        await commit({ changes: [{ type: 'delivered', to: 'ana', throughSeq: 3 }] });
        const rule = { now: 1000, entriesBefore: 100, devicesBefore: 500, reading: [] };
        expect(await store.retain(rule, null)).toMatchObject({ ok: true, value: { entries: 3 } });
        expect((await store.words(['m199', 'm200', 'm201'])).map((it) => it.messageId)).toEqual([
          'm200',
        ]);
      });
    });

    it('[H9] leaves nothing of a withdrawn message, and the last words of a revised one', async () => {
      await commit({ messages: [message('a', 1, { urgentReason: 'r' }), message('b', 2)] });
      await commit({
        entries: [batch(1)],
        changes: [
          { type: 'withdrawn', from: 'ben', messageId: 'a' },
          { type: 'revised', from: 'ben', messageId: 'b', body: 'better', bytes: 120 },
          { type: 'released', to: 'ana', firstOrder: 1, lastOrder: 2, batchSeq: 1, at: 50 },
        ],
      });
      expect(await bodies()).toEqual([['better']]);
      expect(await store.messages(['a', 'b', 'unknown'])).toHaveLength(2);
      expect(await store.messages(['a'])).toMatchObject([{ state: 'withdrawn' }]);
    });

    it('[H14] tells what messages say now, by who wrote them; of those that are gone nothing', async () => {
      await commit({ messages: [message('a', 1), message('b', 2), message('c', 3)] });
      await commit({
        changes: [
          { type: 'withdrawn', from: 'ben', messageId: 'a' },
          { type: 'revised', from: 'ben', messageId: 'b', body: 'better', bytes: 120 },
        ],
      });
      const found = await store.words(['a', 'b', 'unknown']);
      expect(found).toEqual([
        { messageId: 'b', from: 'ben', body: 'better', sentAt: message('b', 2).sentAt },
      ]);
    });

    it('[H10] makes a message that waits urgent, with its reason', async () => {
      await commit({ messages: [message('a', 1), message('b', 2)] });
      const reason = 'the build burns';
      await commit({
        entries: [batch(1)],
        changes: [
          {
            type: 'urged',
            from: 'ben',
            messageId: 'b',
            urgentReason: reason,
            bytes: 140,
            brokeThrough: true,
          },
          { type: 'released', to: 'ana', firstOrder: 2, lastOrder: 2, batchSeq: 1, at: 50 },
        ],
      });
      const [first] = await store.entriesAfter('ana', 0, 1e6);
      expect(first?.entry).toMatchObject({
        messages: [{ messageId: 'b', urgency: 'urgent', urgentReason: reason, heldMs: 40 }],
      });
      expect(await store.messages(['b'])).toMatchObject([
        { urgency: 'urgent', bytes: 140, brokeThrough: true },
      ]);
      expect((await store.loadTeam('crew'))?.waiting.map((it) => it.messageId)).toEqual(['a']);
    });

    it('[H6] notes what a device has', async () => {
      const released = { state: 'released', releasedAt: 20 } as const;
      await commit({
        messages: [
          message('a', 1, { ...released, batchSeq: 1 }),
          message('b', 2, { ...released, batchSeq: 3 }),
        ],
        entries: [batch(1), manual(2), batch(3)],
      });
      await commit({ changes: [{ type: 'delivered', to: 'ana', throughSeq: 2 }] });
      const loaded = await store.loadTeam('crew');
      expect(loaded?.undelivered.map((it) => it.messageId)).toEqual(['b']);
      expect(await bodies()).toEqual([['body of a'], 'manual', ['body of b']]);
    });

    it('[H12] keeps what comes back later, and names it in a batch of its own', async () => {
      await commit({
        messages: [message('a', 1, { state: 'delivered', releasedAt: 20, batchSeq: 1 })],
        entries: [batch(1)],
        changes: [{ type: 'later', from: 'ben', messageId: 'a', until: 70, shownSeq: 1 }],
      });
      const later = { to: 'ana', from: 'ben', messageId: 'a', until: 70 };
      expect((await store.loadTeam('crew'))?.laters).toEqual([later]);
      const { entry } = batch(2);
      if (entry.type !== 'batch') throw new Error('a batch is a batch');
      await commit({
        changes: [{ type: 'later', from: 'ben', messageId: 'a', until: null, shownSeq: 2 }],
        entries: [batch(2, { entry: { ...entry, refs: [{ from: 'ben', messageId: 'a' }] } })],
      });
      expect(await bodies()).toEqual([['body of a'], ['body of a']]);
      expect((await store.loadTeam('crew'))?.laters).toEqual([]);
    });

    it('[H6] gives a log in pages, in order, at least one line each', async () => {
      await commit({ entries: [manual(2, 600), manual(1, 600), manual(3, 600)] });
      const seqs = async (after: number, maxBytes: number): Promise<number[]> =>
        (await store.entriesAfter('ana', after, maxBytes)).map((line) => line.seq);
      expect(await seqs(0, 1300)).toEqual([1, 2]);
      expect(await seqs(2, 1300)).toEqual([3]);
      expect(await seqs(1, 10)).toEqual([2]);
      expect(await seqs(3, 10)).toEqual([]);
    });

    it('[H2] keeps one message for each sender and id', async () => {
      await commit({ messages: [message('a', 1), message('a', 2, { from: 'ana', to: 'ben' })] });
      expect(await store.messages(['a'])).toHaveLength(2);
    });

    describe('retention', () => {
      const rule = { now: 1000, entriesBefore: 500, devicesBefore: 100, reading: [] };
      /** Runs all steps; answers how many entries went. */
      const retainAll = async (more: Partial<RetentionRule> = {}): Promise<number> => {
        let [from, entries]: [string | null, number] = [null, 0];
        do {
          const done = await store.retain({ ...rule, ...more }, from);
          if (!done.ok) throw new Error(done.error);
          entries += done.value.entries;
          from = done.value.next;
        } while (from !== null);
        return entries;
      };
      const seqs = async (): Promise<number[]> =>
        (await store.entriesAfter('ana', 0, 1e6)).map((line) => line.seq);
      const seen = (deviceId: string, storedSeq: number, lastSeenAt: number | null) => ({
        ...device(deviceId, 'ana'),
        storedSeq,
        lastSeenAt,
      });
      const at = (seq: number, moment: number): EntryRecord => ({ ...manual(seq), at: moment });

      it('[H6] keeps what is young, and drops the rest from the oldest on', async () => {
        await commit({
          devices: [seen('ana 1', 4, 900)],
          entries: [at(1, 100), at(2, 499), at(3, 500), at(4, 900)],
        });
        expect(await retainAll()).toBe(2);
        expect(await seqs()).toEqual([3, 4]);
        expect(await retainAll()).toBe(0);
      });

      it('[H6] keeps what a device that was seen lately has not stored', async () => {
        const entries = [at(1, 100), at(2, 101), at(3, 102)];
        await commit({ devices: [seen('ana 1', 3, 900), seen('ana 2', 1, 100)], entries });
        expect(await retainAll()).toBe(1);
        expect(await seqs()).toEqual([2, 3]);
      });

      it('[H6] does not wait for devices that are silent, revoked or were never there', async () => {
        const revoked = { ...seen('ana 3', 0, 900), revokedAt: 901 };
        const devices = [seen('ana 1', 2, 900), seen('ana 2', 0, 99), revoked];
        await commit({ devices: [...devices, seen('ana 4', 0, null)] });
        await commit({ entries: [at(1, 100), at(2, 101)] });
        expect(await retainAll()).toBe(2);
        expect(await seqs()).toEqual([]);
      });

      it('[H6] touches no log that is read at this moment', async () => {
        await commit({ devices: [seen('ana 1', 2, 900)], entries: [at(1, 100), at(2, 101)] });
        expect(await retainAll({ reading: ['ana'] })).toBe(0);
        expect(await retainAll()).toBe(2);
      });

      it('[H1] never drops a message that no device has got, however old', async () => {
        const released = { state: 'released', releasedAt: 20, batchSeq: 2 } as const;
        await commit({
          messages: [message('a', 1, released), message('b', 2)],
          entries: [at(1, 10), { ...batch(2), at: 20 }, at(3, 30)],
        });
        expect(await retainAll()).toBe(1);
        expect(await bodies()).toEqual([['body of a'], 'manual']);
        expect((await store.loadTeam('crew'))?.waiting).toMatchObject([{ messageId: 'b' }]);
      });

      it('[H2] drops the words of what goes and keeps its id', async () => {
        const got = { state: 'delivered', releasedAt: 20, batchSeq: 1 } as const;
        await commit({ messages: [message('a', 1, got)], entries: [{ ...batch(1), at: 20 }] });
        await retainAll();
        expect(await store.messages(['a'])).toMatchObject([{ messageId: 'a', state: 'delivered' }]);
        // An entry of the same number shows what is left of the words.
        await commit({ entries: [batch(1)] });
        expect(await bodies()).toEqual([['']]);
      });

      it('[H12] keeps the words of what comes back, until the entry that shows it again goes', async () => {
        const got = { state: 'delivered', releasedAt: 20, batchSeq: 1 } as const;
        const later = { type: 'later', from: 'ben', messageId: 'a' } as const;
        await commit({
          messages: [message('a', 1, got)],
          entries: [{ ...batch(1), at: 20 }, at(2, 30)],
          changes: [{ ...later, until: 900, shownSeq: 2 }],
        });
        expect(await retainAll()).toBe(2);
        const { entry } = batch(3);
        if (entry.type !== 'batch') throw new Error('a batch is a batch');
        const again = { ...entry, refs: [{ from: 'ben', messageId: 'a' }] };
        await commit({
          entries: [{ ...batch(3), at: 900, entry: again }],
          changes: [{ ...later, until: null, shownSeq: 3 }],
        });
        expect(await retainAll()).toBe(0);
        expect(await bodies()).toEqual([['body of a']]);
        expect(await retainAll({ entriesBefore: 901 })).toBe(1);
        await commit({ entries: [{ ...batch(4), entry: again }] });
        expect(await bodies()).toEqual([['']]);
      });

      it('[H12] drops the words of what was put off and then not, with the entry that says so', async () => {
        const got = { state: 'delivered', releasedAt: 20, batchSeq: 1 } as const;
        const triage = { type: 'triage', messageId: 'a', to: 'done' } as const;
        const later = { type: 'later', from: 'ben', messageId: 'a' } as const;
        await commit({
          messages: [message('a', 1, got)],
          entries: [{ ...batch(1), at: 20 }],
          changes: [{ ...later, until: 900, shownSeq: 2 }],
        });
        await retainAll();
        await commit({
          entries: [{ ...manual(3), entry: triage }],
          changes: [{ ...later, until: null, shownSeq: 3 }],
        });
        expect(await retainAll()).toBe(1);
        await commit({ entries: [batch(1)] });
        expect(await bodies()).toEqual([['']]);
      });

      it('[H6] takes a long log in several steps, and every member', async () => {
        const many = Array.from({ length: 2500 }, (_, index) => at(index + 1, 1));
        const crowd = Array.from({ length: 120 }, (_, index) => `z${index}`);
        await commit({ members: crowd.map((id) => member(id, 'crew')) });
        await commit({
          entries: [...many, ...crowd.map((memberId) => ({ ...at(1, 1), memberId }))],
        });
        const first = await store.retain(rule, null);
        expect(first).toMatchObject({ ok: true, value: { next: expect.any(String) as string } });
        if (first.ok) expect(first.value.entries + (await retainAll())).toBe(2620);
        expect(await seqs()).toEqual([]);
      });

      it('drops invites and codes that let nobody in any more', async () => {
        const invite = { teamId: 'crew', usesLeft: 1, expiresAt: 1001 };
        const code = { teamId: 'crew', memberId: 'ana', expiresAt: 1001, used: false };
        await commit({
          invites: [
            { ...invite, hash: 'i1' },
            { ...invite, hash: 'i2', usesLeft: 0 },
            { ...invite, hash: 'i3', expiresAt: 1000 },
          ],
          codes: [
            { ...code, hash: 'c1' },
            { ...code, hash: 'c2', used: true },
            { ...code, hash: 'c3', expiresAt: 1000 },
          ],
        });
        await retainAll();
        const found = await store.locate(
          [1, 2, 3].flatMap((n) => [
            { kind: 'invite', hash: `i${n}` } as const,
            { kind: 'code', hash: `c${n}` } as const,
          ]),
        );
        expect([...found.keys()].sort()).toEqual(['c1', 'i1']);
      });
    });

    it('writes many rows at once', async () => {
      const many = Array.from({ length: 1234 }, (_, index) => message(`m${index}`, index));
      await commit({ messages: many });
      expect((await store.loadTeam('crew'))?.waiting).toHaveLength(1234);
      expect(await store.messages(many.map((it) => it.messageId))).toHaveLength(1234);
    });
  });
};
