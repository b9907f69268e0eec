/** The first member of the team on this machine: made at the first run, let in again at each later one. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import type { HttpFault, Json } from '../../shared/engine/ports.ts';
import { httpReplies } from '../../shared/protocol/http.ts';
import { deviceLink, parseJoinLink } from '../../shared/protocol/links.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readJson, writeJson } from './data-folder.ts';

const owner = z.object({ token: z.string(), memberId: z.string(), teamId: z.string() });
/** Who may make links for the team on this machine. */
export type Owner = z.infer<typeof owner>;

const http = createFetchPort(fetch);

const post = async <T>(
  url: string,
  body: Json,
  token: string,
  schema: z.ZodType<T>,
): Promise<Result<T, HttpFault>> => {
  const answer = await http.post(url, body, token);
  return answer.ok ? ok(schema.parse(answer.value)) : answer;
};

/** The value, or a throw with words for whoever started this: there is no way on without it. */
const need = <T>(answer: Result<T, HttpFault>): T => {
  if (answer.ok) return answer.value;
  const { error } = answer;
  throw new Error(error.kind === 'refused' ? error.detail : 'its relay could not be reached');
};

const makeCode = (relayUrl: string, { token }: Owner) =>
  post(`${relayUrl}/v1/devices`, {}, token, httpReplies.createDeviceCode);

/** The name of this machine's account; that of the administrator is nobody's. It can be changed in the settings. */
const nameOfUser = (): string => {
  const { username, uid } = userInfo();
  return uid === 0 ? 'Me' : username.slice(0, 60) || 'Me';
};

const foundTeam = async (
  relayUrl: string,
  adminSecret: string,
  teamName: string,
): Promise<Owner> => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const body = { teamName, memberName: nameOfUser(), deviceName: 'npm start', timeZone };
  const { token, memberId, teamId, inviteUrl } = need(
    await post(`${relayUrl}/v1/teams`, body, adminSecret, httpReplies.createTeam),
  );
  // Nobody gets this one: invites are made in the window, where those that are open are listed.
  const link = parseJoinLink(inviteUrl);
  if (link?.kind === 'invite') await http.remove(`${relayUrl}/v1/invites/${link.invite}`, token);
  return { token, memberId, teamId };
};

/** The owner kept in `folder`; the team is made at the first run, and when the relay does not know it any more. */
export const ensureOwner = async (
  folder: string,
  relayUrl: string,
  adminSecret: string,
  teamName: string,
): Promise<Owner> => {
  const file = join(folder, 'owner.json');
  const known = owner.safeParse(readJson(file));
  if (known.success) {
    const code = await makeCode(relayUrl, known.data);
    const isForgotten = !code.ok && code.error.kind === 'refused' && code.error.status === 401;
    if (!isForgotten) return known.data;
  }
  const made = await foundTeam(relayUrl, adminSecret, teamName);
  writeJson(file, made);
  return made;
};

/** A link that lets one device in as the owner: a one-use code in the fragment, never a token (C6). */
export const ownerLink = async (relayUrl: string, member: Owner): Promise<string> =>
  deviceLink(relayUrl, need(await makeCode(relayUrl, member)).code);

const NONE_RUNS = 'no Fermata runs on this machine with its data here. npm start starts it.';
const SIGNED_OUT =
  'one runs, but “npm start” was signed out of its team. Where you are in it still, the settings make a link for a further device.';

/** A new link into what runs on a port of this machine from `folder`; throws with words where there can be none. */
export const linkIntoRunning = async (folder: string, port: number | null): Promise<string> => {
  const known = owner.safeParse(readJson(join(folder, 'owner.json')));
  if (!known.success || port === null) throw new Error(NONE_RUNS);
  const relayUrl = `http://127.0.0.1:${port}`;
  const made = await makeCode(relayUrl, known.data);
  if (made.ok) return deviceLink(relayUrl, made.value.code);
  if (made.error.kind !== 'refused') throw new Error(NONE_RUNS);
  throw new Error(made.error.status === 401 ? SIGNED_OUT : made.error.detail);
};

/** An invite to the owner's team. */
export const ownerInvite = async (relayUrl: string, { token }: Owner): Promise<string> =>
  need(await post(`${relayUrl}/v1/invites`, {}, token, httpReplies.createInvite)).url;
