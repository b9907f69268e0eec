/** The client engine: what a host starts and what the window talks to. */
import type { Bridge } from '../bridge/bridge.ts';
import type { NoticeView, View } from '../bridge/view.ts';

/** A running engine. */
export interface Engine extends Bridge {
  /** The view at this moment. */
  view(): View;
  /** The network came back, or the machine woke: try the relay at once (T5). */
  wake(): void;
  /** Says something to the user once, quietly: what a host has to tell. */
  tell(notice: NoticeView): void;
  /** Ends it: closes the connection and waits until all that was accepted is on disk. */
  stop(): Promise<void>;
}
