/** The texts of the main process: its tray, its dialogs, and the command line. */
import type { English } from '../../shared/language/catalogue.ts';
import { addTexts, tellerOf } from '../../shared/language/words.ts';
import { en } from './en/index.ts';

addTexts(en, {
  de: async () => (await import('./de/index.ts')).de,
  ja: async () => (await import('./ja/index.ts')).ja,
});

/** Says them, and those of every surface. */
export const t = tellerOf<English & typeof en>();
