/** The relay's HTTP calls over the `fetch` that browsers, Electron and Node all have. */
import { problem } from '../protocol/http.ts';
import { fail, ok } from '../result.ts';
import type { HttpPort } from './ports.ts';

/** The part of the standard `fetch` that is used. */
type FetchLike = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
  },
) => Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // Not JSON: judged by who parses it, like anything else that is not as expected.
  }
};

/** POSTs with the given `fetch`. */
export const createFetchPort = (fetch: FetchLike): HttpPort => ({
  post: async (url, body, token) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const value = readJson(await response.text());
      if (response.ok) return ok(value);
      const told = problem.safeParse(value);
      const detail = told.success
        ? (told.data.detail ?? told.data.title)
        : 'The relay refused, without saying why.';
      return fail({
        kind: 'refused',
        status: response.status,
        type: told.success ? told.data.type : '',
        detail,
      });
    } catch {
      return fail({ kind: 'unreachable' }); // fetch throws only when no answer came; the caller says so to the user.
    }
  },
  remove: async (url, token) => {
    try {
      await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    } catch {
      return; // The relay is not there: what was to be removed stays, which the caller can live with.
    }
  },
});
