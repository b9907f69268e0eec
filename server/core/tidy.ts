/** Keeps memory to what is needed: what lets nobody in any more goes, and teams in which nothing happens. */
import { forget, type Registry } from './registry.ts';
import type { Device, Member } from './state.ts';

/** Forgets invites and codes that let nobody in any more. */
export const forgetSecrets = (registry: Registry, now: number): void => {
  for (const [map, secretsOf] of [
    [registry.invites, (hash: string) => registry.invites.get(hash)?.invites],
    [registry.codes, (hash: string) => registry.codes.get(hash)?.codes],
  ] as const)
    for (const hash of [...map.keys()]) {
      const secrets = secretsOf(hash);
      const secret = secrets?.get(hash);
      const isUsedUp = secret !== undefined && 'usesLeft' in secret && secret.usesLeft < 1;
      if (secret !== undefined && secret.expiresAt > now && !isUsedUp) continue;
      secrets?.delete(hash);
      map.delete(hash);
    }
};

const isQuiet = ({ dueAt }: Member): boolean => dueAt === null;

/** Forgets teams that nobody is connected to and in which nothing falls due: they are read again when needed. */
export const forgetIdle = (registry: Registry): void => {
  for (const team of [...registry.teams.values()])
    if (team.conns.size === 0 && [...team.members.values()].every(isQuiet)) forget(registry, team);
};

/** Notes that connected devices are seen now. Answers them; they are to be written. */
export const touchConnected = (registry: Registry, now: number): readonly Device[] => {
  const connected = [...registry.tokens.values()].filter(({ conns }) => conns.size > 0);
  for (const device of connected) device.lastSeenAt = now;
  return connected;
};
