/** The HTTP calls that are part of the protocol. */
import type { httpReplies, httpRequests } from '../../shared/protocol/http.ts';
import { DAY_MS, DEVICE_CODE, FEED } from '../../shared/protocol/limits.ts';

/** A call. */
export interface HttpCall {
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` for what stands in the path. */
  readonly path: string;
  readonly who: string;
  readonly says: string;
  /** What stands in the path. */
  readonly inPath?: string;
  readonly request?: keyof typeof httpRequests;
  readonly status: number;
  readonly reply?: keyof typeof httpReplies;
  /** Types of problems, beside those of every call. */
  readonly problems: readonly string[];
}

const MEMBER = 'a member: `Authorization: Bearer` with the token of a device';
const BODY = ['invalid', 'not_json', 'too_large'];
const KEPT = ['storage_full', 'storage_failed'];

/** Every call that is part of the protocol. */
export const HTTP_CALLS: readonly HttpCall[] = [
  {
    title: 'Found a team',
    method: 'POST',
    path: '/v1/teams',
    who: 'whoever has the relay’s admin secret (`Authorization: Bearer`), or anyone where signing up is open',
    says: 'Makes a team, its first member with a first device, and a first invite.',
    request: 'createTeam',
    status: 201,
    reply: 'createTeam',
    problems: ['signup_closed', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'Found a team for somebody else',
    method: 'POST',
    path: '/v1/teams/open',
    who: 'who may found a team',
    says: 'Makes a team that nobody is in yet, and an invite of one use with which its first member joins. No member, device or token is made.',
    request: 'openTeam',
    status: 201,
    reply: 'openTeam',
    problems: ['signup_closed', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'Make an invite',
    method: 'POST',
    path: '/v1/invites',
    who: MEMBER,
    says: 'Makes an invite into the caller’s team.',
    request: 'createInvite',
    status: 201,
    reply: 'createInvite',
    problems: ['unauthorized', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'List the invites',
    method: 'GET',
    path: '/v1/invites',
    who: MEMBER,
    says: 'The invites into the caller’s team with which somebody can still join. Their secrets are not told again.',
    status: 200,
    reply: 'listInvites',
    problems: ['unauthorized', 'too_many_tries'],
  },
  {
    title: 'Revoke an invite',
    method: 'DELETE',
    path: '/v1/invites/:invite',
    who: MEMBER,
    says: 'Nobody joins with it from now on. Who joined stays.',
    inPath: '`:invite` is the `invite` that was made, or an `inviteId` of the list.',
    status: 204,
    problems: ['unauthorized', 'too_many_tries', 'not_found', ...KEPT],
  },
  {
    title: 'Join a team',
    method: 'POST',
    path: '/v1/join',
    who: 'whoever has an invite',
    says: 'Makes a new member of the team with a first device. An invite that is spent, expired or revoked is `not_found`.',
    request: 'join',
    status: 201,
    reply: 'join',
    problems: ['not_found', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'List one’s devices',
    method: 'GET',
    path: '/v1/devices',
    who: MEMBER,
    says: 'The devices of the member who asks, and the codes that still let one in: one that is not among them was used, or is over.',
    status: 200,
    reply: 'listDevices',
    problems: ['unauthorized', 'too_many_tries'],
  },
  {
    title: 'Ask for a device code',
    method: 'POST',
    path: '/v1/devices',
    who: MEMBER,
    says: `Makes a code with which one more device of the same member is let in: ${DEVICE_CODE.length} characters, one use, ${DEVICE_CODE.lifeMs / 60_000} minutes.`,
    request: 'createDeviceCode',
    status: 201,
    reply: 'createDeviceCode',
    problems: ['unauthorized', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'Let a device in by its code',
    method: 'POST',
    path: '/v1/devices/claim',
    who: 'whoever has a code',
    says: `Gives the device a token of its own. ${DEVICE_CODE.wrongTriesPerMinute} wrong codes a minute from one address, then \`too_many_tries\`.`,
    request: 'claimDevice',
    status: 201,
    reply: 'claimDevice',
    problems: ['not_found', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'Revoke a device',
    method: 'DELETE',
    path: '/v1/devices/:deviceId',
    who: MEMBER,
    says: 'Its token is worth nothing from now on, and its connections are closed 4003 at once. It may be the caller’s own: that is how one leaves on a device.',
    inPath: '`:deviceId` as the list of devices has it.',
    status: 204,
    problems: ['unauthorized', 'too_many_tries', 'not_found', ...KEPT],
  },
  {
    title: 'Make a calendar feed',
    method: 'POST',
    path: '/v1/feed',
    who: MEMBER,
    says: 'Makes a secret address at which calendars find the member’s focus sessions, from this one on. An address from before opens nothing any more.',
    request: 'createFeed',
    status: 201,
    reply: 'createFeed',
    problems: ['unauthorized', 'too_many_tries', ...BODY, ...KEPT],
  },
  {
    title: 'End the calendar feed',
    method: 'DELETE',
    path: '/v1/feed',
    who: MEMBER,
    says: 'Its address opens nothing any more, and what it told is forgotten. The same where there was none.',
    status: 204,
    problems: ['unauthorized', 'too_many_tries', ...KEPT],
  },
  {
    title: 'Read a calendar feed',
    method: 'GET',
    path: '/v1/feeds/:secret',
    who: 'whoever has the address',
    says: `Answers iCalendar (\`text/calendar\`, RFC 5545): the session in progress, those of the last ${FEED.keepMs / DAY_MS} days, ${FEED.sessions} at most, with a label only where teammates see it too, and those planned for the next ${FEED.aheadDays}, \`TENTATIVE\` where Fermata asks first. It has an \`ETag\`; a caller that has it already is answered 304.`,
    inPath: '`:secret` with or without `.ics` at its end, for calendars that look for it.',
    status: 200,
    problems: ['not_found', 'too_many_tries', ...KEPT],
  },
];
