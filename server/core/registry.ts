/** The teams in memory, and the way from a secret's hash to its team. */
import type { Conn, Device, Member, Team } from './state.ts';
import type { LocateKey } from './store.ts';

/** All that is in memory. */
export interface Registry {
  readonly teams: Map<string, Team>;
  readonly tokens: Map<string, Device>;
  readonly invites: Map<string, Team>;
  readonly codes: Map<string, Team>;
  readonly feeds: Map<string, Member>;
}

/** Nothing in memory. */
export const newRegistry = (): Registry => ({
  teams: new Map(),
  tokens: new Map(),
  invites: new Map(),
  codes: new Map(),
  feeds: new Map(),
});

/** Whether the team of a secret is in memory. */
export const isLocated = (registry: Registry, { kind, hash }: LocateKey): boolean => {
  switch (kind) {
    case 'token':
      return registry.tokens.has(hash);
    case 'invite':
      return registry.invites.has(hash);
    case 'code':
      return registry.codes.has(hash);
    case 'feed':
      return registry.feeds.has(hash);
  }
};

/** Makes a team and its secrets known. */
export const register = (registry: Registry, team: Team): void => {
  registry.teams.set(team.teamId, team);
  for (const member of team.members.values()) {
    for (const device of member.devices.values()) registry.tokens.set(device.tokenHash, device);
    if (member.feed !== null) registry.feeds.set(member.feed.hash, member);
  }
  for (const hash of team.invites.keys()) registry.invites.set(hash, team);
  for (const hash of team.codes.keys()) registry.codes.set(hash, team);
};

/** Forgets a team: it is read again when it is needed. Answers its connections, now without a device. */
export const forget = (registry: Registry, team: Team): readonly Conn[] => {
  registry.teams.delete(team.teamId);
  for (const hash of team.invites.keys()) registry.invites.delete(hash);
  for (const hash of team.codes.keys()) registry.codes.delete(hash);
  for (const { devices, feed } of team.members.values()) {
    for (const { tokenHash } of devices.values()) registry.tokens.delete(tokenHash);
    if (feed !== null) registry.feeds.delete(feed.hash);
  }
  const conns = [...team.conns];
  team.conns.clear();
  for (const conn of conns) {
    conn.device = null;
    conn.closed = true;
  }
  for (const member of team.members.values()) member.dueAt = null;
  return conns;
};
