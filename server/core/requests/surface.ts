/** "Tell me when they surface", and not any more (S1). */
import { SURFACE } from '../../../shared/protocol/limits.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { catchUp, settle } from '../settle.ts';
import type { Member } from '../state.ts';
import { addAsk, dismissMeeting, endAsk, waitsFor } from '../surface.ts';
import type { Turn } from '../turn.ts';
import { type Answer, DONE, refuse } from './answer.ts';

/** Waits for a teammate; asking again is the same wait. Whoever is not in the team does not exist (P8). */
export const askToMeet = (turn: Turn, asker: Member, { to }: RequestOf<'surface.ask'>): Answer => {
  const asked = asker.team.members.get(to);
  if (asked === undefined) return refuse('not_found');
  if (asked === asker)
    return refuse('invalid', 'to is not right: it is yourself. Nothing was changed.');
  if (waitsFor(asker, to)) return DONE;
  if (asker.asks.length >= SURFACE.maxAsks)
    return refuse(
      'conflict',
      `You wait for ${SURFACE.maxAsks} people already. Cancel one of them first.`,
    );
  catchUp(turn, asked);
  addAsk(turn, asker, asked);
  settle(turn, asker);
  return DONE;
};

/** Waits no longer. A wait that has ended already is as good as cancelled. */
export const cancelAsk = (
  turn: Turn,
  asker: Member,
  { to }: RequestOf<'surface.cancel'>,
): Answer => {
  if (waitsFor(asker, to)) {
    endAsk(turn, asker, to, 'cancelled');
    settle(turn, asker);
    return DONE;
  }
  return asker.team.members.has(to) ? DONE : refuse('not_found');
};

/** Has seen that both are reachable: so it is for all devices of the member. */
export const dismissNews = (
  turn: Turn,
  member: Member,
  { to, metAt }: RequestOf<'surface.dismiss'>,
): Answer => {
  if (!member.team.members.has(to)) return refuse('not_found');
  dismissMeeting(turn, member, to, metAt);
  return DONE;
};
