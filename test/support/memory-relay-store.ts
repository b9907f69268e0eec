/** The relay's storage port in memory: what a disk would keep, and a way to have commits fail. */
import type {
  CodeRecord,
  DeviceRecord,
  EntryRecord,
  InviteRecord,
  LogEntry,
  MemberRecord,
  MessageRecord,
  TeamRecord,
} from '../../server/core/stored.ts';
import type {
  LoadedTeam,
  LocateKey,
  MessageChange,
  RelayStore,
  Retained,
  RetentionRule,
  StoreFault,
  Writes,
} from '../../server/core/store.ts';
import { fail, ok } from '../../shared/result.ts';

interface Kept extends MessageRecord {
  readonly laterUntil: number | null;
  readonly shownSeq: number | null;
}
interface Disk {
  readonly teams: Map<string, TeamRecord>;
  readonly members: Map<string, MemberRecord>;
  readonly devices: Map<string, DeviceRecord>;
  readonly invites: Map<string, InviteRecord>;
  readonly codes: Map<string, CodeRecord>;
  readonly messages: Map<string, Kept>;
  readonly entries: Map<string, EntryRecord>;
}

/** A store that a test can look into and break. */
export interface MemoryRelayStore extends RelayStore {
  readonly disk: Disk;
  /** The next commits fail like this, one after the other. */
  readonly faults: StoreFault[];
  /** How many commits there were. */
  commits(): number;
}

const keyOf = (from: string, messageId: string): string => `${from} ${messageId}`;

const insertNew = <T>(map: Map<string, T>, key: string, value: T): void => {
  if (map.has(key)) throw new Error(`There is one with the key ${key} already.`);
  map.set(key, value);
};

const applyChange = ({ messages }: Disk, change: MessageChange): void => {
  const update = (key: string, what: Partial<Kept>): void => {
    const before = messages.get(key);
    if (before !== undefined) messages.set(key, { ...before, ...what });
  };
  switch (change.type) {
    case 'revised':
      update(keyOf(change.from, change.messageId), { body: change.body, bytes: change.bytes });
      return;
    case 'urged': {
      const { urgentReason, bytes, brokeThrough } = change;
      const what = { urgency: 'urgent', urgentReason, bytes, brokeThrough } as const;
      update(keyOf(change.from, change.messageId), what);
      return;
    }
    case 'withdrawn':
      update(keyOf(change.from, change.messageId), {
        state: 'withdrawn',
        body: '',
        urgentReason: null,
      });
      return;
    case 'released':
      for (const [key, { to, state, order }] of messages)
        if (to === change.to && state === 'waiting')
          if (order >= change.firstOrder && order <= change.lastOrder)
            update(key, {
              state: 'released',
              batchSeq: change.batchSeq,
              shownSeq: change.batchSeq,
              releasedAt: change.at,
            });
      return;
    case 'delivered':
      for (const [key, { to, state, batchSeq }] of messages)
        if (to === change.to && state === 'released' && (batchSeq ?? Infinity) <= change.throughSeq)
          update(key, { state: 'delivered' });
      return;
    case 'later':
      update(keyOf(change.from, change.messageId), {
        laterUntil: change.until,
        shownSeq: change.shownSeq,
      });
  }
};

const applyAll = (disk: Disk, writes: Writes): void => {
  for (const team of writes.teams) disk.teams.set(team.teamId, team);
  for (const member of writes.members) disk.members.set(member.memberId, member);
  for (const device of writes.devices) disk.devices.set(device.deviceId, device);
  for (const invite of writes.invites) disk.invites.set(invite.hash, invite);
  for (const code of writes.codes) disk.codes.set(code.hash, code);
  for (const message of writes.messages)
    insertNew(disk.messages, keyOf(message.from, message.messageId), {
      ...message,
      laterUntil: null,
      shownSeq: message.batchSeq,
    });
  for (const change of writes.changes) applyChange(disk, change);
  for (const entry of writes.entries)
    insertNew(disk.entries, keyOf(entry.memberId, String(entry.seq)), entry);
};

const emptyDisk = (): Disk => ({
  teams: new Map(),
  members: new Map(),
  devices: new Map(),
  invites: new Map(),
  codes: new Map(),
  messages: new Map(),
  entries: new Map(),
});

const byOrder = (a: Kept, b: Kept): number => a.order - b.order;

const loadTeam = (disk: Disk, teamId: string): LoadedTeam | null => {
  const team = disk.teams.get(teamId);
  if (team === undefined) return null;
  const members = [...disk.members.values()].filter((member) => member.teamId === teamId);
  const ids = new Set(members.map((member) => member.memberId));
  const messages = [...disk.messages.values()].filter((message) => ids.has(message.to));
  return {
    team,
    members,
    devices: [...disk.devices.values()].filter(
      (device) => ids.has(device.memberId) && device.revokedAt === null,
    ),
    invites: [...disk.invites.values()].filter((it) => it.teamId === teamId && it.usesLeft > 0),
    codes: [...disk.codes.values()].filter((it) => it.teamId === teamId && !it.used),
    waiting: messages.filter((message) => message.state === 'waiting').sort(byOrder),
    undelivered: messages
      .filter((message) => message.state === 'released')
      .sort((a, b) => (a.batchSeq ?? 0) - (b.batchSeq ?? 0) || byOrder(a, b))
      .map(({ to, from, messageId, batchSeq }) => ({
        to,
        from,
        messageId,
        batchSeq: batchSeq ?? 0,
      })),
    laters: messages.flatMap(({ to, from, messageId, laterUntil }) =>
      laterUntil === null ? [] : [{ to, from, messageId, until: laterUntil }],
    ),
  };
};

const locateOne = (disk: Disk, { kind, hash }: LocateKey): string | undefined => {
  switch (kind) {
    case 'token': {
      const device = [...disk.devices.values()].find((it) => it.tokenHash === hash);
      if (device === undefined || device.revokedAt !== null) return undefined;
      return disk.members.get(device.memberId)?.teamId;
    }
    case 'invite':
      return disk.invites.get(hash)?.teamId;
    case 'code':
      return disk.codes.get(hash)?.teamId;
    case 'feed':
      return [...disk.members.values()].find((it) => it.feed?.hash === hash)?.teamId;
  }
};

const filled = (disk: Disk, { memberId, seq, at, entry }: EntryRecord): LogEntry => {
  if (entry.type !== 'batch') return { seq, at, entry };
  const { refs, ...header } = entry;
  const kept =
    refs === undefined
      ? [...disk.messages.values()].filter((it) => it.to === memberId && it.batchSeq === seq)
      : refs.flatMap((ref) => disk.messages.get(keyOf(ref.from, ref.messageId)) ?? []);
  const messages = kept.sort(byOrder).map((it) => ({
    messageId: it.messageId,
    from: it.from,
    to: it.to,
    body: it.body,
    urgency: it.urgency,
    ...(it.urgentReason === null ? {} : { urgentReason: it.urgentReason }),
    sentAt: it.sentAt,
    acceptedAt: it.acceptedAt,
    heldMs: (it.releasedAt ?? it.acceptedAt) - it.acceptedAt,
  }));
  return { seq, at, entry: { ...header, messages } };
};

const page = (disk: Disk, memberId: string, after: number, maxBytes: number): EntryRecord[] => {
  const lines = [...disk.entries.values()]
    .filter((line) => line.memberId === memberId && line.seq > after)
    .sort((a, b) => a.seq - b.seq);
  let bytes = 0;
  const end = lines.findIndex((line, index) => {
    bytes += line.bytes;
    return index > 0 && bytes > maxBytes;
  });
  return end === -1 ? lines : lines.slice(0, end);
};

const dropSecrets = (disk: Disk, now: number): void => {
  for (const [hash, { usesLeft, expiresAt }] of disk.invites)
    if (usesLeft < 1 || expiresAt <= now) disk.invites.delete(hash);
  for (const [hash, { used, expiresAt }] of disk.codes)
    if (used || expiresAt <= now) disk.codes.delete(hash);
};

/** The highest `seq` of a member that may go as far as their devices are concerned. */
const mayGoThrough = (disk: Disk, memberId: string, { devicesBefore }: RetentionRule): number => {
  const stored = [...disk.devices.values()]
    .filter((it) => it.memberId === memberId && it.revokedAt === null)
    .filter((it) => it.lastSeenAt !== null && it.lastSeenAt >= devicesBefore)
    .map((it) => it.storedSeq);
  const undelivered = [...disk.messages.values()]
    .filter((it) => it.to === memberId && it.state === 'released')
    .map((it) => (it.batchSeq ?? Infinity) - 1);
  return Math.min(Infinity, ...stored, ...undelivered);
};

const dropWords = ({ messages }: Disk, memberId: string, throughSeq: number): void => {
  for (const [key, it] of messages) {
    const isGone = it.to === memberId && (it.shownSeq ?? Infinity) <= throughSeq;
    if (isGone && it.laterUntil === null)
      messages.set(key, { ...it, body: '', urgentReason: null });
  }
};

/** One member a step. */
const retainStep = (disk: Disk, rule: RetentionRule, from: string | null): Retained => {
  if (from === null) dropSecrets(disk, rule.now);
  const memberId = [...disk.members.keys()].sort().find((id) => id > (from ?? ''));
  if (memberId === undefined) return { entries: 0, next: null };
  const old = page(disk, memberId, 0, Infinity);
  const end = old.findIndex((it) => it.at >= rule.entriesBefore);
  const through = rule.reading.includes(memberId) ? 0 : mayGoThrough(disk, memberId, rule);
  const gone = (end === -1 ? old : old.slice(0, end)).filter((it) => it.seq <= through);
  for (const { seq } of gone) disk.entries.delete(keyOf(memberId, String(seq)));
  dropWords(disk, memberId, gone.at(-1)?.seq ?? 0);
  return { entries: gone.length, next: memberId };
};

/** A store in memory, over what another one kept where that is given. */
export const memoryRelayStore = (disk: Disk = emptyDisk()): MemoryRelayStore => {
  const faults: StoreFault[] = [];
  let commits = 0;
  return {
    disk,
    faults,
    commits: () => commits,
    locate: (keys) =>
      Promise.resolve(
        new Map(
          keys.flatMap((key) => {
            const teamId = locateOne(disk, key);
            return teamId === undefined ? [] : [[key.hash, teamId] as const];
          }),
        ),
      ),
    loadTeam: (teamId) => Promise.resolve(loadTeam(disk, teamId)),
    teamsToWake: () =>
      Promise.resolve([
        ...new Set(
          [...disk.members.values()].flatMap((it) => (it.wakeAt === null ? [] : [it.teamId])),
        ),
      ]),
    messages: (ids) =>
      Promise.resolve([...disk.messages.values()].filter((it) => ids.includes(it.messageId))),
    words: (ids) =>
      Promise.resolve(
        [...disk.messages.values()]
          .filter((it) => ids.includes(it.messageId) && it.body !== '')
          .map(({ messageId, from, body, sentAt }) => ({ messageId, from, body, sentAt })),
      ),
    entriesAfter: (memberId, seq, maxBytes) =>
      Promise.resolve(page(disk, memberId, seq, maxBytes).map((line) => filled(disk, line))),
    retain: (rule, from) => {
      const fault = faults.shift();
      return Promise.resolve(fault === undefined ? ok(retainStep(disk, rule, from)) : fail(fault));
    },
    commit: (writes) => {
      commits += 1;
      const fault = faults.shift();
      if (fault !== undefined) return Promise.resolve(fail(fault));
      applyAll(disk, structuredClone(writes));
      return Promise.resolve(ok(null));
    },
    step: () => Promise.resolve(false),
    isBehind: () => false,
    probe: () => {
      const fault = faults.shift();
      return Promise.resolve(fault === undefined ? ok(null) : fail(fault));
    },
    close: () => Promise.resolve(),
  };
};
