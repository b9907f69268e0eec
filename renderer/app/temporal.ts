/**
 * What the builds of the pages put in the place of temporal-polyfill: Temporal as the browser has it, and the polyfill
 * only for one that has none.
 */
import type * as polyfill from 'temporal-polyfill';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

/** Temporal of this browser: there by now, though the types of the language do not know it yet. */
export const { Temporal } = globalThis as unknown as Pick<typeof polyfill, 'Temporal'>;
