/** A server of files for updates, as a release leaves them: what it was asked for, and when to hold a file back. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a release announces. */
export interface Announced {
  readonly version: string;
  /** The file as it was announced; default what is served. */
  readonly content?: Buffer;
  readonly stagingPercentage?: number;
  readonly notes?: string;
}

/** The server. */
export interface UpdateServer {
  readonly url: string;
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** Puts a release of a channel there: its file and what announces it. */
  release(channel: string, announced: Announced, served: Buffer): void;
  /** Keeps the rest of every file back from now on, after its first byte; or no more. */
  stall(isStalling: boolean): void;
  close(): Promise<void>;
}

const yamlOf = (file: string, announced: Announced, served: Buffer): string => {
  const content = announced.content ?? served;
  const sha512 = createHash('sha512').update(content).digest('base64');
  return [
    `version: ${announced.version}`,
    'files:',
    `  - url: ${file}`,
    `    sha512: ${sha512}`,
    `    size: ${content.length}`,
    `path: ${file}`,
    `sha512: ${sha512}`,
    ...(announced.stagingPercentage === undefined
      ? []
      : [`stagingPercentage: ${announced.stagingPercentage}`]),
    ...(announced.notes === undefined ? [] : [`releaseNotes: ${announced.notes}`]),
    "releaseDate: '2026-01-01T00:00:00.000Z'",
  ].join('\n');
};

/** Starts it on a free port of this machine. */
export const startUpdateServer = async (): Promise<UpdateServer> => {
  const files = new Map<string, Buffer>();
  const asked: UpdateServer['asked'] = [];
  let stalls = false;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push({ path, headers: request.headers });
    const content = files.get(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-length': content.length });
    if (stalls && !path.endsWith('.yml')) response.write(content.subarray(0, 1));
    else response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    release: (channel, announced, served) => {
      const file = `fermata-${announced.version}-linux-x64.AppImage`;
      files.set(`/${channel}-linux.yml`, Buffer.from(yamlOf(file, announced, served)));
      files.set(`/${file}`, served);
    },
    stall: (isStalling) => (stalls = isStalling),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
