/** Who and what is let in: links, one's devices and the team's invites, by the relay's HTTP calls. */
import type { CommandOf, CommandReply } from '../bridge/commands.ts';
import { t } from '../language/engine/words.ts';
import { fail, type Result } from '../result.ts';
import { faultOf, type FreshLink, makeDeviceLink, makeInvite, replyOf } from './join.ts';
import type { Credentials, HttpFault, HttpPort } from './ports.ts';

/** The commands of this kind. */
export type AccessCommand = CommandOf<
  | 'createInvite'
  | 'createDeviceLink'
  | 'listDevices'
  | 'revokeDevice'
  | 'listInvites'
  | 'revokeInvite'
>;

/** What they are carried out with. */
export interface AccessMeans {
  readonly http: HttpPort;
  readonly who: Credentials;
  /** This device, which is never revoked by this way. */
  readonly deviceId: string | null;
  /** Relay time minus this machine's. */
  readonly skewMs: number;
}

/** A link as the window gets it. */
export const linkReply = (
  made: Result<FreshLink, Extract<CommandReply, { ok: false }>['error']>,
  skewMs: number,
): CommandReply => {
  if (!made.ok) return made;
  const { expiresAt, ...link } = made.value;
  const value = { ...link, expiresAt: expiresAt === null ? null : expiresAt - skewMs };
  return { ok: true, value };
};

const listDevices = async ({ http, who, skewMs }: AccessMeans): Promise<CommandReply> => {
  const listed = replyOf('listDevices', await http.get(`${who.relayUrl}/v1/devices`, who.token));
  if (!listed.ok) return listed;
  const { devices, openCodes } = listed.value;
  const here = devices.map(({ lastSeenAt, ...device }) => ({
    ...device,
    lastSeenAt: lastSeenAt === null ? null : lastSeenAt - skewMs,
  }));
  const openMarks = openCodes?.map(({ expiresAt }) => expiresAt) ?? null;
  return { ok: true, devices: { devices: here, openMarks } };
};

const listInvites = async ({ http, who, skewMs }: AccessMeans): Promise<CommandReply> => {
  const listed = replyOf('listInvites', await http.get(`${who.relayUrl}/v1/invites`, who.token));
  if (!listed.ok) return listed;
  const invites = listed.value.invites.map(({ expiresAt, ...invite }) => ({
    ...invite,
    expiresAt: expiresAt - skewMs,
  }));
  return { ok: true, invites };
};

/** What is not there any more is what was asked for. */
const revoked = (gone: Result<null, HttpFault>): CommandReply =>
  gone.ok || (gone.error.kind === 'refused' && gone.error.status === 404)
    ? { ok: true }
    : fail(faultOf(gone.error));

/** Carries one out. Times of the reply are on this machine's clock. */
export const runAccess = async (
  command: AccessCommand,
  means: AccessMeans,
): Promise<CommandReply> => {
  const { http, who, deviceId, skewMs } = means;
  const remove = async (path: string, id: string): Promise<CommandReply> =>
    revoked(await http.remove(`${who.relayUrl}${path}${encodeURIComponent(id)}`, who.token));
  switch (command.type) {
    case 'createInvite': {
      const { maxUses, expiresInMs } = command;
      const chosen = {
        ...(maxUses === undefined ? {} : { maxUses }),
        ...(expiresInMs === undefined ? {} : { expiresInMs }),
      };
      return linkReply(await makeInvite(http, who, chosen), skewMs);
    }
    case 'createDeviceLink':
      return linkReply(await makeDeviceLink(http, who), skewMs);
    case 'listDevices':
      return listDevices(means);
    case 'listInvites':
      return listInvites(means);
    case 'revokeInvite':
      return remove('/v1/invites/', command.inviteId);
    case 'revokeDevice':
      return command.deviceId === deviceId
        ? fail({ code: 'refused', message: t('relay.leaveInstead') })
        : remove('/v1/devices/', command.deviceId);
  }
};
