/** A certificate and its key in two PEM files. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CertificateSource } from '../certificate.ts';
import type { TlsFiles } from '../settings.ts';

const why = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const readText = async (file: string, what: string): Promise<Result<string, string>> => {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (cause) {
    return fail(`the file of the ${what} can't be read: ${why(cause)}`);
  }
};

const tryTo = <T>(make: () => T, fault: string): Result<T, string> => {
  try {
    return ok(make());
  } catch (cause) {
    return fail(`${fault} (${why(cause)})`);
  }
};

/** Finds out which of the two is wrong: TLS itself only says that something is. */
const check = (
  cert: string,
  key: string,
  { certFile, keyFile }: TlsFiles,
): Result<unknown, string> => {
  const leaf = tryTo(() => new X509Certificate(cert), `${certFile} holds no certificate in PEM`);
  if (!leaf.ok) return leaf;
  const secret: Result<KeyObject, string> = tryTo(
    () => createPrivateKey(key),
    `${keyFile} holds no private key in PEM, or one with a passphrase`,
  );
  if (!secret.ok) return secret;
  if (!leaf.value.checkPrivateKey(secret.value))
    return fail(`the key in ${keyFile} is not the one of the certificate in ${certFile}`);
  return tryTo(() => createSecureContext({ cert, key }), `${certFile} can't be used for TLS`);
};

/** Reads the pair from its files. */
export const certificateFiles = (files: TlsFiles): CertificateSource => ({
  read: async () => {
    const cert = await readText(files.certFile, 'certificate');
    if (!cert.ok) return cert;
    const key = await readText(files.keyFile, 'key');
    if (!key.ok) return key;
    const checked = check(cert.value, key.value, files);
    return checked.ok ? ok({ cert: cert.value, key: key.value }) : checked;
  },
});
