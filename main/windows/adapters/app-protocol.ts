/** Serves the built page over the app's own scheme: a real origin, unlike `file:`, and only these files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { assetOf } from '../asset-path.ts';
import { APP_SCHEME, CONTENT_SECURITY_POLICY } from '../origin.ts';

/** Makes the scheme a standard and secure one. Only before the app is ready. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);

const notFound = (): Response => new Response('Not found', { status: 404 });

const headersFor = (contentType: string): Record<string, string> => ({
  'content-type': contentType,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
});

const serve = async (folder: string, request: Request): Promise<Response> => {
  const asset = request.method === 'GET' ? assetOf(request.url) : null;
  if (asset === null) return notFound();
  try {
    const body = await readFile(join(folder, asset.path));
    return new Response(new Uint8Array(body), { headers: headersFor(asset.contentType) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return notFound();
    throw cause;
  }
};

/** Serves the files of `folder`. Only after the app is ready. */
export const serveApp = (folder: string): void =>
  protocol.handle(APP_SCHEME, (request) => serve(folder, request));
