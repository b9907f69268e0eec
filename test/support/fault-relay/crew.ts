/** Two people at a relay under faults: what lets them in, and what they can read afterwards. */
import { httpReplies } from '../../../shared/protocol/http.ts';
import type { ReplyOf } from '../../../shared/protocol/replies.ts';
import { connectClient, type RelayClient } from '../relay-client.ts';
import type { Account } from '../relay-rig.ts';

const who = { deviceName: 'd', timeZone: 'UTC' };

/** Asks a relay over HTTP. */
export const postTo = (url: string, path: string, body: unknown): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A team of two. */
export interface Crew {
  readonly ana: Account;
  readonly ben: Account;
  readonly invite: string;
}

/** Founds a team of Ana and Ben. */
export const foundCrew = async (url: string): Promise<Crew> => {
  const team = { teamName: 'Crew', memberName: 'Ana', ...who };
  const ana = httpReplies.createTeam.parse(await (await postTo(url, '/v1/teams', team)).json());
  const invite = ana.inviteUrl.split('#join=')[1] ?? '';
  const joined = await postTo(url, '/v1/join', { invite, memberName: 'Ben', ...who });
  return { ana, invite, ben: httpReplies.join.parse(await joined.json()) };
};

/** A connection that has said hello. */
export const onlineAt = async (
  url: string,
  { token }: Account,
  cursor = 0,
): Promise<RelayClient> => {
  const client = await connectClient(url);
  await client.hello(token, { cursor });
  return client;
};

/** A member's log after a cursor; all of it, as a new device of theirs would get it. */
export const readLog = async (
  url: string,
  account: Account,
  cursor = 0,
): Promise<ReplyOf<'entry'>[]> => {
  const client = await connectClient(url);
  const { head } = await client.hello(account.token, { cursor });
  if (head > cursor) await client.until((frame) => frame.type === 'entry' && frame.seq >= head);
  client.close();
  return client.entries();
};

/** Whether a log has no gap and nothing twice. */
export const isGapless = (log: readonly ReplyOf<'entry'>[]): boolean =>
  log.every((entry, index) => entry.seq === index + 1);

/** The bodies of all batches of a log. */
export const bodiesOf = (log: readonly ReplyOf<'entry'>[]): string[] =>
  log.flatMap(({ entry }) =>
    entry.type === 'batch' ? entry.messages.map((message) => message.body) : [],
  );

/** Ends what holds messages back, so that all that is kept for a member is released to them. */
export const releaseAll = async (url: string, account: Account): Promise<void> => {
  const client = await connectClient(url);
  const { me } = await client.hello(account.token);
  if (me.focus !== null)
    await client.ask('focus.end', { focusId: me.focus.focusId, outcome: 'completed' });
  await client.ask('activity', { activity: 'active', at: 0 });
  await client.ask('ping');
  client.close();
};
