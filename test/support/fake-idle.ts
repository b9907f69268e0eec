/** Sources of idle time and signals that do what a test says. */
import type { IdleCandidate, SourceKind } from '../../main/power/idle-source.ts';
import type { PowerEvent, PowerSignals } from '../../main/power/power-signals.ts';

/** What it answers: a time, that it cannot tell, an error, nothing at all, or it is not there. */
export type FakeAnswer = number | null | 'throws' | 'never' | 'gone';

/** A source whose answer a test sets. */
export interface FakeIdle extends IdleCandidate {
  answer: FakeAnswer;
  /** How often it was asked. */
  readonly asked: () => number;
}

/** Makes one. */
export const fakeIdle = (kind: SourceKind, answer: FakeAnswer): FakeIdle => {
  let asked = 0;
  const fake: FakeIdle = {
    kind,
    name: kind,
    answer,
    asked: () => asked,
    open: () =>
      Promise.resolve(
        fake.answer === 'gone' ? null : { idleMs: () => idleMs(), close: () => undefined },
      ),
  };
  const idleMs = (): Promise<number | null> => {
    asked += 1;
    switch (fake.answer) {
      case 'throws':
        throw new Error('no idle time here');
      case 'never':
        return new Promise(() => undefined);
      case 'gone':
        return Promise.reject(new Error('gone'));
      default:
        return Promise.resolve(fake.answer);
    }
  };
  return fake;
};

/** Signals that a test gives. */
export interface FakeSignals extends PowerSignals {
  say(event: PowerEvent): void;
  /** What it answers when it is asked. */
  locked: boolean | null;
  listeners(): number;
}

/** Makes them. */
export const fakeSignals = (): FakeSignals => {
  const listeners = new Set<(event: PowerEvent) => void>();
  const fake: FakeSignals = {
    locked: null,
    say: (event) => {
      for (const listener of listeners) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isLocked: () => Promise.resolve(fake.locked),
    listeners: () => listeners.size,
  };
  return fake;
};
