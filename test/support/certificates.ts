/** Certificates that a test makes for itself with openssl, and calls that trust them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';

/** A certificate for 127.0.0.1 with its key, in files. */
export interface TestCertificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

/** Makes one with a serial number, in a folder, valid from now on. */
export const makeCertificate = (folder: string, serial: number, days = 2): TestCertificate => {
  const [certFile, keyFile] = [join(folder, `${serial}.crt`), join(folder, `${serial}.key`)];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const more = [
    '-set_serial',
    String(serial),
    '-days',
    String(days),
    '-out',
    certFile,
    '-keyout',
    keyFile,
  ];
  execFileSync('openssl', ['req', '-x509', ...curve, ...name, ...more], { stdio: 'ignore' });
  const [cert, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')];
  return { certFile, keyFile, cert, key };
};

/** The serial number that a new connection to `url` is shown. */
export const serialAt = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      resolve(parseInt(socket.getPeerCertificate().serialNumber, 16));
      socket.destroy();
    });
  });

/** An answer by TLS. */
export interface SecureAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Calls a relay by TLS; a body is POSTed. */
export const secureCall = (url: string, ca: string, body?: unknown): Promise<SecureAnswer> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = { 'Content-Type': 'application/json' };
    const call = request(url, { ca, method, headers, agent: false }, (response) => {
      const { statusCode: status = 0 } = response;
      text(response).then((it) => resolve({ status, headers: response.headers, body: it }), reject);
    });
    call.once('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
