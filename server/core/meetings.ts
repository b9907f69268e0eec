/**
 * Brings together who waits for whom (S1), when all of a turn has happened: everyone in memory is then as they are
 * at its moment, and who passed through "available" on the way from one focus to the next was never there.
 */
import type { Reporter } from './ports.ts';
import { reschedule } from './settle.ts';
import type { Member } from './state.ts';
import { meet, waitsFor } from './surface.ts';
import type { Turn } from './turn.ts';

/** Shown as reachable, and not only because a device that vanished is given a moment to come back (P5). */
const isReachable = ({ presence, devices }: Member): boolean =>
  (presence.show === 'available' || presence.show === 'open') &&
  [...devices.values()].some((device) => device.conns.size > 0);

const othersOf = (member: Member): Member[] =>
  [...new Set([...member.asks.map((ask) => ask.to), ...member.askedBy])].flatMap(
    (id) => member.team.members.get(id) ?? [],
  );

const letOneMeet = (turn: Turn, member: Member): void => {
  if (!isReachable(member)) return;
  for (const other of othersOf(member)) {
    if (!isReachable(other)) continue;
    if (waitsFor(member, other.memberId)) meet(turn, member, other);
    else meet(turn, other, member);
    reschedule(turn, other);
  }
  reschedule(turn, member);
};

/** Lets everyone meet who can. */
export const letMeet = (turn: Turn, reporter: Reporter): void => {
  for (const member of turn.maybeMeeting)
    try {
      letOneMeet(turn, member);
    } catch (cause) {
      reporter.report('who waits for whom could not be told', cause);
    }
};
