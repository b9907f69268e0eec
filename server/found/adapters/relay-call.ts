/** Asks a relay to found a team. */
import { codeOf } from '../../storage/adapters/check.ts';
import type { AskToFound } from '../ports.ts';

/** How long an answer may take, ms. A commit on a slow disk takes its time. */
const ANSWER_MS = 20_000;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // No relay answers like that; its status says as much.
  }
};

/** `fetch` wraps what the system said, at times twice. */
const codeWithin = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'UNKNOWN';
  if (cause.name === 'TimeoutError') return 'ETIMEDOUT';
  return cause.cause === undefined ? codeOf(cause) : codeWithin(cause.cause);
};

/** Posts over the net. A redirect is not followed: the secret is for the address that was named. */
export const askToFound: AskToFound = async (url, body, secret) => {
  try {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (secret !== null) headers['authorization'] = `Bearer ${secret}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { kind: 'answer', status: answer.status, body: parsed(await answer.text()) };
  } catch (cause) {
    return { kind: 'silence', code: codeWithin(cause) };
  }
};
