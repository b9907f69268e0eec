/** Looks at the files of a certificate. */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { certificateFiles } from '../../access/adapters/certificate-files.ts';
import type { TlsFiles } from '../../access/settings.ts';
import { found } from '../../storage/adapters/files.ts';
import type { CertificateFacts } from '../certificate.ts';

const covers = (certificate: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;

/** What is known of a certificate. `name` is what people reach the relay by; null where nobody said. */
export const lookAtCertificate = async (
  files: TlsFiles,
  name: string | null,
): Promise<CertificateFacts> => {
  const pair = await certificateFiles(files).read();
  if (!pair.ok) return { kind: 'unusable', why: pair.error };
  const certificate = new X509Certificate(pair.value.cert);
  return {
    kind: 'usable',
    fromAt: Date.parse(certificate.validFrom),
    toAt: Date.parse(certificate.validTo),
    names: certificate.subjectAltName ?? certificate.subject,
    covers: name === null ? null : { name, isCovered: covers(certificate, name) },
    keyFile: files.keyFile,
    isKeyOpen: ((found(files.keyFile)?.mode ?? 0) & 0o007) !== 0 && process.platform !== 'win32',
  };
};
