/**
 * The `welcome`: a team as it stands, in parts where it is larger than a frame (P6, T1). The list of members is
 * made once for each change of the team and shared by all who come; only the head of the frame is one's own.
 */
import { URGENT_PER_DAY } from '../../shared/protocol/limits.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import type { JoinedFrame } from './frames.ts';
import { ceilingMsOf, heldCounts } from './holding.ts';
import { inParts, PART_ROOM_BYTES } from './parts.ts';
import type { Device, Member, Team } from './state.ts';
import { jsonList, presenceText, profileText } from './texts.ts';

/**
 * Room for what every part of a welcome repeats: the longest texts of one's own and the most senders that
 * `held` names come to about half of it.
 */
const HEAD_ROOM_BYTES = 16 * 1024;

/** The lists of a team's members, one for each part: the end of a frame, as bytes. */
type Lists = readonly Buffer[];
/** The lists of a team as they stand: with the profiles and without. */
export interface TeamLists {
  withProfiles: Lists | null;
  bare: Lists | null;
}

const listsOf = (team: Team, bytesOf: (member: Member) => number): readonly Member[][] =>
  inParts(team.members.values(), bytesOf, PART_ROOM_BYTES - HEAD_ROOM_BYTES);

const bareLists = (team: Team): Lists =>
  listsOf(team, (member) => presenceText(member).bytes + 1).map((part) =>
    Buffer.from(`"members":${jsonList(part.map(presenceText))}}`),
  );

const fullLists = (team: Team): Lists =>
  listsOf(team, (member) => presenceText(member).bytes + profileText(member).bytes + 2).map(
    (part) =>
      Buffer.from(
        `"members":${jsonList(part.map(presenceText))},"profiles":${jsonList(part.map(profileText))}}`,
      ),
  );

const teamLists = (team: Team, withProfiles: boolean): Lists =>
  withProfiles
    ? (team.lists.withProfiles ??= fullLists(team))
    : (team.lists.bare ??= bareLists(team));

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
  const lists = teamLists(team, roster !== team.roster);
  const own = {
    type: 'welcome',
    re,
    me: {
      memberId,
      deviceId: device.deviceId,
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
