/** A new team, and a new member of one. */
import type { HttpRequest } from '../../../shared/protocol/http.ts';
import { INVITE } from '../../../shared/protocol/limits.ts';
import { fail, ok } from '../../../shared/result.ts';
import { type Registry, register } from '../registry.ts';
import { hashSecret } from '../secrets.ts';
import { addDevice, addMember, type Device, type Member, newTeam, type Team } from '../state.ts';
import {
  keepDevice,
  keepMember,
  keepTeam,
  notePresence,
  noteProfile,
  type Turn,
  wrote,
} from '../turn.ts';
import type { AccountCall } from './call.ts';
import { newInvite, type NewInvite } from './invites.ts';

/** What lets a device in. The token leaves the relay once and is kept as its hash. */
export interface Credentials {
  readonly token: string;
  readonly memberId: string;
  readonly teamId: string;
}

/** Gives a member a device with a token of its own. */
export const giveDevice = (
  turn: Turn,
  registry: Registry,
  member: Member,
  name: string,
): { device: Device; credentials: Credentials } => {
  const token = turn.ids.secret();
  const device = addDevice(member, {
    deviceId: turn.ids.id(),
    memberId: member.memberId,
    tokenHash: hashSecret(token),
    kind: 'desktop', // Its `hello` tells.
    name,
    storedSeq: 0,
    lastSeenAt: null,
    revokedAt: null,
  });
  registry.tokens.set(device.tokenHash, device);
  keepDevice(turn, device);
  const { memberId, team } = member;
  return { device, credentials: { token, memberId, teamId: team.teamId } };
};

const newMember = (turn: Turn, team: Team, name: string, timeZone: string): Member => {
  const record = {
    memberId: turn.ids.id(),
    teamId: team.teamId,
    name,
    timeZone,
    workingHours: null,
    hoursOverride: null,
    settings: {},
    manual: null,
    status: null,
    focus: null,
    head: 0,
    holdingSince: null,
    wakeAt: null,
    urgentUses: [],
    urgentMarks: [],
    feed: null,
    asks: [],
  };
  const member = addMember(team, record, turn.now);
  team.roster += 1;
  keepTeam(turn, team);
  keepMember(turn, member);
  noteProfile(turn, member);
  notePresence(turn, member);
  return member;
};

/** Founds a team with its first member and a first invite. */
export const createTeam = (
  body: HttpRequest<'createTeam'>,
): AccountCall<Credentials & { readonly invite: string }> => ({
  needs: [],
  run: (turn, registry) => {
    const team = newTeam({ teamId: turn.ids.id(), name: body.teamName, roster: 0 });
    register(registry, team);
    const member = newMember(turn, team, body.memberName, body.timeZone);
    const { credentials } = giveDevice(turn, registry, member, body.deviceName);
    const { invite } = newInvite(turn, registry, team, {
      maxUses: INVITE.defaultUses,
      expiresInMs: INVITE.defaultLifeMs,
    });
    return ok({ ...credentials, invite });
  },
});

/**
 * Founds a team that nobody is in yet, with an invite of one use for its first member: whoever operates a relay can
 * let somebody begin there without being a member, or having a device, in between.
 */
export const openTeam = (body: HttpRequest<'openTeam'>): AccountCall<NewInvite> => ({
  needs: [],
  run: (turn, registry) => {
    const team = newTeam({ teamId: turn.ids.id(), name: body.teamName, roster: 0 });
    register(registry, team);
    keepTeam(turn, team);
    const life = { maxUses: 1, expiresInMs: INVITE.defaultLifeMs };
    return ok(newInvite(turn, registry, team, life));
  },
});

/** Joins a team with an invite. */
export const join = (body: HttpRequest<'join'>): AccountCall<Credentials> => {
  const hash = hashSecret(body.invite);
  return {
    needs: [{ kind: 'invite', hash }],
    run: (turn, registry) => {
      const team = registry.invites.get(hash);
      const invite = team?.invites.get(hash);
      if (team === undefined || invite === undefined) return fail('not_found');
      if (invite.usesLeft < 1 || invite.expiresAt <= turn.now) return fail('not_found');
      invite.usesLeft -= 1;
      turn.draft.invites.add(invite);
      wrote(turn, team);
      const member = newMember(turn, team, body.memberName, body.timeZone);
      return ok(giveDevice(turn, registry, member, body.deviceName).credentials);
    },
  };
};
