/** Headers that every answer has: what browsers must not do with it. */
import type { Caller } from '../access/caller.ts';

/** How long a browser remembers to come by TLS only: half a year, s. */
const TLS_ONLY_S = 180 * 24 * 60 * 60;

/** Names and values. The web client's pages bring a policy of their own in place of this one, which allows nothing. */
export const securityHeaders = ({ scheme }: Caller): readonly (readonly [string, string])[] => [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ...(scheme === 'https'
    ? ([['Strict-Transport-Security', `max-age=${TLS_ONLY_S}`]] as const)
    : []),
];
