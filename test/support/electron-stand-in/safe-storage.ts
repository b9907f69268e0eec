/** `safeStorage`, asynchronous calls only: sealed with a key that outlives the process, or not available. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { app, needsReady } from './app.ts';
import { strict } from './strict.ts';

/** `STAND_IN_KEYCHAIN`: the backend, or `none`; `lost` seals with a new key at every start. */
const keychain = process.env['STAND_IN_KEYCHAIN'] ?? 'gnome_libsecret';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const key = (): Buffer => {
  needsReady('safeStorage');
  if (keychain === 'none') throw new Error('Encryption is not available.');
  const path = join(app.getPath('userData'), 'stand-in-keychain');
  if (keychain === 'lost' || !existsSync(path)) writeFileSync(path, randomBytes(KEY_BYTES));
  return readFileSync(path);
};

const seal = (text: string): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

const open = (sealed: Buffer): string => {
  const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
  return Buffer.concat([body, decipher.final()]).toString('utf8');
};

const implemented = {
  isAsyncEncryptionAvailable: () => Promise.resolve(keychain !== 'none'),
  getSelectedStorageBackend: () => (keychain === 'basic_text' ? 'basic_text' : 'gnome_libsecret'),
  encryptStringAsync: (text) => Promise.resolve().then(() => seal(text)),
  decryptStringAsync: (sealed) =>
    Promise.resolve().then(() => ({ result: open(sealed), shouldReEncrypt: false })),
} satisfies Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>;

/** The `safeStorage` of the stand-in. */
export const safeStorage = strict('safeStorage', implemented);
