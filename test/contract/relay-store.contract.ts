/** What every storage of the relay has to do; run against each adapter and the fake. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DeviceRecord,
  EntryRecord,
  MemberRecord,
  MessageRecord,
  RelayStore,
  Writes,
} from '../../server/core/store.ts';

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

const member = (memberId: string, teamId: string, more: Partial<MemberRecord> = {}) => ({
  memberId,
  teamId,
  name: memberId,
  timeZone: 'Europe/Berlin',
  workingHours: null,
  manual: null,
  status: null,
  focus: null,
  head: 0,
  holdingSince: null,
  wakeAt: null,
  urgentUses: [],
  ...more,
});

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
        holdingSince: 3,
        wakeAt: 99,
        urgentUses: [{ to: 'ben', at: 4 }],
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

    it('answers null for a team that it does not have', async () => {
      expect(await store.loadTeam('nobody')).toBeNull();
    });

    it('[P8] finds a team by a secret and by nothing else', async () => {
      await commit({
        invites: [{ hash: 'i', teamId: 'crew', usesLeft: 1, expiresAt: 5 }],
        codes: [{ hash: 'c', teamId: 'other', memberId: 'eve', expiresAt: 5, used: false }],
      });
      const found = await store.locate([
        { kind: 'token', hash: 'hash of ana 1' },
        { kind: 'invite', hash: 'i' },
        { kind: 'code', hash: 'c' },
        { kind: 'code', hash: 'unknown' },
      ]);
      expect(Object.fromEntries(found)).toEqual({ 'hash of ana 1': 'crew', i: 'crew', c: 'other' });
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
        changes: [{ type: 'later', from: 'ben', messageId: 'a', until: 70 }],
      });
      const later = { to: 'ana', from: 'ben', messageId: 'a', until: 70 };
      expect((await store.loadTeam('crew'))?.laters).toEqual([later]);
      const { entry } = batch(2);
      if (entry.type !== 'batch') throw new Error('a batch is a batch');
      await commit({
        changes: [{ type: 'later', from: 'ben', messageId: 'a', until: null }],
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

    it('writes many rows at once', async () => {
      const many = Array.from({ length: 1234 }, (_, index) => message(`m${index}`, index));
      await commit({ messages: many });
      expect((await store.loadTeam('crew'))?.waiting).toHaveLength(1234);
      expect(await store.messages(many.map((it) => it.messageId))).toHaveLength(1234);
    });
  });
};
