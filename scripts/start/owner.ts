/** The first member of the team on this machine: made at the first run, let in again at each later one. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import { httpReplies } from '../../shared/protocol/http.ts';
import { deviceLink } from '../../shared/protocol/links.ts';
import { readJson, writeJson } from './data-folder.ts';

const owner = z.object({ token: z.string(), memberId: z.string(), teamId: z.string() });
/** Who may make links for the team on this machine. */
export type Owner = z.infer<typeof owner>;

const http = createFetchPort(fetch);

const post = async <T>(
  url: string,
  body: object,
  token: string,
  schema: z.ZodType<T>,
): Promise<T> => {
  const answer = await http.post(url, body as Record<string, string>, token);
  if (answer.ok) return schema.parse(answer.value);
  const { error } = answer;
  throw new Error(
    error.kind === 'refused' ? error.detail : `the relay at ${url} could not be reached`,
  );
};

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const foundTeam = async (
  relayUrl: string,
  adminSecret: string,
  teamName: string,
): Promise<Owner> => {
  const memberName = userInfo().username.slice(0, 60) || 'Me';
  const body = { teamName, memberName, deviceName: 'npm start', timeZone: timeZone() };
  const { token, memberId, teamId } = await post(
    `${relayUrl}/v1/teams`,
    body,
    adminSecret,
    httpReplies.createTeam,
  );
  return { token, memberId, teamId };
};

/** The owner kept in `folder`; at the first run the team is made. */
export const ensureOwner = async (
  folder: string,
  relayUrl: string,
  adminSecret: string,
  teamName: string,
): Promise<Owner> => {
  const file = join(folder, 'owner.json');
  const known = owner.safeParse(readJson(file));
  if (known.success) return known.data;
  const made = await foundTeam(relayUrl, adminSecret, teamName);
  writeJson(file, made);
  return made;
};

/** A link that lets one device in as the owner: a one-use code in the fragment, never a token (C6). */
export const ownerLink = async (relayUrl: string, { token }: Owner): Promise<string> => {
  const { code } = await post(`${relayUrl}/v1/devices`, {}, token, httpReplies.createDeviceCode);
  return deviceLink(relayUrl, code);
};

/** An invite to the owner's team. */
export const ownerInvite = async (relayUrl: string, { token }: Owner): Promise<string> => {
  const { url } = await post(`${relayUrl}/v1/invites`, {}, token, httpReplies.createInvite);
  return url;
};
