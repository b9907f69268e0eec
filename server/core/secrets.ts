/** Secrets are kept as their SHA-256: who reads the storage can't come in with it. */
import { hash } from 'node:crypto';

/** SHA-256 of a secret, hex. */
export const hashSecret = (secret: string): string => hash('sha256', secret);
