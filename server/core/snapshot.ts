/** The `welcome`: a team as it stands, in parts where it is larger than a frame (P6, T1). */
import type { Presence, Profile } from '../../shared/protocol/fields.ts';
import { DEFAULT_HOLD_CEILING_MS, URGENT_PER_DAY } from '../../shared/protocol/limits.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { heldCounts } from './holding.ts';
import { inParts, jsonBytes, PART_ROOM_BYTES } from './parts.ts';
import type { Device, Member } from './state.ts';

/** A member's profile as teammates get it. */
export const profileOf = ({ memberId, name, timeZone, workingHours }: Member): Profile => ({
  memberId,
  name,
  timeZone,
  ...(workingHours === null ? {} : { workingHours }),
});

/** A member as the snapshot has them. */
interface Item {
  readonly presence: Presence;
  readonly profile: Profile | null;
}

/** The frames that answer `hello`. Profiles are left out when the client's `roster` is current. */
export const welcomeFrames = (
  device: Device,
  re: string,
  roster: number | undefined,
  now: number,
): ReplyOf<'welcome'>[] => {
  const { member } = device;
  const { team, memberId, focus, manual, status, head } = member;
  const withProfiles = roster !== team.roster;
  const items = [...team.members.values()].map((it) => ({
    presence: it.presence,
    profile: withProfiles ? profileOf(it) : null,
  }));
  const header = {
    type: 'welcome',
    re,
    me: { memberId, deviceId: device.deviceId, focus, manual, status },
    team: { teamId: team.teamId, name: team.name },
    roster: team.roster,
    head,
    held: heldCounts(member),
    now,
    limits: { holdCeilingMs: DEFAULT_HOLD_CEILING_MS, urgentPerDay: URGENT_PER_DAY },
  } as const;
  // Every part repeats the header, and with many senders who wait it is a large piece of a frame.
  const parts = inParts<Item>(items, jsonBytes, PART_ROOM_BYTES - jsonBytes(header));
  return parts.map((part, index) => ({
    ...header,
    members: part.map((item) => item.presence),
    ...(withProfiles ? { profiles: part.flatMap(({ profile }) => profile ?? []) } : {}),
    part: index + 1,
    parts: parts.length,
  }));
};
