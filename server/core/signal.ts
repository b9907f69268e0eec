/** What a device says of its person: in its `hello`, and whenever it changes (P3, P4). */
import type { Activity } from '../../shared/protocol/fields.ts';
import type { Device } from './state.ts';
import type { Turn } from './turn.ts';

/** Notes it of a device that is connected; answers whether it is. Settle its member next. */
export const signalActivity = (turn: Turn, device: Device, activity: Activity): boolean => {
  const { signal, member } = device;
  if (signal === null) return false;
  if (signal.activity === 'active' || activity === 'active') member.lastActiveAt = turn.now;
  // Who was active until this moment is so no less because their device can no longer tell.
  if (signal.activity === 'active' && activity === 'unknown') device.lastRequestAt = turn.now;
  signal.activity = activity;
  return true;
};
