/**
 * The `welcome`: a team as it stands, in parts where it is larger than a frame (P6, T1). The list of members is
 * shared by all who come; only the head of the frame is one's own.
 */
import { URGENT_PER_DAY } from '../../shared/protocol/limits.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import type { JoinedFrame } from './frames.ts';
import { ceilingMsOf, heldCounts } from './holding.ts';
import { memberLists } from './member-lists.ts';
import { PART_ROOM_BYTES } from './parts.ts';
import type { Device } from './state.ts';

/**
 * Room for what every part of a welcome repeats: the longest texts of one's own and the most senders that
 * `held` names come to about half of it.
 */
const HEAD_ROOM_BYTES = 16 * 1024;
const LIST_ROOM_BYTES = PART_ROOM_BYTES - HEAD_ROOM_BYTES;

/**
 * The frames that answer `hello`, serialised. Profiles are left out when the client's `roster` is current. Made
 * when everything of a turn has happened, so that they are newer than all that this turn tells others.
 */
export const welcomeFrames = (
  device: Device,
  re: string,
  roster: number | undefined,
  now: number,
): readonly JoinedFrame[] => {
  const { member } = device;
  const { team, memberId, focus, manual, status, settings, asks, head } = member;
  const lists = memberLists(team, roster !== team.roster, LIST_ROOM_BYTES);
  const own = {
    type: 'welcome',
    re,
    me: {
      memberId,
      deviceId: device.deviceId,
      ...(device.signal === null ? {} : { activity: device.signal.activity }),
      focus,
      manual,
      status,
      settings,
      hasFeed: member.feed !== null,
      asks: [...asks],
    },
    team: { teamId: team.teamId, name: team.name },
    roster: team.roster,
    head,
    held: heldCounts(member),
    now,
    limits: { holdCeilingMs: ceilingMsOf(member), urgentPerDay: URGENT_PER_DAY },
    parts: lists.length,
  } as const satisfies Omit<ReplyOf<'welcome'>, 'members' | 'profiles' | 'part'>;
  const start = JSON.stringify(own).slice(0, -1);
  return lists.map((tail, index) => ({ head: `${start},"part":${index + 1},`, tail }));
};
