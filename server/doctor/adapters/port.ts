/** Looks who is at a port: a relay, something else, or nobody, and whether a relay could listen there. */
import { type IncomingHttpHeaders, request as askPlain } from 'node:http';
import { request as askSecure } from 'node:https';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { codeOf } from '../../storage/adapters/check.ts';
import type { PortFacts, PortQuestion } from '../port.ts';

/** How long an answer may take, ms. */
const ANSWER_MS = 3000;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Null where there is no answer in HTTP. Whose certificate it is doesn't matter: nothing secret is said. */
const ask = (url: string): Promise<Answer | null> =>
  new Promise((resolve) => {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const options = { agent: false, signal, rejectUnauthorized: false } as const;
    const send = url.startsWith('https') ? askSecure : askPlain;
    const call = send(url, options, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then(
        (body) => resolve({ status, headers, body }),
        () => resolve(null),
      );
    });
    call.once('error', () => resolve(null));
    call.end();
  });

const field = (body: string, name: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(body);
    const isObject = typeof parsed === 'object' && parsed !== null;
    return isObject ? (parsed as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined; // No JSON, so it has no such field.
  }
};

/** `healthz` alone is answered like this by many programs: a relay is told by what else it answers. */
const isRelay = async (url: string, kind: PortQuestion['kind']): Promise<boolean> => {
  const health = await ask(`${url}/healthz`);
  if (health === null) return false;
  if (field(health.body, 'type') === 'stopping') return true;
  if (health.status !== 200 || field(health.body, 'status') !== 'ok') return false;
  const sign = await ask(kind === 'main' ? `${url}/v1/teams` : `${url}/readyz`);
  return kind === 'main'
    ? sign?.status === 405 && sign.headers.allow === 'POST'
    : /^(not )?ready$/.test(String(field(sign?.body ?? '', 'status')));
};

/** Why a relay at an admin address is not ready; null where it is, or does not say. */
const whyNotReady = async (url: string): Promise<string | null> => {
  const reason = field((await ask(`${url}/readyz`))?.body ?? '', 'reason');
  return typeof reason === 'string' ? reason : null;
};

/** The address at which this machine reaches what listens on all of them. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
};

/** Listens for a moment, as the relay would. Answers the system's code for why it can't; null where it can. */
const whyNotListen = ({ host, port }: PortQuestion): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (cause) => resolve(codeOf(cause)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });

/** What is known of a port. Nobody is kept from it but for the moment in which it is free and tried. */
export const lookAtPort = async (question: PortQuestion): Promise<PortFacts> => {
  const { host, port, kind, isSecure } = question;
  const schemes = isSecure ? ['https', 'http'] : ['http', 'https'];
  for (const scheme of port === 0 ? [] : schemes) {
    const url = `${scheme}://${reachable(host)}:${port}`;
    if (await isRelay(url, kind))
      return { kind: 'relay', url, whyNotReady: kind === 'admin' ? await whyNotReady(url) : null };
  }
  const code = await whyNotListen(question);
  if (code === null) return { kind: 'free' };
  return code === 'EADDRINUSE' ? { kind: 'taken' } : { kind: 'closed', code };
};
