/** The admin secret: who bears it may found teams. */
import { timingSafeEqual } from 'node:crypto';
import { hashSecret } from '../core/secrets.ts';

/**
 * Whether it is the admin secret. This one is compared, so the time must not tell how much of a guess is right:
 * both sides are hashed, which makes them equally long whatever was given, and compared in constant time. Tokens,
 * invites and codes are looked up by their SHA-256 instead: what the time of that look-up might tell is about
 * a hash, and nobody can choose a secret for a hash that they want.
 */
export const isAdminSecret = (given: string, wanted: string | null): boolean =>
  wanted !== null &&
  timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(wanted)));
