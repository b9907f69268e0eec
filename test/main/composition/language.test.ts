/** The main process speaks what the view says. */
import { afterEach, describe, expect, it } from 'vitest';
import { followLanguage } from '../../../main/composition/language.ts';
import { brokenLinkNotice } from '../../../main/notices.ts';
import { trayMenu, trayTooltip } from '../../../main/tray/tray-menu.ts';
import type { Language } from '../../../shared/language/catalogue.ts';
import { speak, spokenLanguage } from '../../../shared/language/words.ts';
import { SAMPLE_NOW, sampleFocus, sampleView } from '../../support/sample-view.ts';

afterEach(() => speak('en'));

const engineSpeaking = (first: Language) => {
  let language = first;
  const listeners = new Set<() => void>();
  return {
    view: () => sampleView({ language, focus: sampleFocus() }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    choose: (next: Language) => {
      language = next;
      for (const listener of listeners) listener();
    },
  };
};
const follow = (engine: ReturnType<typeof engineSpeaking>) =>
  followLanguage(engine, { report: () => expect.unreachable() });

describe('the language of the main process', () => {
  it('[W2] is that of the view before anything is told', async () => {
    await follow(engineSpeaking('de'));
    expect(spokenLanguage()).toBe('de');
    expect(brokenLinkNotice().text).toMatch(/^Der Link, der Fermata geöffnet hat/);
  });

  it('[W2] changes with the choice, and says when, so that the tray is drawn anew', async () => {
    const engine = engineSpeaking('en');
    const spoken = await follow(engine);
    const tooltips: string[] = [];
    spoken.subscribe(() => tooltips.push(trayTooltip(engine.view(), SAMPLE_NOW)));
    engine.choose('ja');
    await expect.poll(() => tooltips).toHaveLength(1);
    expect(tooltips[0]).toMatch(/^集中中・|^連絡可能・|残り\d+分/);
    const labels = trayMenu(engine.view(), SAMPLE_NOW).flatMap((item) =>
      'label' in item ? [item.label] : [],
    );
    expect(labels).toContain('Fermataを終了');
    expect(labels.join()).not.toMatch(/minutes|left|Focus/);
  });
});
