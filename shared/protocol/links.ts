/** Links that let someone in. The secret stands in the fragment, which no server sees and no log keeps (C6). */
import { isDeviceCode, isInviteSecret, plainDeviceCode } from './secrets.ts';

/** What a link carries: an invite for a new member, or a one-use code for another device of a member. */
export type JoinLink =
  | { readonly kind: 'invite'; readonly relayUrl: string; readonly invite: string }
  | { readonly kind: 'device'; readonly relayUrl: string; readonly code: string };

/** The link for an invite on the relay at `relayUrl` (an http(s) origin). */
export const inviteLink = (relayUrl: string, invite: string): string =>
  `${relayUrl}/#join=${invite}`;

/** The link for a device code on the relay at `relayUrl` (an http(s) origin). */
export const deviceLink = (relayUrl: string, code: string): string => `${relayUrl}/#device=${code}`;

/**
 * The address of a feed (K2) on the relay at `relayUrl`. Calendars fetch it by themselves, so that its secret cannot
 * stand in a fragment; it opens nothing but the feed.
 */
export const feedUrl = (relayUrl: string, secret: string): string =>
  `${relayUrl}/v1/feeds/${secret}.ics`;

const LINK = /^(https?:\/\/[^\s/#?]+)\/?#(join|device)=([\w-]+)$/i;

/** Reads a link that someone pasted or opened; null when it is none of ours. */
export const parseJoinLink = (text: string): JoinLink | null => {
  const [, relayUrl, kind, secret] = LINK.exec(text.trim()) ?? [];
  if (relayUrl === undefined || secret === undefined) return null;
  if (kind?.toLowerCase() === 'join')
    return isInviteSecret(secret) ? { kind: 'invite', relayUrl, invite: secret } : null;
  const code = plainDeviceCode(secret);
  return isDeviceCode(code) ? { kind: 'device', relayUrl, code } : null;
};

/** Why a text is no link of ours: it lacks the beginning, it leads to another page, or its end is not whole. */
export type LinkFault = 'noBeginning' | 'elsewhere' | 'notWhole' | 'none';

/** What is wrong with a text that `parseJoinLink` does not take. */
export const linkFault = (text: string): LinkFault => {
  const [, before = '', secret] = /^(.*?)#(?:join|device)=(.*)$/i.exec(text.trim()) ?? [];
  if (secret === undefined) return 'none';
  if (!/^https?:\/\//i.test(before)) return 'noBeginning';
  return /^https?:\/\/[^\s/#?]+\/?$/i.test(before) ? 'notWhole' : 'elsewhere';
};

/** What a link by which a system opens the desktop app begins with. */
const DESKTOP_LINK = /^fermata:\/{0,2}join\/?#(.{1,1500})$/i;

/** The link that opens the desktop app with a join or device link; the secret stays in the fragment. */
export const desktopLink = (link: string): string => `fermata://join#${encodeURIComponent(link)}`;

/** The join or device link in a link that opened the desktop app; null when there is none of ours. */
export const linkOfDesktop = (text: string): string | null => {
  const [, carried] = DESKTOP_LINK.exec(text.trim()) ?? [];
  if (carried === undefined) return null;
  const link = decoded(carried);
  return link === null || parseJoinLink(link) === null ? null : link;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // A broken escape carries nothing.
  }
};
