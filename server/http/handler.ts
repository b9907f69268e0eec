/** Finds the call for a request and answers it; what is no call is a file of the web client. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Reporter } from '../core/ports.ts';
import {
  faultAnswer,
  type HttpAnswer,
  notFound,
  problem,
  stopping,
  writeAnswer,
} from './answer.ts';
import type { Caller } from '../access/caller.ts';
import { securityHeaders } from './headers.ts';
import type { Route } from './routes.ts';
import type { serveWebClient } from './web-client.ts';

const routeFor = (
  routes: readonly Route[],
  path: string,
): { route: Route; rest: string } | null => {
  const exact = routes.find((route) => route.path === path);
  if (exact !== undefined) return { route: exact, rest: '' };
  const prefix = routes.find((route) => route.path.endsWith('/') && path.startsWith(route.path));
  if (prefix === undefined) return null;
  const rest = path.slice(prefix.path.length);
  return /^[\w-]{1,128}(\.ics)?$/.test(rest) ? { route: prefix, rest } : null;
};

const wrongMethod = (allowed: readonly string[]): HttpAnswer =>
  problem(405, 'wrong_method', 'Not this way', `Here only ${allowed.join(', ')} is known.`, {
    headers: { Allow: allowed.join(', ') },
  });

/** What answers are made of. */
export interface HandlerOptions {
  readonly routes: readonly Route[];
  readonly serveFile: ReturnType<typeof serveWebClient>;
  readonly reporter: Reporter;
  readonly callerOf: (request: IncomingMessage) => Caller;
  /** Whether the relay stops, so that nothing is taken any more (T7). */
  readonly isStopping: () => boolean;
}

/** Answers HTTP requests. A throw is a bug: it is reported and answered 500. */
export const httpHandler = (options: HandlerOptions): RequestListener => {
  const { routes, serveFile, reporter, callerOf, isStopping } = options;

  const answerCall = async (
    request: IncomingMessage,
    response: ServerResponse,
    { route, rest }: { route: Route; rest: string },
  ): Promise<void> => {
    const handle = route.methods[request.method ?? ''];
    const answer =
      handle === undefined ? wrongMethod(Object.keys(route.methods)) : await handle(request, rest);
    writeAnswer(response, answer);
    request.resume(); // What of the body was not read must not hold the connection.
  };

  const answerFile = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> => {
    const { method = '' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (path.startsWith('/v1/')) writeAnswer(response, notFound());
    else if (!isRead) writeAnswer(response, wrongMethod(['GET', 'HEAD']));
    else if (!(await serveFile(response, { path, method, caller: callerOf(request) })))
      writeAnswer(response, notFound());
  };

  return (request, response) => {
    for (const [name, value] of securityHeaders(callerOf(request))) response.setHeader(name, value);
    if (isStopping()) {
      writeAnswer(response, stopping());
      request.resume();
      return;
    }
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const found = routeFor(routes, path);
    const done =
      found === null ? answerFile(request, response, path) : answerCall(request, response, found);
    done.catch((cause: unknown) => {
      if (response.destroyed || request.destroyed) return; // The caller left: nobody is to be answered.
      reporter.report('an HTTP call failed', cause);
      if (response.headersSent) response.destroy();
      else writeAnswer(response, faultAnswer('internal'));
    });
  };
};
