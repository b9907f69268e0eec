/**
 * `net.request` over Node's own HTTP, and the event that tells of an update that is about to be installed. Its options
 * "strictly follow the Node.js model" (docs/api/client-request). Redirects are not followed here: nothing needs them.
 */
import { EventEmitter } from 'node:events';
import {
  type ClientRequest as NodeRequest,
  type IncomingMessage,
  request as http,
} from 'node:http';
import { request as https } from 'node:https';
import type { AutoUpdater, ClientRequest, ClientRequestConstructorOptions, Net } from 'electron';
import { needsReady } from './app.ts';
import { strict } from './strict.ts';

type Used = Pick<ClientRequest, 'end' | 'abort' | 'setHeader'>;

/** A request that goes out with `end`, and tells of its answer by events. */
class Request extends EventEmitter {
  readonly #request: NodeRequest;

  constructor(options: ClientRequestConstructorOptions) {
    super();
    const { protocol = 'http:', method, hostname, port, path, headers } = options;
    const given = { protocol, method, hostname, port, path, headers };
    const known = Object.entries(given).filter(([, value]) => value !== undefined);
    this.#request = (protocol === 'https:' ? https : http)(Object.fromEntries(known));
    this.#request.on('response', (response) => this.#answer(response));
    this.#request.on('error', (error) => this.emit('error', error));
    this.#request.on('close', () => this.emit('close'));
  }

  #answer(response: IncomingMessage): void {
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      this.#request.destroy();
      this.emit('error', new Error('not implemented in the stand-in: a redirect'));
      return;
    }
    this.emit('response', response);
  }

  end(): void {
    this.#request.end();
  }
  setHeader(name: string, value: string): void {
    this.#request.setHeader(name, value);
  }
  /** "Cancels the ongoing HTTP transaction", and `abort` is told. */
  abort(): void {
    this.emit('abort');
    this.#request.destroy();
  }
}

const implemented = {
  request: (options) => {
    needsReady('net');
    if (typeof options === 'string')
      throw new Error('not implemented in the stand-in: net.request(url)');
    const made = new Request(options);
    return strict(
      'net.request',
      made satisfies Omit<Used, 'end'> & { end(): void },
    ) as unknown as ClientRequest; // Of a request only this much is there.
  },
} satisfies Pick<Net, 'request'>;
/** The `net` of the stand-in. */
export const net = strict('net', implemented);

/** The `autoUpdater` of the stand-in: only its events, which others emit. */
export const autoUpdater = strict(
  'autoUpdater',
  new EventEmitter() satisfies Pick<AutoUpdater, 'listenerCount'>,
);
