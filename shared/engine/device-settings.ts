/** Settings of this device alone: they are kept here and never leave it. */
import * as z from 'zod';
import { LANGUAGE_CHOICES } from '../language/choice.ts';
import { DEFAULT_IDLE_AFTER_MS, IDLE_AFTER } from '../protocol/limits.ts';

/** How notifications come here: as they are, without a sound, or not at all (D4). */
export const notificationsChoice = z.enum(['on', 'silent', 'off']);
export type NotificationsChoice = z.infer<typeof notificationsChoice>;
/** Light or dark: as the system has it, or one of them. */
export const appearanceChoice = z.enum(['system', 'light', 'dark']);
/** What Fermata speaks, as it was chosen. */
export const languageChoice = z.enum(LANGUAGE_CHOICES);

/** Each setting; what cannot be read is as it comes. */
export const deviceSettings = z.object({
  /** After how long without input its user counts as idle (P4). */
  idleAfterMs: z.int().min(IDLE_AFTER.minMs).max(IDLE_AFTER.maxMs).catch(DEFAULT_IDLE_AFTER_MS),
  notifications: notificationsChoice.catch('on'),
  /** What Fermata speaks here (W1). */
  language: languageChoice.catch('system'),
  /** Light or dark (W4). */
  appearance: appearanceChoice.catch('system'),
});
export type DeviceSettings = z.infer<typeof deviceSettings>;

/** How they come. */
export const DEFAULT_DEVICE_SETTINGS: DeviceSettings = {
  idleAfterMs: DEFAULT_IDLE_AFTER_MS,
  notifications: 'on',
  language: 'system',
  appearance: 'system',
};
