/** One scene: the real window over a bridge without an engine, at a time that stands still. */
import { mountWindow, type WindowOptions } from '../../../renderer/app/app.tsx';
import type {
  NotificationRight,
  NotificationState,
} from '../../../renderer/app/notification-right.ts';
import { prefetchParts } from '../../../renderer/app/late-parts.ts';
import { prefetchLargeTeam } from '../../../renderer/features/team/team-list.tsx';
import type { Question } from '../../../renderer/app/question.ts';
import type { Bridge } from '../../../shared/bridge/bridge.ts';
import type { CommandReply, CommandType } from '../../../shared/bridge/commands.ts';
import type { View } from '../../../shared/bridge/view.ts';
import type { Language } from '../../../shared/language/catalogue.ts';
import { speak, t } from '../../../shared/language/words.ts';
import { fakeBridge } from '../../support/fake-bridge.ts';
import { fakeShell } from '../../support/fake-shell.ts';
import { fakeWindowTime } from '../../support/fake-window-time.ts';
import { sampleDiagnostics } from '../../support/sample-diagnostics.ts';
import { SAMPLE_NOW } from '../../support/sample-view.ts';
import { type Scene, type SceneName, scenes } from '../../support/scenes.ts';
import { drawn, prepare, scrollTo } from './hands.ts';

/** Whether there is a scene of this name. */
export const isScene = (name: string): name is SceneName => Object.hasOwn(scenes, name);

/** The offer to let the browser tell more, where it tells too little. */
const questionOf = ({ own }: View): Question => ({
  isOpen: () => own.activityProblem !== null,
  subscribe: () => () => undefined,
  ask: () => undefined,
});

/** What the browser lets the page show, which stays as it is. */
const rightOf = (state: NotificationState): NotificationRight => ({
  now: () => state,
  subscribe: () => () => undefined,
  ask: () => undefined,
});

/** The bridge of a scene; one of an engine that has not spoken yet says nothing. */
const bridgeOf = ({ view, isStarting, answers = {} }: Scene, language: Language): Bridge => {
  const bridge = fakeBridge({ ...view, language });
  for (const [type, reply] of Object.entries(answers) as [CommandType, CommandReply][])
    bridge.answer(type, () => structuredClone(reply)); // Each answer is one of its own, as over a bridge.
  return isStarting === true ? { ...bridge, subscribe: () => () => undefined } : bridge;
};

/** What is around the window: a desktop that knows itself, or a browser that keeps files. */
const hostOf = ({ view, shell, joinLink, notifications = 'granted' }: Scene): WindowOptions => {
  const link = joinLink === undefined ? {} : { joinLink };
  if (shell === undefined)
    return {
      ...link,
      keepCalendarFile: () => Promise.resolve(),
      idleQuestion: questionOf(view),
      notificationRight: rightOf(notifications),
    };
  const around = fakeShell(shell);
  around.answer('readDiagnostics', { ok: true, text: sampleDiagnostics(view) });
  return { ...link, shell: around };
};

/** Shows a scene in a language; the page says `data-shown` when it stands. */
export const showScene = async (
  root: HTMLElement,
  name: SceneName,
  language: Language,
): Promise<void> => {
  const scene: Scene = scenes[name];
  window.location.hash = scene.hash;
  await speak(language);
  await Promise.all([prefetchParts(), prefetchLargeTeam()]); // Before, or React would keep their place empty for a while.
  const time = fakeWindowTime(SAMPLE_NOW);
  mountWindow(root, bridgeOf(scene, language), { time, ...hostOf(scene) });
  await drawn();
  await prepare(scene);
  if (scene.at !== undefined) scrollTo(t(scene.at));
  await document.fonts.ready;
  await drawn();
  document.documentElement.dataset['shown'] = name;
};
