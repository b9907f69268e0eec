/** Credentials in a file of their own, the token sealed by the system where it can (C6). */
import { readFile, rm } from 'node:fs/promises';
import * as z from 'zod';
import type { Credentials, CredentialStore, Reporter } from '../../../shared/engine/ports.ts';
import type { Vault } from '../vault.ts';
import { replaceFile } from './durable-file.ts';

/** Where, with what, and who is told. */
export interface CredentialOptions {
  readonly path: string;
  readonly vault: Vault;
  readonly reporter: Reporter;
  /** The token lies on the disk readable for whoever can read the user's files. */
  onPlainToken(): void;
  /** There are credentials, and they cannot be read. */
  onUnreadable(): void;
}

const fileSchema = z.object({
  version: z.literal(1),
  relayUrl: z.url(),
  memberId: z.string().min(1),
  teamId: z.string().min(1),
  token: z.union([z.object({ sealed: z.base64() }), z.object({ plain: z.string().min(1) })]),
});
type CredentialFile = z.infer<typeof fileSchema>;

const kindOf = (cause: unknown): string => (cause instanceof Error ? cause.name : typeof cause);

const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
};

const sealToken = async (
  token: string,
  options: CredentialOptions,
): Promise<CredentialFile['token']> => {
  const strength = await options.vault.strength();
  if (strength !== 'keychain') options.onPlainToken();
  if (strength === 'none') return { plain: token };
  return { sealed: (await options.vault.seal(token)).toString('base64') };
};

const write = async (credentials: Credentials, options: CredentialOptions): Promise<void> => {
  const { token, relayUrl, memberId, teamId } = credentials;
  const sealed = await sealToken(token, options);
  const file: CredentialFile = { version: 1, relayUrl, memberId, teamId, token: sealed };
  await replaceFile(options.path, Buffer.from(`${JSON.stringify(file)}\n`));
};

/** Seals anew what could be sealed better. Failing at that is no reason to do without the credentials. */
const sealAgain = async (credentials: Credentials, options: CredentialOptions): Promise<void> => {
  try {
    await write(credentials, options);
  } catch (cause) {
    options.reporter.report('The token could not be sealed anew', kindOf(cause));
  }
};

const unlock = async (file: CredentialFile, options: CredentialOptions): Promise<Credentials> => {
  const { relayUrl, memberId, teamId, token } = file;
  const base = { relayUrl, memberId, teamId };
  const strength = await options.vault.strength();
  if (strength !== 'keychain') options.onPlainToken();
  if ('plain' in token) {
    const credentials = { ...base, token: token.plain };
    if (strength === 'keychain') await sealAgain(credentials, options);
    return credentials;
  }
  const { text, isStale } = await options.vault.open(Buffer.from(token.sealed, 'base64'));
  const credentials = { ...base, token: text };
  if (isStale) await sealAgain(credentials, options);
  return credentials;
};

const load = async (options: CredentialOptions): Promise<Credentials | null> => {
  const text = await readIfThere(options.path);
  if (text === null) return null;
  try {
    return await unlock(fileSchema.parse(JSON.parse(text)), options);
  } catch (cause) {
    // The file stays: a keychain that is locked now may open at the next start.
    // Only the kind of failure: the words of a JSON error quote the text, and with it the token.
    options.reporter.report('The credentials could not be read', kindOf(cause));
    options.onUnreadable();
    return null;
  }
};

/** The store of credentials. */
export const createCredentialStore = (options: CredentialOptions): CredentialStore => ({
  load: () => load(options),
  save: (credentials) => write(credentials, options),
  clear: () => rm(options.path, { force: true }),
});
