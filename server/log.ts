/** What the relay notes of itself. The kinds are closed: nothing that people write or are called has a place here. */
import type { CloseLabel } from './metrics/edges.ts';
import type { CloseBy } from './socket/ports.ts';

/** Something worth a line. */
export type LogEvent =
  | {
      readonly event: 'started';
      readonly version: string;
      /** Where it listens, and where its admin address does. */
      readonly url: string;
      readonly adminUrl: string | null;
      /** Size of the data folder, bytes. */
      readonly dataBytes: number;
    }
  | { readonly event: 'stopping'; readonly connections: number }
  | { readonly event: 'stopped'; readonly tookMs: number }
  /** A commit failed after one that did not; those that follow it are not told. */
  | { readonly event: 'commitsFail' }
  /** A commit was kept after one that was not. */
  | { readonly event: 'commitsWork'; readonly failedForMs: number }
  | { readonly event: 'opened' }
  | { readonly event: 'closed'; readonly by: CloseBy; readonly code: CloseLabel };

/** Takes what is worth a line. */
export interface RelayLog {
  log(event: LogEvent): void;
}

/** A log that nobody reads. */
export const noLog: RelayLog = { log: () => undefined };
