/** The desktop app speaks what its engine's view says (W1). */
import type { Language } from '../../shared/language/catalogue.ts';
import { speak, spokenLanguage } from '../../shared/language/words.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import type { Reporter } from '../../shared/engine/ports.ts';
import { createObserved, type Observed } from '../shell/observed.ts';

/** Speaks it from when this resolves on; what has been drawn is drawn anew when the answer changes. Never rejects. */
export const followLanguage = async (
  engine: Pick<Engine, 'view'> & { subscribe(listener: () => void): () => void },
  reporter: Reporter,
): Promise<Observed<Language>> => {
  const spoken = createObserved<Language>(spokenLanguage());
  let wanted = spoken.get();
  const follow = async (): Promise<void> => {
    const { language } = engine.view();
    if (language === wanted) return;
    wanted = language;
    try {
      await speak(language);
    } catch (cause) {
      reporter.report('The texts of a language could not be loaded', cause);
    }
    spoken.set(spokenLanguage());
  };
  engine.subscribe(() => void follow());
  await follow();
  return spoken;
};
