/** The form of what lets someone in, apart from the schemas: a window reads links without loading those. */
import { DEVICE_CODE } from './limits.ts';

/** An invite as it stands in a link: 128 random bits or more, base64url. */
export const INVITE_SECRET = { min: 16, max: 128, pattern: /^[\w-]+$/ } as const;
/** The letters of a device code: none that look alike. */
export const DEVICE_CODE_LETTERS = /^[0-9A-HJKMNP-TV-Z]+$/;

/** Whether an invite has the form of one. */
export const isInviteSecret = (text: string): boolean =>
  text.length >= INVITE_SECRET.min &&
  text.length <= INVITE_SECRET.max &&
  INVITE_SECRET.pattern.test(text);

/** A device code as the relay keeps it: case and dashes are ignored. */
export const plainDeviceCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** Whether a plain device code has the form of one. */
export const isDeviceCode = (plain: string): boolean =>
  plain.length === DEVICE_CODE.length && DEVICE_CODE_LETTERS.test(plain);
