/** The welcome of a team that is larger than a frame (T1, P6). */
import { expect, it } from 'vitest';
import { textOf } from '../../server/core/frames.ts';
import { teamFrom } from '../../server/core/load.ts';
import { welcomeFrames } from '../../server/core/snapshot.ts';
import type { MemberRecord, MessageMeta } from '../../server/core/stored.ts';
import type { LoadedTeam } from '../../server/core/store.ts';
import { HELD_SENDERS_NAMED, MAX_RELAY_FRAME_BYTES, TEXT } from '../../shared/protocol/limits.ts';
import { replySchemas } from '../../shared/protocol/replies.ts';
import { memberRecord } from '../support/member-record.ts';

const NOW = 1_750_000_000_000;
const MEMBERS = 2000;
/** As long as the relay's own ids are. */
const idOf = (index: number): string => `m${index}`.padEnd(22, '_');

const member = (index: number): MemberRecord =>
  memberRecord(idOf(index), 't', {
    name: 'ä'.repeat(TEXT.name),
    timeZone: 'America/Argentina/ComodRivadavia',
    manual: { show: 'busy' },
    status: { text: '"'.repeat(TEXT.status) },
    holdingSince: NOW,
  });
const message = (index: number): MessageMeta => ({
  messageId: '7f0c1e9a-6f0e-4c52-9c1c-6f1d6d8f5b7a',
  from: idOf(index),
  to: idOf(0),
  urgency: 'normal',
  contentHash: 'hash',
  acceptedAt: NOW,
  order: index,
  bytes: 100,
  state: 'waiting',
  brokeThrough: false,
});
const loaded: LoadedTeam = {
  team: { teamId: 't', name: 'Crew', roster: 7 },
  members: Array.from({ length: MEMBERS }, (_, index) => member(index)),
  devices: [
    {
      deviceId: 'd',
      memberId: idOf(0),
      tokenHash: 'hash',
      kind: 'desktop',
      name: 'd',
      storedSeq: 0,
      lastSeenAt: NOW,
      revokedAt: null,
    },
  ],
  invites: [],
  codes: [],
  waiting: Array.from({ length: MEMBERS }, (_, index) => message(index)),
  undelivered: [],
  laters: [],
};

it.each([{ roster: undefined }, { roster: 7 }])(
  '[T1] keeps each part within a frame while 2,000 senders wait (roster $roster)',
  ({ roster }) => {
    const all = Array.from({ length: MEMBERS }, (_, index) => idOf(index));
    const device = teamFrom(loaded, NOW).members.get(idOf(0))?.devices.get('d');
    if (device === undefined) throw new Error('The device is not there.');
    const texts = welcomeFrames(device, 'r', roster, NOW).map(textOf);
    for (const text of texts)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_RELAY_FRAME_BYTES);
    const frames = texts.map((text) => replySchemas.welcome.parse(JSON.parse(text)));
    for (const { held } of frames) {
      expect(held).toMatchObject({ count: MEMBERS, others: MEMBERS - HELD_SENDERS_NAMED });
      expect(held.from).toEqual(all.slice(0, HELD_SENDERS_NAMED));
    }
    expect(frames.flatMap((frame) => frame.members.map((it) => it.memberId))).toEqual(all);
    const profiles = frames.flatMap((frame) => frame.profiles?.map((it) => it.memberId) ?? []);
    expect(profiles).toEqual(roster === undefined ? all : []);
    expect(frames.map((frame) => frame.part)).toEqual(frames.map((_, index) => index + 1));
    expect(new Set(frames.map((frame) => frame.parts))).toEqual(new Set([frames.length]));
  },
);
