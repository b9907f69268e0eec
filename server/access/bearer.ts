/** The token of a call: `Authorization: Bearer …` (RFC 6750). */
import type { IncomingMessage } from 'node:http';

const TOKEN = /^[\w.~+/-]{1,256}=*$/;

/** Whether a text can be sent as a bearer token. */
export const isBearerToken = (text: string): boolean => TOKEN.test(text);

/** The token of a call; null without one, or with what can be none. */
export const bearer = (request: IncomingMessage): string | null => {
  const [scheme, token = '', ...more] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && more.length === 0 && isBearerToken(token) ? token : null;
};
