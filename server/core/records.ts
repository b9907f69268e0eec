/** From memory to storage: what is kept of teams, members and devices. */
import type { Device, Member, Team } from './state.ts';
import type { DeviceRecord, MemberRecord, TeamRecord } from './stored.ts';

/** What is kept of a team. */
export const teamRecord = ({ teamId, name, roster }: Team): TeamRecord => ({
  teamId,
  name,
  roster,
});

/** What is kept of a member. */
export const memberRecord = (member: Member): MemberRecord => ({
  memberId: member.memberId,
  teamId: member.team.teamId,
  name: member.name,
  timeZone: member.timeZone,
  workingHours: member.workingHours,
  hoursOverride: member.hoursOverride,
  settings: member.settings,
  manual: member.manual,
  status: member.status,
  focus: member.focus,
  head: member.head,
  holdingSince: member.holdingSince,
  wakeAt: member.wakeAt,
  urgentUses: member.urgentUses,
  urgentMarks: member.urgentMarks,
  feed: member.feed,
  asks: member.asks,
});

/** What is kept of a device. */
export const deviceRecord = (device: Device): DeviceRecord => ({
  deviceId: device.deviceId,
  memberId: device.member.memberId,
  tokenHash: device.tokenHash,
  kind: device.kind,
  name: device.name,
  storedSeq: device.storedSeq,
  lastSeenAt: device.lastSeenAt,
  revokedAt: device.revokedAt,
});
