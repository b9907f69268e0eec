/** What an HTTP call is answered: JSON, nothing, or an RFC 9457 problem document. */
import type { ServerResponse } from 'node:http';
import type { Problem } from '../../shared/protocol/http.ts';
import type { AccountFault } from '../core/accounts/call.ts';

/** An answer before it is written. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** A body that is text; its type stands in the headers. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with a JSON body. */
export const json = (status: number, body: unknown): HttpAnswer => ({ status, body });

/** A refusal. `type` is a stable code; `detail` says what it means and what to do. */
export const problem = (
  status: number,
  type: string,
  title: string,
  detail: string,
  extra: { readonly field?: string; readonly headers?: Record<string, string> } = {},
): HttpAnswer => ({
  status,
  body: {
    type,
    title,
    status,
    detail,
    ...(extra.field === undefined ? {} : { field: extra.field }),
  } satisfies Problem,
  headers: { 'Content-Type': 'application/problem+json', ...extra.headers },
});

/** No token, or one that lets nobody in. */
export const unauthorized = (): HttpAnswer =>
  problem(
    401,
    'unauthorized',
    'Not let in',
    'This call needs the token of a device that is let in. Join the team again.',
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );

/** No such thing, or nothing that the caller may know of (P8). */
export const notFound = (): HttpAnswer =>
  problem(404, 'not_found', 'Not found', 'There is nothing here. Check the address.');

/** The relay stops (T7): nothing is promised any more. */
export const stopping = (): HttpAnswer =>
  problem(
    503,
    'stopping',
    'The relay stops',
    'The relay is being stopped, so nothing was done. Try again in a moment.',
    { headers: { 'Retry-After': '5', Connection: 'close' } },
  );

/** What a refused call of the core comes to. */
export const faultAnswer = (fault: AccountFault): HttpAnswer => {
  switch (fault) {
    case 'unauthorized':
      return unauthorized();
    case 'not_found':
      return notFound();
    case 'storage_full':
      return problem(
        507,
        fault,
        'The disk is full',
        'The disk of the relay is full, so nothing was kept. Tell whoever runs it.',
      );
    case 'storage_failed':
      return problem(
        503,
        fault,
        'The disk failed',
        'The relay could not write to its disk, so nothing was kept. Try again in a moment.',
      );
    case 'stopping':
      return stopping();
    case 'internal':
      return problem(
        500,
        fault,
        'A fault of the relay',
        'The relay met a fault of its own. It has been noted; try again in a moment.',
      );
  }
};

/** Writes an answer. */
export const writeAnswer = (response: ServerResponse, answer: HttpAnswer): void => {
  const json = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const text = answer.text ?? json;
  response.writeHead(answer.status, {
    ...(json === '' ? {} : { 'Content-Type': 'application/json' }),
    'Cache-Control': 'no-store',
    ...answer.headers,
  });
  response.end(text);
};
