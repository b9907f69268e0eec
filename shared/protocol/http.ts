/** Bodies of the HTTP calls (spec §2): one schema each, types inferred. */
import * as z from 'zod';
import * as field from './fields.ts';
import { DEVICE_CODE, INVITE } from './limits.ts';
import { DEVICE_CODE_LETTERS, INVITE_SECRET, plainDeviceCode } from './secrets.ts';

/** An invite as it stands in a link: 128 random bits or more, base64url. */
export const inviteSecret = z
  .string()
  .min(INVITE_SECRET.min)
  .max(INVITE_SECRET.max)
  .regex(INVITE_SECRET.pattern, 'not an invite');
/** A device code: 8 characters without look-alikes, case and dashes ignored. */
export const deviceCode = z
  .string()
  .transform(plainDeviceCode)
  .pipe(z.string().length(DEVICE_CODE.length).regex(DEVICE_CODE_LETTERS, 'not a device code'));

/** What a caller sends. */
export const httpRequests = {
  createTeam: z.object({
    teamName: field.teamName,
    memberName: field.memberName,
    deviceName: field.deviceName,
    timeZone: field.timeZone,
  }),
  openTeam: z.object({ teamName: field.teamName }),
  createInvite: z.object({
    maxUses: z.int().min(1).max(INVITE.maxUses).default(INVITE.defaultUses),
    expiresInMs: z.int().min(60_000).max(INVITE.maxLifeMs).default(INVITE.defaultLifeMs),
  }),
  join: z.object({
    invite: inviteSecret,
    memberName: field.memberName,
    deviceName: field.deviceName,
    timeZone: field.timeZone,
  }),
  createDeviceCode: z.object({}),
  createFeed: z.object({}),
  claimDevice: z.object({ code: deviceCode, deviceName: field.deviceName }),
} as const;

const credentials = z.object({
  token: z.string().min(1),
  memberId: field.opaqueId,
  teamId: field.opaqueId,
});

/** What the relay answers. */
export const httpReplies = {
  createTeam: credentials.extend({ inviteUrl: z.string() }),
  openTeam: z.object({ url: z.string(), expiresAt: field.at }),
  createInvite: z.object({ invite: inviteSecret, url: z.string(), expiresAt: field.at }),
  join: credentials,
  createDeviceCode: z.object({ code: z.string(), expiresAt: field.at }),
  createFeed: z.object({ url: z.string() }),
  claimDevice: credentials,
  listDevices: z.object({
    devices: z.array(
      z.object({
        deviceId: field.opaqueId,
        name: z.string(),
        kind: field.deviceKind,
        current: z.boolean(),
        lastSeenAt: field.at.nullable(),
        connected: z.boolean().default(false),
      }),
    ),
    /** Codes that still let a device in. A relay from before tells none. */
    openCodes: z.array(z.object({ expiresAt: field.at })).optional(),
  }),
  listInvites: z.object({
    invites: z.array(
      z.object({
        inviteId: z.string().min(1),
        usesLeft: z.int().min(1),
        expiresAt: field.at,
      }),
    ),
  }),
} as const;

/** An error as an RFC 9457 problem document; `type` is a stable code, `detail` says what to do. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  field: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
export type HttpReply<T extends keyof typeof httpReplies> = z.infer<(typeof httpReplies)[T]>;
export type HttpRequest<T extends keyof typeof httpRequests> = z.infer<(typeof httpRequests)[T]>;
