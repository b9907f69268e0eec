/** What a command needs of the world. */
import type { Result } from '../../shared/result.ts';
import type { Style, Wording } from './words/style.ts';

/** The way to a running app. */
export interface AppLine {
  /** Sends one line and answers the next one. */
  ask(text: string): Promise<Result<string, 'silent' | 'gone'>>;
  /** Waits until the app is gone; false when it takes too long. */
  ended(): Promise<boolean>;
  close(): void;
}
/** An app that is being started. */
export interface Starting {
  /** It ended, and not because another one runs. */
  hasFailed(): boolean;
}
/** What a command needs. */
export interface RunPorts {
  readonly version: string;
  /** The zone of the one who asks. */
  readonly timeZone: string;
  readonly style: Style;
  readonly now: () => number;
  wait(ms: number): Promise<void>;
  /** Null: no app runs. */
  connect(): Promise<AppLine | null>;
  /** Why the app cannot be started here at all, in words; null where it can. */
  cannotStart(): string | null;
  /** Starts the app without its window; or why it cannot be, in words. */
  start(): Promise<Result<Starting, string>>;
  /** Null when it is longer than a message may be. */
  readInput(): Promise<string | null>;
}

/** What the words of an answer are made with. */
export const wordingOf = ({ style, timeZone, now }: RunPorts): Wording => ({
  style,
  timeZone,
  now: now(),
});
