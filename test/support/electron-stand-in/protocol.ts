/** `protocol`: handlers for schemes of the app's own. */
import type { CustomScheme, Protocol } from 'electron';
import { isAppReady, needsReady } from './app.ts';
import { strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();
const privileged = new Map<string, CustomScheme>();

/** What the app answers to a request of a page; null when no handler is registered. */
export const respond = async (url: string, method: string): Promise<Response | null> => {
  const scheme = url.slice(0, url.indexOf(':'));
  const handler = handlers.get(scheme);
  return handler === undefined ? null : handler(new Request(url, { method }));
};

const implemented = {
  registerSchemesAsPrivileged: (schemes) => {
    if (isAppReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const scheme of schemes) privileged.set(scheme.scheme, scheme);
  },
  handle: (scheme, handler) => {
    needsReady('protocol.handle');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    // Only a standard scheme has an origin, relative URLs and storage: ours must be one.
    if (privileged.get(scheme)?.privileges?.standard !== true)
      throw new Error(`the stand-in serves standard schemes only, and ${scheme} is none`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

/** The `protocol` of the stand-in. */
export const protocol = strict('protocol', implemented);
