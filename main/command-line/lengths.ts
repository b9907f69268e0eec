/** Times of day as one types them, and how long that is. Pure; nothing here throws. */
import { FOCUS_LENGTH } from '../../shared/protocol/limits.ts';
import { nextAtMinute } from '../../shared/domain/until.ts';
import type { Length } from './ask.ts';

/** "17:30" as minutes from midnight; null for anything else. */
export const parseTimeOfDay = (text: string): number | null => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
};

/** How long that is from `now` (epoch ms) on a clock in `timeZone`, ms. */
export const lengthMs = (length: Length, now: number, timeZone: string): number =>
  length.kind === 'for' ? length.ms : Math.round(nextAtMinute(length.minute, timeZone, now) - now);

/** Whether a focus may be so long (F1). */
export const canFocusFor = (ms: number): boolean =>
  ms >= FOCUS_LENGTH.minMs && ms <= FOCUS_LENGTH.maxMs;
