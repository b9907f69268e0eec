/** Ways into a team over the relay's HTTP calls, and links that let others in. */
import type { CommandFault } from '../bridge/commands.ts';
import { t } from '../language/engine/words.ts';
import { type HttpReply, httpReplies, type HttpRequest } from '../protocol/http.ts';
import { deviceLink, type JoinLink, parseJoinLink } from '../protocol/links.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Credentials, DeviceFacts, HttpFault, HttpPort, Json } from './ports.ts';

/** A link that lets someone in, and until when. `expiresAt` in relay time. */
export interface FreshLink {
  readonly url: string;
  /** Null: never. */
  readonly expiresAt: number | null;
  /** Tells a device link among the codes that are open. */
  readonly mark?: number;
}

/** What a call that failed means to whoever made it. */
export const faultOf = (fault: HttpFault): CommandFault => {
  if (fault.kind === 'unreachable') return { code: 'unreachable', message: t('relay.unreachable') };
  return { code: fault.status === 404 ? 'not_found' : 'refused', message: fault.detail };
};

/** What the relay answered, as the reply of this name. */
export const replyOf = <T extends keyof typeof httpReplies>(
  name: T,
  answer: Result<unknown, HttpFault>,
): Result<HttpReply<T>, CommandFault> => {
  if (!answer.ok) return fail(faultOf(answer.error));
  const parsed = httpReplies[name].safeParse(answer.value);
  return parsed.success
    ? ok(parsed.data as HttpReply<T>)
    : fail({ code: 'refused', message: t('relay.strange') });
};

const call = async <T extends keyof typeof httpReplies>(
  http: HttpPort,
  name: T,
  url: string,
  body: Json,
  token?: string,
): Promise<Result<HttpReply<T>, CommandFault>> => replyOf(name, await http.post(url, body, token));

const SPENT = { device: 'relay.spentDevice', invite: 'relay.spentInvite' } as const;

const enter = async (
  http: HttpPort,
  link: JoinLink,
  device: DeviceFacts,
  memberName: string,
): Promise<Result<HttpReply<'join'>, CommandFault>> => {
  const { relayUrl } = link;
  if (link.kind === 'device')
    return call(http, 'claimDevice', `${relayUrl}/v1/devices/claim`, {
      code: link.code,
      deviceName: device.name,
    });
  const { invite } = link;
  const body = { invite, memberName, deviceName: device.name, timeZone: device.timeZone };
  return call(http, 'join', `${relayUrl}/v1/join`, body);
};

const noLink = (): string => t('relay.noLink', { example: 'https://relay.example/#join=…' });

/** Joins with a link: an invite makes a new member called `memberName`, a device link adds this device to one. */
export const joinWith = async (
  http: HttpPort,
  text: string,
  device: DeviceFacts,
  memberName: string,
): Promise<Result<Credentials, CommandFault>> => {
  const link = parseJoinLink(text);
  if (link === null) return fail({ code: 'invalid', message: noLink() });
  const entered = await enter(http, link, device, memberName);
  if (entered.ok) return ok({ relayUrl: link.relayUrl, ...entered.value });
  // A relay says the same of all that it does not know (P8); whoever holds a link can be told what that means.
  const isSpent = entered.error.code === 'not_found';
  return isSpent ? fail({ ...entered.error, message: t(SPENT[link.kind]) }) : entered;
};

/** A link with which teammates can join. */
export const makeInvite = async (
  http: HttpPort,
  who: Credentials,
  chosen: Partial<HttpRequest<'createInvite'>> = {},
): Promise<Result<FreshLink, CommandFault>> => {
  const body = { ...chosen };
  const made = await call(http, 'createInvite', `${who.relayUrl}/v1/invites`, body, who.token);
  return made.ok ? ok({ url: made.value.url, expiresAt: made.value.expiresAt }) : made;
};

/** A one-use link for another device of the same member. */
export const makeDeviceLink = async (
  http: HttpPort,
  who: Credentials,
): Promise<Result<FreshLink, CommandFault>> => {
  const made = await call(http, 'createDeviceCode', `${who.relayUrl}/v1/devices`, {}, who.token);
  if (!made.ok) return made;
  const { code, expiresAt } = made.value;
  return ok({ url: deviceLink(who.relayUrl, code), expiresAt, mark: expiresAt });
};

/** A secret address at which calendars find the member's focus sessions; one from before ends (K2). */
export const makeFeed = async (
  http: HttpPort,
  who: Credentials,
): Promise<Result<FreshLink, CommandFault>> => {
  const made = await call(http, 'createFeed', `${who.relayUrl}/v1/feed`, {}, who.token);
  return made.ok ? ok({ url: made.value.url, expiresAt: null }) : made;
};

/** Ends the member's calendar feed. */
export const removeFeed = async (
  http: HttpPort,
  who: Credentials,
): Promise<Result<null, CommandFault>> => {
  const gone = await http.remove(`${who.relayUrl}/v1/feed`, who.token);
  return gone.ok ? gone : fail(faultOf(gone.error));
};
