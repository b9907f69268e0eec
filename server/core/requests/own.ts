/** Requests about oneself: profile, activity, manual choice, status. */
import { changedSettings } from '../../../shared/domain/settings.ts';
import type { RequestOf } from '../../../shared/protocol/requests.ts';
import { append } from '../log.ts';
import { settle } from '../settle.ts';
import { signalActivity } from '../signal.ts';
import type { Device, Member } from '../state.ts';
import { keepProfile, type Turn } from '../turn.ts';
import { type Answer, DONE } from './answer.ts';

/** Changes name, zone or hours; teammates get the new profile under a new roster version. */
export const changeProfile = (
  turn: Turn,
  member: Member,
  request: RequestOf<'profile'>,
): Answer => {
  member.name = request.name ?? member.name;
  member.timeZone = request.timeZone ?? member.timeZone;
  if (request.workingHours !== undefined) member.workingHours = request.workingHours;
  if (request.hoursOverride !== undefined) member.hoursOverride = request.hoursOverride;
  keepProfile(turn, member);
  settle(turn, member);
  return DONE;
};

/** Notes one device's signal (P3, P4). */
export const noteActivity = (
  turn: Turn,
  device: Device,
  request: RequestOf<'activity'>,
): Answer => {
  if (signalActivity(turn, device, request.activity)) settle(turn, device.member);
  return DONE;
};

/** Sets or clears the choice made by hand. */
export const setManual = (turn: Turn, member: Member, request: RequestOf<'manual'>): Answer => {
  const { show, until } = request;
  const choice = show === null ? null : { show, ...(until === undefined ? {} : { until }) };
  member.manual = choice;
  append(turn, member, { type: 'manual', choice });
  settle(turn, member);
  return DONE;
};

/** Sets the line of status; an empty text clears it. */
export const setStatus = (turn: Turn, member: Member, request: RequestOf<'status'>): Answer => {
  const { text, emoji, until } = request;
  const line = {
    text,
    ...(emoji === undefined ? {} : { emoji }),
    ...(until === undefined ? {} : { until }),
  };
  member.status = text === '' ? null : line;
  append(turn, member, { type: 'status', line: member.status });
  settle(turn, member);
  return DONE;
};

/** Sets what holds for all of the member's devices; a new ceiling counts from now on, also for what waits (H7). */
export const changeSettings = (
  turn: Turn,
  member: Member,
  request: RequestOf<'settings'>,
): Answer => {
  const { type: _, id: __, ...change } = request;
  member.settings = changedSettings(member.settings, change);
  append(turn, member, { type: 'settings', settings: member.settings });
  settle(turn, member);
  return DONE;
};
