/** The texts of the engine, which a process without one does not carry. */
import type { English } from '../catalogue.ts';
import { addTexts, tellerOf } from '../words.ts';
import { en } from './en/index.ts';

addTexts(en, {
  de: async () => (await import('./de/index.ts')).de,
  ja: async () => (await import('./ja/index.ts')).ja,
});

/** Says them, and those of every surface. */
export const t = tellerOf<English & typeof en>();
