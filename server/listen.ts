/** Has a server listen, or says in one line why it can't. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Clock } from './core/ports.ts';

/** Why a relay could not start, for whoever started it: what happened, what it means, what to do. */
export interface StartFault {
  readonly kind:
    | 'portInUse'
    | 'cannotListen'
    | 'dataInUse'
    | 'dataDamaged'
    | 'dataUnusable'
    | 'certificateUnusable';
  readonly message: string;
}

/** Where to listen, and the option that says so. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  readonly flag: '--port' | '--admin-port';
}

const faultOf = (cause: NodeJS.ErrnoException, { host, port, flag }: ListenAddress): StartFault =>
  cause.code === 'EADDRINUSE'
    ? {
        kind: 'portInUse',
        message: `Port ${port} on ${host} is in use. Stop what uses it, or choose another with ${flag}.`,
      }
    : {
        kind: 'cannotListen',
        message: `Can't listen on ${host}, port ${port}: ${cause.message}.`,
      };

/** Listens. Answers where, `http://host:port`, or `https` where the server speaks TLS. */
export const listen = (
  server: Server,
  address: ListenAddress,
): Promise<Result<string, StartFault>> =>
  new Promise((resolve) => {
    const { host, port } = address;
    const onFault = (cause: Error): void => resolve(fail(faultOf(cause, address)));
    server.once('error', onFault);
    server.listen(port, host, () => {
      server.off('error', onFault);
      const { port: taken } = server.address() as AddressInfo; // A TCP server has one.
      const scheme = server instanceof TlsServer ? 'https' : 'http';
      resolve(ok(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${taken}`));
    });
  });

/** How long callers have to end before they are cut off, ms. */
const LAST_ANSWER_MS = 3000;

/** Takes no new connections; resolves when the open ones have ended, which a slow caller cannot put off for long. */
export const closeServer = (server: Server, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.setTimer(LAST_ANSWER_MS, () => server.closeAllConnections());
    server.close(() => {
      cancel();
      resolve();
    });
    server.closeIdleConnections();
  });
