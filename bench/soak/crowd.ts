/** Members of teams on a relay, and their connections. */
import type * as z from 'zod';
import { httpReplies } from '../../shared/protocol/http.ts';
import { parseJoinLink } from '../../shared/protocol/links.ts';
import { type Line, type LineEvents, openLine } from './line.ts';

/** So many calls and handshakes are under way at once. */
const AT_ONCE = 50;

interface Account {
  readonly token: string;
  readonly memberId: string;
}
/** A team, its members in the order in which they joined. */
export type Crew = readonly Account[];

const post = async <T>(url: string, body: object, schema: z.ZodType<T>): Promise<T> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return schema.parse(await answer.json());
};

/** Runs `make` for each of `count`, some at a time, and answers what came of them in order. */
const each = async <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    results.push(...(await Promise.all(Array.from({ length: size }, (_, i) => make(from + i)))));
  }
  return results;
};

/** Makes a team of `size` (at most 1,001, as many as one invite lets in, for each invite). */
export const foundCrew = async (url: string, size: number): Promise<Crew> => {
  const who = { deviceName: 'load', timeZone: 'UTC' };
  const founder = await post(
    `${url}/v1/teams`,
    { teamName: 'Load', memberName: 'Member 0', ...who },
    httpReplies.createTeam,
  );
  const invite = async (): Promise<string> => {
    const answer = await fetch(`${url}/v1/invites`, {
      method: 'POST',
      headers: { authorization: `Bearer ${founder.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ maxUses: 1000 }),
    });
    const link = parseJoinLink(httpReplies.createInvite.parse(await answer.json()).url);
    if (link?.kind !== 'invite') throw new Error('The relay gave no invite.');
    return link.invite;
  };
  const invites = await each(Math.ceil(size / 1000), invite);
  const others = await each(size - 1, (index) =>
    post(
      `${url}/v1/join`,
      { invite: invites[Math.floor(index / 1000)], memberName: `Member ${index + 1}`, ...who },
      httpReplies.join,
    ),
  );
  return [founder, ...others];
};

/** Connects all of a team; the first one learns the roster, which the others then have. */
export const connectCrew = async (
  url: string,
  crew: Crew,
  events: LineEvents,
): Promise<readonly Line[]> => {
  let roster: number | null = null;
  const lines: Line[] = [];
  for (let from = 0; from < crew.length; from += from === 0 ? 1 : AT_ONCE) {
    const some = crew.slice(from, from === 0 ? 1 : from + AT_ONCE);
    const opened = some.map((account) => openLine(url, account, roster, events));
    for (const { welcomed } of opened) roster = (await welcomed).roster;
    for (const line of opened) line.send('active', 'activity', { activity: 'active', at: 0 });
    lines.push(...opened);
  }
  return lines;
};
