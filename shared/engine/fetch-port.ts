/** The relay's HTTP calls over the `fetch` that browsers, Electron and Node all have. */
import { t } from '../language/engine/words.ts';
import { type Problem, problem } from '../protocol/http.ts';
import { fail, ok, type Result } from '../result.ts';
import type { HttpFault, HttpPort } from './ports.ts';

interface RequestInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}
/** The part of the standard `fetch` that is used. */
type FetchLike = (
  url: string,
  init: RequestInit,
) => Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // Not JSON: judged by who parses it, like anything else that is not as expected.
  }
};

/** What a relay says in English is said in the user's language where its code is known. */
const wordsFor = ({ type, detail, title }: Problem): string => {
  switch (type) {
    case 'unauthorized':
      return t('relay.unauthorized');
    case 'stopping':
      return t('relay.stopping');
    case 'storage_full':
      return t('relay.storageFull');
    case 'storage_failed':
      return t('relay.storageFailed');
    case 'internal':
      return t('relay.internal');
    case 'too_many_tries':
      return t('relay.tooManyTries');
    default:
      return detail ?? title;
  }
};

const refusal = (status: number, value: unknown): HttpFault => {
  const told = problem.safeParse(value);
  return told.success
    ? { kind: 'refused', status, type: told.data.type, detail: wordsFor(told.data) }
    : { kind: 'refused', status, type: '', detail: t('relay.silent') };
};

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Calls with the given `fetch`. */
export const createFetchPort = (fetch: FetchLike): HttpPort => {
  const call = async (url: string, init: RequestInit): Promise<Result<unknown, HttpFault>> => {
    try {
      const response = await fetch(url, init);
      const value = readJson(await response.text());
      return response.ok ? ok(value) : fail(refusal(response.status, value));
    } catch {
      return fail({ kind: 'unreachable' }); // fetch throws only when no answer came; the caller says so to the user.
    }
  };
  return {
    post: (url, body, token) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (token !== undefined) Object.assign(headers, bearer(token));
      return call(url, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    get: (url, token) => call(url, { method: 'GET', headers: bearer(token) }),
    remove: async (url, token) => {
      const headers = bearer(token);
      const answer = await call(url, { method: 'DELETE', headers });
      return answer.ok ? ok(null) : answer;
    },
  };
};
