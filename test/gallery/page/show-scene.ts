/** One scene: the real window over a bridge without an engine, at a time that stands still. */
import { mountWindow } from '../../../renderer/app/app.tsx';
import { prefetchParts } from '../../../renderer/app/late-parts.ts';
import { prefetchLargeTeam } from '../../../renderer/features/team/team-list.tsx';
import type { Language } from '../../../shared/language/catalogue.ts';
import { speak } from '../../../shared/language/words.ts';
import { fakeBridge } from '../../support/fake-bridge.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { fakeWindowTime } from '../../support/fake-window-time.ts';
import { SAMPLE_NOW } from '../../support/sample-view.ts';
import { type Scene, type SceneName, scenes } from '../../support/scenes.ts';

/** Whether there is a scene of this name. */
export const isScene = (name: string): name is SceneName => Object.hasOwn(scenes, name);

/** Everything is drawn, and what comes after a drawing – a field that takes the focus – has come too. */
const drawn = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))),
  );

const CAN_BE_PRESSED = 'button, summary, label, [role="menuitem"]';

/** Presses what has this text, as its user would before the picture is taken. */
const press = async (text: string): Promise<void> => {
  const found = [...document.querySelectorAll<HTMLElement>(CAN_BE_PRESSED)].find((each) =>
    each.textContent.includes(text),
  );
  if (found === undefined) throw new Error(`Nothing to press says “${text}”.`);
  const target = found instanceof HTMLLabelElement ? (found.control ?? found) : found;
  target.focus();
  target.click();
  await drawn();
};

/** Shows a scene in a language; the page says `data-shown` when it stands. */
export const showScene = async (
  root: HTMLElement,
  name: SceneName,
  language: Language,
): Promise<void> => {
  const { view, hash, joinLink, shell, presses = [] }: Scene = scenes[name];
  window.location.hash = hash;
  await speak(language);
  await Promise.all([prefetchParts(), prefetchLargeTeam()]); // Before, or React would keep their place empty for a while.
  const bridge = fakeBridge({ ...view, language });
  mountWindow(root, bridge, {
    time: fakeWindowTime(SAMPLE_NOW),
    ...(joinLink === undefined ? {} : { joinLink }),
    ...(shell === undefined ? {} : { shell: fakeShell(shell) }),
  });
  await drawn();
  if (language === 'en') for (const text of presses) await press(text);
  await document.fonts.ready;
  await drawn();
  document.documentElement.dataset['shown'] = name;
};
