/** What is kept of one's calendar: the choice, as a window or the store gives it, and what it said last (K1). */
import * as z from 'zod';
import type { CalendarSetting } from './ports.ts';

/** Which calendar is read. Never leaves the device: an address may be a secret. */
export const calendarSetting = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('url'),
    url: z
      .string()
      .trim()
      .max(2000)
      .regex(/^(https?|webcal):\/\/[^/\s]/i, 'begins with https://, http:// or webcal://'),
    allowPrivate: z.boolean(),
  }),
  z.object({ kind: z.literal('file'), path: z.string().min(1).max(4000) }),
]) satisfies z.ZodType<CalendarSetting>;

const event = z.object({
  key: z.string(),
  from: z.number(),
  until: z.number(),
  title: z.string(),
  isBusy: z.boolean(),
});
/** The record of the store: the last good copy outlives a restart. */
export const ownCalendarSchema = z.object({
  setting: calendarSetting.nullable(),
  focusWord: z.string(),
  events: z.array(event).readonly(),
  problem: z.string().nullable(),
  readAt: z.number().nullable(),
});
/** What is kept of one's calendar. Times are the world's, for which the relay's are taken: no skew is added. */
export type OwnCalendar = z.infer<typeof ownCalendarSchema>;

/** No calendar. */
export const NO_CALENDAR: OwnCalendar = {
  setting: null,
  focusWord: '',
  events: [],
  problem: null,
  readAt: null,
};
