/** A member as storage has them, of whom nothing is known but what is told. */
import type { MemberRecord } from '../../server/core/stored.ts';

/** The record of `memberId` in a team; `over`: what is otherwise. */
export const memberRecord = (
  memberId: string,
  teamId: string,
  over: Partial<MemberRecord> = {},
): MemberRecord => ({
  memberId,
  teamId,
  name: memberId,
  timeZone: 'UTC',
  workingHours: null,
  hoursOverride: null,
  manual: null,
  status: null,
  focus: null,
  head: 0,
  holdingSince: null,
  wakeAt: null,
  urgentUses: [],
  urgentMarks: [],
  feed: null,
  settings: {},
  asks: [],
  ...over,
});
