/**
 * What the builds of the pages put in the place of temporal-polyfill: Temporal as the browser has it, and the polyfill
 * only for one that has none.
 */
import type * as polyfill from 'temporal-polyfill';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

/** Temporal of this browser. It is there by now; the types of this TypeScript's platform do not have it yet. */
export const { Temporal } = globalThis as typeof globalThis & Pick<typeof polyfill, 'Temporal'>;
