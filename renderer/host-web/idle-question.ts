/** Offers the window to ask for idle detection, while the browser has it and the user has not answered (P10). */
import type { Reporter } from '../../shared/engine/ports.ts';
import type { Question } from '../app/question.ts';
import type { IdleDetection, IdlePermission } from './idle-detection.ts';

/** The question, open while the permission stands at `prompt`. */
export const createIdleQuestion = (detection: IdleDetection, reporter: Reporter): Question => {
  let permission: IdlePermission = 'denied';
  const listeners = new Set<() => void>();
  detection.watchPermission((next) => {
    permission = next;
    for (const listener of listeners) listener();
  });
  return {
    isOpen: () => permission === 'prompt',
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: () => {
      detection
        .ask()
        .catch((cause: unknown) => reporter.report('idle detection could not be asked for', cause));
    },
  };
};
