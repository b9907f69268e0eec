/** From storage to memory: a team as it was when it was last written. Settle its members next. */
import { activeFocus } from '../../shared/domain/focus.ts';
import { manualNow } from '../../shared/domain/presence.ts';
import { expectedAt } from './holding.ts';
import { presenceOf } from './presence.ts';
import { indexAsks } from './surface.ts';
import {
  addDevice,
  addMember,
  addWaiting,
  type Member,
  newTeam,
  refKey,
  type Team,
} from './state.ts';
import type { MessageRef, UndeliveredRecord } from './stored.ts';
import type { LoadedTeam } from './store.ts';

/**
 * A busy member whose relay was restarted keeps their presence for so long without a device, as if the
 * connection had been lost a moment ago (P5): clients come back within the longest step of their back-off (T5).
 */
const RESTART_GRACE_MS = 60_000;

/** Who held without a choice or a session was in a meeting: calendars are not on disk (K1). */
const wasBusyByCalendar = ({ manual, focus }: Member): boolean =>
  manual?.show !== 'busy' && activeFocus(focus) === null;

const grantGrace = (member: Member, now: number): void => {
  if (member.holdingSince === null) return;
  if (wasBusyByCalendar(member)) member.busyGrace = { from: now, until: now + RESTART_GRACE_MS };
  else if (manualNow(member.manual, now)?.show !== 'busy') return;
  const seen = [...member.devices.values()].sort(
    (a, b) => (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0),
  );
  const device = seen[0];
  if (device !== undefined)
    device.signal = { activity: 'idle', graceUntil: now + RESTART_GRACE_MS };
};

/** What senders were told last: what was expected before the first thing fell due meanwhile (H9). */
const recallTold = (member: Member, now: number): void => {
  if (member.holdingSince === null) return;
  const at = member.wakeAt === null ? now : Math.min(now, member.wakeAt - 1);
  const { presence } = member;
  member.presence = presenceOf(member, at);
  const told = expectedAt(member, at);
  for (const message of member.waiting.values()) message.told = told;
  member.presence = presence;
};

const addUndelivered = (team: Team, records: readonly UndeliveredRecord[]): void => {
  const bySeq = new Map<string, MessageRef[]>();
  for (const { to, batchSeq, from, messageId } of records) {
    const key = `${to} ${batchSeq}`;
    const messages = bySeq.get(key);
    if (messages !== undefined) {
      messages.push({ from, messageId });
      continue;
    }
    const first = [{ from, messageId }];
    bySeq.set(key, first);
    team.members.get(to)?.undelivered.push({ seq: batchSeq, messages: first });
  }
};

/** A team in memory, with nobody connected. */
export const teamFrom = (loaded: LoadedTeam, now: number): Team => {
  const team = newTeam(loaded.team);
  for (const record of loaded.members) addMember(team, record, now);
  for (const record of loaded.devices) {
    const member = team.members.get(record.memberId);
    if (member !== undefined) addDevice(member, record);
  }
  for (const invite of loaded.invites) team.invites.set(invite.hash, { ...invite });
  for (const code of loaded.codes) team.codes.set(code.hash, { ...code });
  for (const message of loaded.waiting) {
    const member = team.members.get(message.to);
    if (member !== undefined) addWaiting(member, message, null);
  }
  addUndelivered(team, loaded.undelivered);
  for (const later of loaded.laters) team.members.get(later.to)?.laters.set(refKey(later), later);
  indexAsks(team);
  for (const member of team.members.values()) {
    grantGrace(member, now);
    recallTold(member, now);
  }
  return team;
};
