/** What can fetch a newer version of this installation. */
import type { UpdateChannel } from '../../shared/bridge/shell.ts';
import type { Result } from '../../shared/result.ts';

/** A newer version than this one. */
export interface NewerVersion {
  readonly version: string;
  /** What is new in it, as its makers wrote it; null without. */
  readonly notes: string | null;
}

/** Why it failed. */
export type UpdateFault =
  /** The address did not answer, or not with what belongs there. */
  | 'noAnswer'
  /** What came is not what was announced, or could not be kept. */
  | 'notFetched'
  /** It was called off. */
  | 'stopped';

/** Fetches newer versions. One thing at a time. */
export interface Updater {
  /** Asks the address; null when there is none for this installation. Never rejects. */
  check(channel: UpdateChannel): Promise<Result<NewerVersion | null, UpdateFault>>;
  /** Fetches what the last check found, until the signal. Never rejects. */
  download(signal: AbortSignal): Promise<Result<null, UpdateFault>>;
  /** Whether what was fetched is put in place when the app quits. */
  installOnQuit(isAllowed: boolean): void;
  /** Quits, puts what was fetched in place, and starts it. */
  install(): void;
}
