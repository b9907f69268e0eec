/** A member's devices: another one by a one-use code, the list, and revoking one. */
import { CLOSE } from '../../../shared/protocol/close-codes.ts';
import type { HttpReply, HttpRequest } from '../../../shared/protocol/http.ts';
import { DEVICE_CODE } from '../../../shared/protocol/limits.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Registry } from '../registry.ts';
import { hashSecret } from '../secrets.ts';
import { settle } from '../settle.ts';
import type { Device } from '../state.ts';
import { closeConn, keepDevice, type Turn, wrote } from '../turn.ts';
import { type AccountCall, asDevice } from './call.ts';
import { type Credentials, giveDevice } from './teams.ts';

/** Makes a one-use code for another device of the same member. */
export const createDeviceCode = (token: string): AccountCall<HttpReply<'createDeviceCode'>> =>
  asDevice(token, (turn, { member }, registry) => {
    const { team, memberId } = member;
    const code = turn.ids.deviceCode();
    const hash = hashSecret(code);
    const expiresAt = turn.now + DEVICE_CODE.lifeMs;
    const record = { hash, teamId: team.teamId, memberId, expiresAt, used: false };
    team.codes.set(hash, record);
    registry.codes.set(hash, team);
    turn.draft.codes.add(record);
    wrote(turn, team);
    return ok({ code, expiresAt });
  });

/** Lets a device in by a code. */
export const claimDevice = (body: HttpRequest<'claimDevice'>): AccountCall<Credentials> => {
  const hash = hashSecret(body.code);
  return {
    needs: [{ kind: 'code', hash }],
    run: (turn, registry) => {
      const team = registry.codes.get(hash);
      const code = team?.codes.get(hash);
      if (team === undefined || code === undefined) return fail('not_found');
      const member = team.members.get(code.memberId);
      if (code.used || code.expiresAt <= turn.now || member === undefined) return fail('not_found');
      code.used = true;
      turn.draft.codes.add(code);
      wrote(turn, team);
      team.codes.delete(hash);
      registry.codes.delete(hash);
      return ok(giveDevice(turn, registry, member, body.deviceName).credentials);
    },
  };
};

/** The member's devices, and the codes with which one more could come. */
export const listDevices = (token: string): AccountCall<HttpReply<'listDevices'>> =>
  asDevice(token, (turn, own) => {
    const { team, memberId } = own.member;
    const openCodes = [...team.codes.values()]
      .filter((code) => code.memberId === memberId && !code.used && code.expiresAt > turn.now)
      .map(({ expiresAt }) => ({ expiresAt }));
    const devices = [...own.member.devices.values()].map((device) => ({
      deviceId: device.deviceId,
      name: device.name,
      kind: device.kind,
      current: device === own,
      lastSeenAt: device.lastSeenAt,
      connected: device.conns.size > 0,
    }));
    return ok({ devices, openCodes });
  });

const shutOut = (turn: Turn, device: Device): void => {
  for (const conn of device.conns) closeConn(turn, conn, CLOSE.unauthorized);
  device.signal = null;
  device.member.devices.delete(device.deviceId);
};

/**
 * Ends the open codes of a member: one that the revoked device made, and noted, would let it in again. Those of
 * their other devices go with it; a new one is made in a moment.
 */
const endCodes = (turn: Turn, { member }: Device, registry: Registry): void => {
  const { team, memberId } = member;
  for (const code of [...team.codes.values()].filter((it) => it.memberId === memberId)) {
    code.used = true;
    turn.draft.codes.add(code);
    team.codes.delete(code.hash);
    registry.codes.delete(code.hash);
  }
};

/** Revokes one of the member's devices; its connections end at once, and no code lets it in again. */
export const revokeDevice = (token: string, deviceId: string): AccountCall<null> =>
  asDevice(token, (turn, own, registry) => {
    const device = own.member.devices.get(deviceId);
    if (device === undefined) return fail('not_found');
    device.revokedAt = turn.now;
    keepDevice(turn, device);
    registry.tokens.delete(device.tokenHash);
    endCodes(turn, device, registry);
    shutOut(turn, device);
    settle(turn, own.member);
    return ok(null);
  });
