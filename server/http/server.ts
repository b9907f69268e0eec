/** The HTTP server, by TLS or in the clear. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { KeyPair } from '../access/certificate.ts';

/** Whoever takes longer for a whole request, its head or a TLS handshake is cut off. */
const LIMITS = { requestTimeout: 30_000, headersTimeout: 10_000 };
const HANDSHAKE_MS = 10_000;

/** A server that does not listen yet, and how to take another certificate into use. */
export interface HttpServer {
  readonly server: Server;
  /** For new connections; those that are open live on with the old one. */
  readonly useCertificate: (pair: KeyPair) => void;
}

/** A server; without a certificate it speaks in the clear. */
export const newHttpServer = (pair: KeyPair | null, listener: RequestListener): HttpServer => {
  if (pair === null)
    return { server: createServer(LIMITS, listener), useCertificate: () => undefined };
  const server = createTlsServer(
    { ...LIMITS, handshakeTimeout: HANDSHAKE_MS, minVersion: 'TLSv1.2', ...pair },
    listener,
  );
  return {
    server,
    useCertificate: ({ cert, key }) => {
      server.setSecureContext({ cert, key, minVersion: 'TLSv1.2' });
    },
  };
};
