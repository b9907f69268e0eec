/** `npm start -- --demo`: four simulated teammates, so that a newcomer sees the main job within a minute. */
import { join } from 'node:path';
import * as z from 'zod';
import type { Credentials } from '../../shared/engine/ports.ts';
import { readJson, writeJson } from '../start/data-folder.ts';
import { startActor } from './actor.ts';
import { CAST } from './cast.ts';

const known = z.record(
  z.string(),
  z.object({ relayUrl: z.string(), token: z.string(), memberId: z.string(), teamId: z.string() }),
);

/** What the demo needs of the team that it plays in. */
export interface DemoTeam {
  readonly folder: string;
  readonly relayUrl: string;
  readonly owner: Pick<Credentials, 'memberId' | 'teamId'>;
  readonly invite: () => Promise<string>;
}

/** Brings the cast to life. They are the same people at each run. */
export const startDemo = async ({ folder, relayUrl, owner, invite }: DemoTeam): Promise<void> => {
  const file = join(folder, 'cast.json');
  const parsed = known.safeParse(readJson(file));
  const members: Record<string, Credentials> = parsed.success ? { ...parsed.data } : {};
  for (const role of CAST) {
    const onJoined = (credentials: Credentials): void => {
      members[role.name] = credentials;
      writeJson(file, members);
    };
    const member = members[role.name];
    // The port may be another one than last time; the people are the same, unless the team is a new one.
    const isKnown = member?.teamId === owner.teamId;
    const credentials = isKnown ? { ...member, relayUrl } : null;
    await startActor(role, owner.memberId, { credentials, onJoined }, invite);
  }
  console.log(
    `In your team: ${CAST.map(({ name }) => name).join(', ')}. Start a focus, and they will write to you.`,
  );
};
