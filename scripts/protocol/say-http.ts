/** What the reference says of each body of an HTTP call, and of each problem. */
import type { httpReplies, httpRequests } from '../../shared/protocol/http.ts';
import { DEVICE_CODE, INVITE, MAX_HTTP_BODY_BYTES } from '../../shared/protocol/limits.ts';
import type { Description } from './described.ts';
import { SAMPLE } from './sample.ts';

const memberName = 'The name of the new member.';
const deviceName = 'The name of the device, for its owner’s list.';
const timeZone = 'The time zone of the new member.';
const credentials = {
  token:
    'Lets this device in, over the socket and over HTTP. It comes once and is never told again: keep it as one keeps a password.',
  memberId: 'The member whose device this is.',
  teamId: 'Their team.',
};
const { ana, token, teamId } = SAMPLE;
const let_in = { token, memberId: ana, teamId };

/** Each body of a call. */
export const SAY_HTTP_REQUESTS: Readonly<Record<keyof typeof httpRequests, Description>> = {
  createTeam: {
    says: '',
    fields: { teamName: 'The name of the team.', memberName, deviceName, timeZone },
    example: {
      teamName: 'Crew',
      memberName: 'Ana',
      deviceName: 'Ana’s laptop',
      timeZone: 'Europe/Lisbon',
    },
  },
  openTeam: {
    says: '',
    fields: { teamName: 'The name of the team.' },
    example: { teamName: 'Crew' },
  },
  createInvite: {
    says: '',
    fields: {
      maxUses: 'How many may join with it.',
      expiresInMs: `For how long. ${INVITE.defaultLifeMs / 86_400_000} days unless said otherwise.`,
    },
    example: { maxUses: 5 },
  },
  join: {
    says: '',
    fields: {
      invite: 'The secret of the invite: what follows `#join=` in its link.',
      memberName,
      deviceName,
      timeZone,
    },
    example: {
      invite: SAMPLE.invite,
      memberName: 'Ben',
      deviceName: 'Ben’s desktop',
      timeZone: 'Asia/Kolkata',
    },
  },
  createDeviceCode: { says: '', fields: {}, example: {} },
  createFeed: { says: '', fields: {}, example: {} },
  claimDevice: {
    says: '',
    fields: {
      code: `The code: ${DEVICE_CODE.length} characters of \`0-9 A-Z\` without \`I L O U\`. Blanks, dashes and case do not matter.`,
      deviceName,
    },
    example: { code: 'K7QM-2XW9', deviceName: 'Ana’s phone' },
  },
};

/** Each body of an answer. */
export const SAY_HTTP_REPLIES: Readonly<Record<keyof typeof httpReplies, Description>> = {
  createTeam: {
    says: '',
    fields: {
      ...credentials,
      inviteUrl: 'A link for the next member: the relay’s address with `#join=` and an invite.',
    },
    example: { ...let_in, inviteUrl: `https://relay.example/#join=${SAMPLE.invite}` },
  },
  openTeam: {
    says: '',
    fields: {
      url: 'A link for the first member: the relay’s address with `#join=` and an invite.',
      expiresAt: 'Until when it can be used.',
    },
    example: {
      url: `https://relay.example/#join=${SAMPLE.invite}`,
      expiresAt: SAMPLE.later,
    },
  },
  createInvite: {
    says: '',
    fields: {
      invite: 'The secret of the invite.',
      url: 'The same as a link to hand on.',
      expiresAt: 'Until when it can be used.',
    },
    example: {
      invite: SAMPLE.invite,
      url: `https://relay.example/#join=${SAMPLE.invite}`,
      expiresAt: SAMPLE.later,
    },
  },
  join: { says: '', fields: credentials, example: let_in },
  createDeviceCode: {
    says: '',
    fields: {
      code: 'The code, to be typed on the other device.',
      expiresAt: 'Until when it can be used.',
    },
    example: { code: 'K7QM2XW9', expiresAt: SAMPLE.later },
  },
  createFeed: {
    says: '',
    fields: { url: 'The address for calendars. It is told once; keep it like a password.' },
    example: { url: `https://relay.example.org/v1/feeds/${SAMPLE.invite}.ics` },
  },
  claimDevice: { says: '', fields: credentials, example: let_in },
  listDevices: {
    says: '',
    fields: {
      devices: 'Those that are let in.',
      'devices[].deviceId': 'Its id.',
      'devices[].name': 'Its name.',
      'devices[].kind': 'Its kind, as its last `hello` said.',
      'devices[].current': 'Whether it is the one that asks.',
      'devices[].lastSeenAt': 'When it was last connected, to some minutes; `null`: never.',
      'devices[].connected': 'Whether it is connected now.',
      openCodes: 'Codes that still let a device in. Left out by a relay from before.',
      'openCodes[].expiresAt': 'When it ends.',
    },
    example: {
      devices: [
        {
          deviceId: SAMPLE.deviceId,
          name: 'Ana’s laptop',
          kind: 'desktop',
          current: true,
          lastSeenAt: SAMPLE.now,
          connected: true,
        },
      ],
      openCodes: [],
    },
  },
  listInvites: {
    says: '',
    fields: {
      invites: 'Those that let somebody in.',
      'invites[].inviteId': 'Names it where it is revoked; it lets nobody in.',
      'invites[].usesLeft': 'How many may join with it still.',
      'invites[].expiresAt': 'When it ends.',
    },
    example: {
      invites: [
        {
          inviteId: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
          usesLeft: 22,
          expiresAt: SAMPLE.now + 86_400_000,
        },
      ],
    },
  },
};

/** Each type of problem: its status and what a client does. `everywhere`: any call may be answered so. */
export const PROBLEMS: Readonly<
  Record<string, { readonly status: number; readonly says: string; readonly everywhere?: true }>
> = {
  invalid: {
    status: 400,
    says: 'The body is not JSON, or a field is not right (`field` names it). Mend it; do not repeat it as it is.',
  },
  unauthorized: {
    status: 401,
    says: 'No token, or one that lets nobody in. Ask the user to join again.',
  },
  signup_closed: { status: 403, says: 'This relay takes new teams only with its admin secret.' },
  not_found: {
    status: 404,
    says: 'There is no such thing, or nothing that the caller may know of. Do not repeat it.',
  },
  wrong_method: {
    status: 405,
    everywhere: true,
    says: 'This path has other methods; `Allow` names them.',
  },
  too_large: { status: 413, says: `The body is over ${MAX_HTTP_BODY_BYTES / 1024} KiB.` },
  not_json: { status: 415, says: 'Send the body as `Content-Type: application/json`.' },
  too_many_tries: {
    status: 429,
    says: 'Too many wrong codes, invites, tokens or admin secrets from this address. Wait for as long as `Retry-After` says.',
  },
  stopping: {
    status: 503,
    everywhere: true,
    says: 'The relay is being stopped, and nothing was done. Try again in a moment.',
  },
  internal: { status: 500, everywhere: true, says: 'A fault of the relay. Try again in a moment.' },
  storage_failed: {
    status: 503,
    says: 'The relay could not write to its disk, and kept nothing. Try again in a moment.',
  },
  storage_full: {
    status: 507,
    says: 'The relay’s disk is full, and nothing was kept. Tell whoever runs it.',
  },
};
