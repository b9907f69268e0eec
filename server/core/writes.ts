/** What a turn writes, taken from memory at its end. */
import { deviceRecord, memberRecord, teamRecord } from './records.ts';
import type { Device } from './state.ts';
import type { Writes } from './store.ts';
import type { Turn } from './turn.ts';

/** The writes of a turn, and of what was noted before and may ride along. */
export const writesOf = ({ draft }: Turn, lazy: Iterable<Device>): Writes => ({
  teams: [...draft.teams].map(teamRecord),
  members: [...draft.members].map(memberRecord),
  devices: [...new Set([...draft.devices, ...lazy])].map(deviceRecord),
  invites: [...draft.invites].map((invite) => ({ ...invite })),
  codes: [...draft.codes].map((code) => ({ ...code })),
  messages: draft.messages,
  changes: draft.changes,
  entries: draft.entries,
});
