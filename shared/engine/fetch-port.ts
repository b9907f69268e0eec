/** The relay's HTTP calls over the `fetch` that browsers, Electron and Node all have. */
import { problem } from '../protocol/http.ts';
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

const refusal = (status: number, value: unknown): HttpFault => {
  const told = problem.safeParse(value);
  const detail = told.success
    ? (told.data.detail ?? told.data.title)
    : 'The relay refused, without saying why.';
  return { kind: 'refused', status, type: told.success ? told.data.type : '', detail };
};

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
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
      return call(url, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    remove: async (url, token) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await call(url, { method: 'DELETE', headers });
      return answer.ok ? ok(null) : answer;
    },
  };
};
