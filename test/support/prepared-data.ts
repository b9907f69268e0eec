/** Data for a relay, made by its own core and store without sockets: as much of it as years of use would leave. */
import { inProcessBus } from '../../server/bus/adapters/in-process.ts';
import { loopTurns, randomIds, systemClock } from '../../server/adapters/platform.ts';
import { createInvite } from '../../server/core/accounts/invites.ts';
import { createTeam, type Credentials, join } from '../../server/core/accounts/teams.ts';
import type { AccountCall } from '../../server/core/accounts/call.ts';
import { textOf } from '../../server/core/frames.ts';
import type { PlainRequest } from '../../server/core/jobs.ts';
import { newRelayCore, type RelayCore } from '../../server/core/relay-core.ts';
import { hashSecret } from '../../server/core/secrets.ts';
import { openSqliteStore } from '../../server/storage/adapters/sqlite.ts';
import { INVITE } from '../../shared/protocol/limits.ts';
import { parseReply } from '../../shared/protocol/parse.ts';
import type { Reply } from '../../shared/protocol/replies.ts';

const reporter = {
  report: (what: string, cause?: unknown): void => {
    throw new Error(what, { cause });
  },
};

/** Runs a core on a data folder, `agoMs` in the past, and leaves everything on disk. */
export const prepareData = async <T>(
  folder: string,
  run: (core: RelayCore) => Promise<T>,
  agoMs = 0,
): Promise<T> => {
  const store = await openSqliteStore(folder, reporter);
  if (!store.ok) throw new Error(`The data can't be opened: ${store.error.kind}.`);
  const core = newRelayCore({
    clock: { ...systemClock, now: () => systemClock.now() - agoMs },
    ids: randomIds,
    scheduler: loopTurns,
    bus: inProcessBus(),
    store: store.value,
    keepMs: Infinity, // What a test prepared stays.
    reporter,
  });
  const result = await run(core);
  await core.stop();
  return result;
};

/** Makes a call that has to go well. */
export const must = async <T>(core: RelayCore, call: AccountCall<T>): Promise<T> => {
  const outcome = await core.call(call);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
};

const who = { deviceName: 'd', timeZone: 'UTC' };

/** Founds a team of `size`; the founder is the first. */
export const prepareTeam = async (core: RelayCore, size: number): Promise<Credentials[]> => {
  const founder = await must(core, createTeam({ teamName: 'Crew', memberName: 'M0', ...who }));
  const members: Credentials[] = [founder];
  while (members.length < size) {
    const count = Math.min(size - members.length, INVITE.maxUses);
    const uses = { maxUses: INVITE.maxUses, expiresInMs: INVITE.defaultLifeMs };
    const { invite } = await must(core, createInvite(founder.token, uses));
    const first = members.length;
    const joins = Array.from({ length: count }, (_, index) =>
      must(core, join({ invite, memberName: `M${first + index}`, ...who })),
    );
    members.push(...(await Promise.all(joins)));
  }
  return members;
};

/** Connects a member without a socket. Answers how to ask; what is asked at once is one turn's. */
export const prepareLine = (
  core: RelayCore,
  { token }: Credentials,
): ((request: PlainRequest) => Promise<Reply>) => {
  const waiting = new Map<string, (reply: Reply) => void>();
  const conn = core.connect({
    close: (code) => {
      if (code !== 1012) throw new Error(`The core closed the connection with ${code}.`);
    },
    deliver: (frames, flushed) => {
      for (const text of frames.map(textOf)) {
        const re = /^\{"type":"(?:ok|error)","re":"(\w+)"/.exec(text)?.[1];
        if (re === undefined) continue;
        const reply = parseReply(text);
        if (!reply.ok || reply.value.type === 'error') throw new Error(text);
        waiting.get(re)?.(reply.value);
        waiting.delete(re);
      }
      if (flushed !== undefined) setImmediate(flushed);
    },
  });
  const device = { kind: 'cli', name: 'd' } as const;
  const request = { type: 'hello', id: 'hello', token, protocol: 1, device } as const;
  core.submit({ type: 'hello', conn, request, tokenHash: hashSecret(token) });
  return (asked) =>
    new Promise((resolve) => {
      waiting.set(asked.id, resolve);
      core.submit({ type: 'request', conn, request: asked });
    });
};
