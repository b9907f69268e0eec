/** Invites: links with which teammates join. */
import type { HttpReply, HttpRequest } from '../../../shared/protocol/http.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Registry } from '../registry.ts';
import { hashSecret } from '../secrets.ts';
import type { Team } from '../state.ts';
import { type Turn, wrote } from '../turn.ts';
import { type AccountCall, asDevice } from './call.ts';

/** An invite as it leaves the relay, once. */
export interface NewInvite {
  readonly invite: string;
  readonly expiresAt: number;
}

/** Makes an invite of a team. */
export const newInvite = (
  turn: Turn,
  registry: Registry,
  team: Team,
  { maxUses, expiresInMs }: HttpRequest<'createInvite'>,
): NewInvite => {
  const invite = turn.ids.secret();
  const hash = hashSecret(invite);
  const expiresAt = turn.now + expiresInMs;
  const record = { hash, teamId: team.teamId, usesLeft: maxUses, expiresAt };
  team.invites.set(hash, record);
  registry.invites.set(hash, team);
  turn.draft.invites.add(record);
  wrote(turn, team);
  return { invite, expiresAt };
};

/** Makes an invite for a member. */
export const createInvite = (
  token: string,
  body: HttpRequest<'createInvite'>,
): AccountCall<NewInvite> =>
  asDevice(token, (turn, device, registry) =>
    ok(newInvite(turn, registry, device.member.team, body)),
  );

/** The invites of one's team that still let somebody in. An id is the hash, which opens nothing. */
export const listInvites = (token: string): AccountCall<HttpReply<'listInvites'>> =>
  asDevice(token, (turn, device) => {
    const invites = [...device.member.team.invites.values()]
      .filter(({ usesLeft, expiresAt }) => usesLeft > 0 && expiresAt > turn.now)
      .map(({ hash, usesLeft, expiresAt }) => ({ inviteId: hash, usesLeft, expiresAt }));
    return ok({ invites });
  });

/** Revokes an invite of one's own team, by its secret or its id; another team's is as unknown as none (P8). */
export const revokeInvite = (token: string, named: string): AccountCall<null> =>
  asDevice(token, (turn, device, registry) => {
    const { team } = device.member;
    const hash = team.invites.has(named) ? named : hashSecret(named);
    const invite = team.invites.get(hash);
    if (invite === undefined) return fail('not_found');
    invite.usesLeft = 0;
    turn.draft.invites.add(invite);
    wrote(turn, team);
    team.invites.delete(hash);
    registry.invites.delete(hash);
    return ok(null);
  });
